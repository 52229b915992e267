import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import type { FeeScheduleVersion } from './fee-schedule.messages.ts';
import { feeOn, feeSchedule } from './fee-schedule.ts';

const sample = (change: Partial<FeeScheduleVersion> = {}): FeeScheduleVersion => ({
  version: 'sample-1403',
  effectiveFrom: civilDate('2024-03-20'),
  sample: true,
  fees: { billReview: 35_000, meterVisit: 35_000 },
  ...change,
});
const today = civilDate('2024-03-19');
const publishing = byTwoPersons(feeSchedule);
const publish = (draft: FeeScheduleVersion, on = today, feeItems: readonly string[] = ['billReview']) =>
  ({ draft, today: on, feeItems }) as const;
const published = (schedule: FeeScheduleVersion) =>
  ({
    type: 'FeeSchedulePublished',
    data: { ...schedule, publishedOn: today, publication: publishedByTwo(today) },
  }) as const;

describe('fees of the counter offices (13.4)', () => {
  it('13.4 are published, and changed only by a new version from another day', () => {
    given(publishing).when(publish(sample())).then(published(sample())).when(publish(sample())).thenNothing();
    given(publishing, published(sample()))
      .when(publish(sample({ fees: {} })))
      .thenRejected('PublishedFeeScheduleMustNotChange');
    given(publishing, published(sample()))
      .when(publish(sample({ version: 'other' }), civilDate('2024-03-20')))
      .thenRejected('FeeScheduleDayMustBeUnique', { version: 'sample-1403' });
    const right = sample({ version: 'other', fees: { billReview: 36_000 } });
    given(publishing, published(sample()))
      .when(publish(right))
      .thenMatching((_, state) => expect(feeOn(state, 'billReview', right.effectiveFrom)?.amount).toBe(36_000));
  });
  it('13.4, 15.2-1: FeeScheduleMustHaveEveryFee, names the missing ones; a fee of zero is a fee', () => {
    const needs = ['billReview', 'meterVisit', 'toString'];
    given(publishing)
      .when(publish(sample({ fees: { x: 1, meterVisit: 0 } }), today, needs))
      .thenRejected('FeeScheduleMustHaveEveryFee', { missing: ['billReview', 'toString'] });
  });
  it('13.4 an earlier schedule without a fee still loads, and is the same when published again', () => {
    const incomplete = sample({ fees: { x: 1 } });
    expect(feeOn(fold(feeSchedule, [published(incomplete)]), 'x', incomplete.effectiveFrom)?.amount).toBe(1);
    given(publishing, published(incomplete)).when(publish(incomplete)).thenNothing();
  });
  it('13.4 are in force from their day on, until a later version', () => {
    const versions = fold(
      feeSchedule,
      [
        sample({ version: 'later', effectiveFrom: civilDate('2026-11-23'), fees: { billReview: 40_000 } }),
        sample(),
      ].map(published),
    );
    const fee = (day: string, item = 'billReview') => feeOn(versions, item, civilDate(day));
    expect([
      fee('2024-03-19'),
      fee('2026-11-22'),
      fee('2026-11-23'),
      fee('2026-11-23', 'meterVisit'),
      fee('2026-11-22', 'toString'),
    ]).toEqual([
      undefined,
      { item: 'billReview', amount: 35_000, schedule: 'sample-1403' },
      { item: 'billReview', amount: 40_000, schedule: 'later' },
      undefined,
      undefined,
    ]);
  });
});
