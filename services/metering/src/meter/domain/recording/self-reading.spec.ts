import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementUntilPublished, type JudgementPolicy } from '@pishkhan/consumption';
import { fold, given } from '@pishkhan/decider';
import { meter } from '../meter.ts';
import type { MeterEvent, RecordReading } from '../meter.messages.ts';
import type { RecordSelfReading, SelfReading } from './self-reading.messages.ts';

/** Situation 17: 9,924 on 1405-06-01; the slip of 1405-07-01 says 9,790. */
const today = civilDate('2026-09-24');
const installed: MeterEvent = {
  type: 'MeterInstalled',
  data: {
    meterId: '62000001',
    accountId: '10203040',
    serial: '62000001',
    capacity: 'G4',
    registerDigits: 5,
    installedOn: civilDate('2026-06-21'),
    index: 9_700,
    readingId: 'reading-0',
  },
};
const read = (readOn: string, finding: RecordReading['finding']): RecordReading => ({
  type: 'RecordReading',
  readingId: `reading-${readOn}`,
  readOn: civilDate(readOn),
  finding,
  today,
});
const eventsAfter = (...commands: Parameters<typeof meter.decide>[0][]): MeterEvent[] =>
  commands.reduce<MeterEvent[]>(
    (events, command) => {
      const decision = meter.decide(command, fold(meter, events));
      if ('rejected' in decision) throw new Error(decision.rejected);
      return [...events, ...decision];
    },
    [installed],
  );
const before = eventsAfter(read('2026-08-23', { kind: 'actual', index: 9_924 }));

const selfReading: SelfReading = {
  selfReadingId: 'request-1',
  caseId: 'case-1',
  channel: 'post',
  announcedOn: civilDate('2026-09-24'),
  approvedBy: 'representative-101-a',
  confirmedBy: 'affairs-1',
};
const declared = (index: number, more: Partial<RecordSelfReading> = {}): RecordSelfReading => ({
  type: 'RecordSelfReading',
  readingId: 'reading-self',
  meterId: '62000001',
  accountId: '10203040',
  readOn: civilDate('2026-09-23'),
  index,
  selfReading,
  today,
  ...more,
});
const refusedBy = (command: RecordSelfReading, events: readonly MeterEvent[] = before) => {
  const decision = meter.decide(command, fold(meter, [...events]));
  if ('rejected' in decision) throw new Error(decision.rejected);
  return decision.flatMap((event) => (event.type === 'SelfReadingRefused' ? [event.data.rule] : [event.type]));
};
/** The refusal is the answer to the case. */
const answerTo = (command: RecordSelfReading, events?: readonly MeterEvent[]) => ({
  thenRejected: (rule: string) => expect(refusedBy(command, events)).toEqual([rule]),
});

describe('a figure of a subscriber in the reading system (A9-3)', () => {
  it('A9-3, B3-7, 15.4-12: is a reading from the meter with its channel, both days and who approved it, once', () => {
    given(meter, ...before)
      .when(declared(9_974))
      .then({
        type: 'ReadingAccepted',
        data: {
          readingId: 'reading-self',
          meterId: '62000001',
          accountId: '10203040',
          readOn: civilDate('2026-09-23'),
          index: 9_974,
          kind: 'actual',
          rolledOver: false,
          selfReading,
        },
      })
      .when(declared(9_974))
      .thenNothing();
  });
  it('situation 17, 15.4-33, 15.4-34: one that falls, has too many digits or exceeds the capacity is refused', () => {
    expect(refusedBy(declared(9_790))).toEqual(['IndexMustNotFall']);
    expect(refusedBy(declared(100_000))).toEqual(['IndexMustFitRegister']);
    expect(refusedBy(declared(99_000))).toEqual(['ConsumptionMustNotExceedCapacity']);
    given(meter, ...before)
      .when(declared(9_790))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          data: { selfReadingId: 'request-1', caseId: 'case-1', rule: 'IndexMustNotFall', data: { index: 9_790 } },
        }),
      );
  });
  it('15.4-33: a rollover is entered if the representative confirms it', () => {
    const near = eventsAfter(read('2026-08-23', { kind: 'actual', index: 9_924 })).map((event): MeterEvent =>
      event.type === 'MeterInstalled'
        ? { ...event, data: { ...event.data, index: 99_700 } }
        : ({ ...event, data: { ...event.data, index: 99_924 } } as MeterEvent),
    );
    expect(refusedBy(declared(12), near)).toEqual(['RolloverMustBeConfirmed']);
    given(meter, ...near)
      .when(declared(12, { rolloverConfirmed: true }))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({ type: 'ReadingAccepted', data: { rolledOver: true, rolloverConfirmed: true } }),
      );
  });
  it('F8, A3-5: the same figure of the reader that waited for a person waits no longer, and is no error of his', () => {
    const near = [{ ...installed, data: { ...installed.data, index: 99_924 } } as MeterEvent];
    const held = meter.decide(read('2026-09-23', { kind: 'actual', index: 12 }), fold(meter, near)) as MeterEvent[];
    expect(held).toMatchObject([{ type: 'ReadingHeldForReview' }]);
    given(meter, ...near, ...held)
      .when(declared(12, { rolloverConfirmed: true }))
      .thenMatching((events) =>
        expect(events).toMatchObject([
          { type: 'ReadingReviewEnded', data: { outcome: 'released' } },
          { type: 'ReadingAccepted', data: { index: 12, selfReading } },
        ]),
      );
  });
  it('11.4: an unusual consumption was examined by persons already', () => {
    const policy: JudgementPolicy = {
      version: '1',
      limits: { ...indexJudgementUntilPublished, unusualTimesSameSeason: 1, unusualCubicMetresPer30Days: 0 },
    };
    expect(refusedBy(declared(10_900, { policy }))).toEqual(['ReadingAccepted']);
  });
  it('situation 16, 15.4-32: below an estimate it is a fact; of a day before estimates it is evidence', () => {
    const estimated = eventsAfter(
      read('2026-07-23', { kind: 'actual', index: 9_800 }),
      read('2026-08-23', { kind: 'absent' }),
    );
    expect(refusedBy(declared(9_801), estimated)).toEqual(['ReadingAccepted']);
    given(meter, ...estimated)
      .when(declared(9_820, { readOn: civilDate('2026-08-06') }))
      .thenMatching(([event], state) => {
        expect(event).toMatchObject({ type: 'ReadingKeptAsEvidence', data: { index: 9_820, selfReading } });
        expect(state).toMatchObject({ declared: ['request-1'] });
      });
  });
  it('15.4-46: a day has one figure, and a future day or one before the meter has none', () => {
    expect(refusedBy(declared(9_930, { readOn: civilDate('2026-08-23') }))).toEqual(['DayMustHaveOneReading']);
    answerTo(declared(9_924, { readOn: civilDate('2026-08-23') })).thenRejected('FigureMustNotBeRecordedAlready');
    expect(refusedBy(declared(9_974, { readOn: civilDate('2026-09-25') }))).toEqual(['DayMustNotBeInFuture']);
    expect(refusedBy(declared(9_600, { readOn: civilDate('2026-06-01') }))).toEqual(['ReadingMustFollowPrevious']);
  });
  it('9.6: a meter of another account, or taken off, has no figure of this one', () => {
    answerTo(declared(9_974, { accountId: '10203041' })).thenRejected('DeclaredMeterMustMeasureTheAccount');
    answerTo(declared(9_974), []).thenRejected('DeclaredMeterMustMeasureTheAccount');
  });
});
