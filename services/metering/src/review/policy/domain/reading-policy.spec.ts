import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { given } from '@pishkhan/decider';
import { byTwoPersons, publishedByTwo } from '@pishkhan/published-versions/builders';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { readingPolicy } from './reading-policy.ts';

const today = civilDate('2026-11-23');
const tomorrow = civilDate('2026-11-24');
const limits: PolicyVersion = {
  name: 'index-judgement',
  version: '1',
  effectiveFrom: civilDate('2026-12-01'),
  sample: true,
  settles: '15.4-33: the limits of a rollover',
  content: {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  },
};
const publishing = byTwoPersons(readingPolicy);
const publish = (draft: PolicyVersion, on = today) => ({ draft, today: on }) as const;
const published = (version: PolicyVersion) =>
  ({
    type: 'ReadingPolicyPublished',
    data: { ...version, publishedOn: today, publication: publishedByTwo(today) },
  }) as const;

describe('policies of readings', () => {
  it('15.4-33: no rollover is confirmed until a policy does', () => {
    const { state } = given(publishing).when(publish(limits)).then(published(limits));
    const on = (day: string) => indexJudgementOn(state, civilDate(day));
    expect(on('2026-11-30')).toMatchObject({ limits: { confirmPercentOfCapacity: 0 } });
    expect(on('2026-12-01')).toEqual({ version: '1', limits: limits.content });
  });
  it('15.2: ReadingPolicyMustBeKnown, ReadingPolicyContentMustFit', () => {
    given(publishing)
      .when(publish({ ...limits, name: 'weather' }))
      .thenRejected('ReadingPolicyMustBeKnown', { name: 'weather' });
    given(publishing)
      .when(publish({ ...limits, content: { ...(limits.content as object), confirmPercentOfCapacity: 101 } }))
      .thenRejected('ReadingPolicyContentMustFit', { at: '/confirmPercentOfCapacity' });
  });
  it('15.4-33: a version never changes, and a further one replaces it on its day of publishing only', () => {
    const other = {
      ...limits,
      version: '2',
      content: { ...(limits.content as object), reviewWithinDays: 5 },
    };
    given(publishing, published(limits))
      .when(publish({ ...other, version: '1' }))
      .thenRejected('ReadingPolicyVersionMustNotChange', { version: '1' });
    given(publishing, published(limits))
      .when(publish(other, tomorrow))
      .thenRejected('ReadingPolicyDayMustBeUnique', { version: '1' });
    const { state } = given(publishing, published(limits))
      .when(publish(other))
      .then({
        type: 'ReadingPolicyPublished',
        data: { ...other, publishedOn: today, replaces: '1', publication: publishedByTwo(today) },
      });
    expect(indexJudgementOn(state, other.effectiveFrom).limits.reviewWithinDays).toBe(5);
  });
});
