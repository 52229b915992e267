import { describe, expect, it } from '@jest/globals';
import { addDays, parseJalali } from '@pishkhan/calendar';
import { fold, given, isRejection, judged, type DomainEvent } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import fc from 'fast-check';
import type { JudgementPolicy } from '@pishkhan/consumption';
import type { MeterCommand, MeterEvent, MeterInstalled, ReadingAccepted, RecordReading } from '../meter.messages.ts';
import { meter } from '../meter.ts';
import type { ReadingHeldForReview } from './review.messages.ts';
import { ruleOfFinding } from '../recording/judging.ts';

const day = (jalali: string) => parseJalali(jalali)!;
const today = day('1405-09-01');
const policy: JudgementPolicy = {
  version: 'sample-1',
  limits: {
    rolloverPercentOfRegister: 25,
    confirmPercentOfCapacity: 15,
    confirmTimesSameSeason: 3,
    unusualTimesSameSeason: 10,
    unusualCubicMetresPer30Days: 600,
    readingsOfAStandstill: 3,
    reviewWithinDays: 3,
  },
};
const ids = { meterId: 'H7-0102', accountId: '20000102' };
const installed = (on: string, index: number): MeterInstalled => ({
  type: 'MeterInstalled',
  data: {
    ...ids,
    serial: ids.meterId,
    capacity: 'G4',
    registerDigits: 5,
    installedOn: day(on),
    index,
    readingId: 'r-0',
  },
});
const contracts = [
  { contractId: 'c', countyOffice: 'county-1', covers: { meters: [ids.meterId] }, from: day('1397-01-01') },
];
const actual = (on: string, index: number, more: Partial<RecordReading> = {}): RecordReading => ({
  type: 'RecordReading',
  readingId: `r-${on}`,
  readOn: day(on),
  finding: { kind: 'actual', index },
  contractorId: 'contractor-zagros',
  readerId: 'r1',
  contracts,
  today,
  policy,
  ...more,
});
const absent = (on: string): RecordReading => actual(on, 0, { finding: { kind: 'absent' } });
const reviewId = (on: string, index: number) => derivedId('review', ids.meterId, day(on), String(index));
const reviewed = { reason: 'seen on the photograph', today };
const acceptance = (
  on: string,
  index: number,
  more: { byHead?: boolean; evidence?: string; rolledOver?: boolean } = {},
) => ({ type: 'AcceptHeldReading', reviewId: reviewId(on, index), byHead: false, ...reviewed, ...more }) as const;
const after = (start: MeterEvent, ...commands: readonly MeterCommand[]): MeterEvent[] =>
  commands.reduce<MeterEvent[]>(
    (events, command) => {
      const decision = meter.decide(command, fold(meter, events));
      if (isRejection(decision)) throw new Error(decision.rejected);
      return [...events, ...decision];
    },
    [start],
  );
const typesOf = (events: readonly DomainEvent[]) => events.map(({ type }) => type);
const acceptedOf = (events: readonly MeterEvent[]) =>
  events.flatMap((event) => (event.type === 'ReadingAccepted' ? [event.data] : []));
const heldOf = (events: readonly MeterEvent[]): ReadingHeldForReview['data'][] =>
  events.flatMap((event) => (event.type === 'ReadingHeldForReview' ? [event.data] : []));

describe('F8: a reading that fails the judgement is held, never lost', () => {
  const start = installed('1405-05-01', 8_500);
  it.each([
    [99_604, 'exceedsCapacity', 'ConsumptionMustNotExceedCapacity'],
    [8_499, 'falls', 'IndexMustNotFall'],
    [100_001, 'moreDigits', 'IndexMustFitRegister'],
  ] as const)('F1: %i is held because it %s', (index, kind, rule) => {
    const [held] = heldOf(after(start, actual('1405-05-31', index)));
    expect(held).toMatchObject({
      index,
      previous: { readOn: day('1405-05-01'), index: 8_500 },
      heldOn: today,
      reviewUntil: day('1405-09-04'),
      policyVersion: 'sample-1',
      contractorId: 'contractor-zagros',
    });
    expect(held!.findings.map((finding) => finding.kind)).toEqual([kind]);
    judged(ruleOfFinding(held!.findings[0]!)).thenRejected(rule);
  });
  it('the same row again goes on waiting', () =>
    given(meter, ...after(start, actual('1405-05-31', 99_604)))
      .when(actual('1405-05-31', 99_604))
      .thenRejected('ReadingMustNotAwaitReview', { reviewId: reviewId('1405-05-31', 99_604) }));
  it('later readings are judged against the last accepted one, and the first stays evidence of its day once accepted', () => {
    const events = after(
      start,
      actual('1405-05-31', 12_900),
      actual('1405-06-31', 13_000),
      acceptance('1405-05-31', 12_900, { byHead: true, evidence: 'photograph 7' }),
    );
    expect(typesOf(events.slice(1))).toEqual([
      'ReadingHeldForReview',
      'ReadingAccepted',
      'ReadingReviewEnded',
      'ReadingKeptAsEvidence',
    ]);
    expect(acceptedOf(events).map(({ index }) => index)).toEqual([13_000]);
  });
  it('F4, 15.4-37: its own reader neither accepts nor corrects nor rejects it, and may order a visit; others may', () => {
    const of = { reviewId: reviewId('1405-05-31', 12_900), ...reviewed };
    const readBy = (readerId: string) => given(meter, ...after(start, actual('1405-05-31', 12_900, { readerId })));
    const decisions = [
      acceptance('1405-05-31', 12_900, { byHead: true, evidence: 'photograph 7' }),
      { type: 'CorrectHeldReading', ...of, rightIndex: 8_700, evidence: 'photograph 7', byHead: false },
      { type: 'RejectHeldReading', ...of },
    ] as const;
    for (const decision of decisions) {
      readBy('Affairs-1')
        .when({ ...decision, by: 'affairs-1' })
        .thenRejected('ReaderMustNotReviewTheOwnReading', { disputedReader: 'Affairs-1' });
      readBy('reader-99')
        .when({ ...decision, by: 'affairs-1' })
        .thenMatching(([event]) => expect(event).toMatchObject({ type: 'ReadingReviewEnded' }));
    }
    readBy('affairs-1')
      .when({ type: 'OrderReadingVisit', ...of, by: 'affairs-1' })
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'ReadingVisitOrdered' }));
  });
  it('7.5, 15.4-37: who entered a figure for another reader judges it no more than the reader', () => {
    const entered = after(start, actual('1405-05-31', 12_900, { readerId: 'expert-2', enteredBy: 'affairs-1' }));
    const decision = acceptance('1405-05-31', 12_900, { byHead: true, evidence: 'photograph 7' });
    given(meter, ...entered)
      .when({ ...decision, by: 'Affairs-1' })
      .thenRejected('EntryMustBeReviewedByAnother', { enteredBy: 'affairs-1' });
    given(meter, ...entered)
      .when({ ...decision, by: 'affairs-2' })
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'ReadingReviewEnded' }));
  });
  it('15.4-34: only the head accepts what exceeds the capacity, with evidence, and the event keeps what was overridden', () => {
    const history = after(start, actual('1405-05-31', 12_900));
    given(meter, ...history)
      .when(acceptance('1405-05-31', 12_900))
      .thenRejected('OverrideMustBeByTheHead');
    given(meter, ...history)
      .when(acceptance('1405-05-31', 12_900, { byHead: true }))
      .thenRejected('OverrideMustNameEvidence');
    given(meter, ...history)
      .when(acceptance('1405-05-31', 12_900, { byHead: true, evidence: 'photograph 7' }))
      .thenMatching(([ended, accepted]) => {
        expect(ended).toMatchObject({
          data: { outcome: 'accepted', evidence: 'photograph 7', overridden: [{ kind: 'exceedsCapacity' }] },
        });
        expect(accepted).toMatchObject({
          type: 'ReadingAccepted',
          data: { index: 12_900, confirmed: { by: 'person', reviewId: reviewId('1405-05-31', 12_900) } },
        });
      });
  });
  it('15.4-32, 15.4-34: misread evidence of a late day bounds no true reading that the head accepts', () => {
    const override = { byHead: true, evidence: 'visit of 30 Mordad' };
    const events = after(
      start,
      actual('1405-05-20', 8_600),
      absent('1405-05-31'),
      actual('1405-05-25', 8_900),
      actual('1405-06-10', 8_800),
    );
    expect(typesOf(events.slice(-2))).toEqual(['ReadingKeptAsEvidence', 'ReadingHeldForReview']);
    given(meter, ...events)
      .when(acceptance('1405-06-10', 8_800, override))
      .thenMatching(([ended, reading]) => {
        expect(ended).toMatchObject({ data: { outcome: 'accepted', overridden: [{ kind: 'falls' }] } });
        expect(reading).toMatchObject({ type: 'ReadingAccepted', data: { index: 8_800, readOn: day('1405-06-10') } });
      });
  });
  it('15.4-34: what falls is evidence of its day and never billed below the accepted reading', () => {
    const override = { byHead: true, evidence: 'visit of 30 Mordad' };
    const events = after(
      start,
      actual('1405-05-20', 8_600),
      actual('1405-05-31', 8_580),
      acceptance('1405-05-31', 8_580, override),
    );
    expect(typesOf(events.slice(-2))).toEqual(['ReadingReviewEnded', 'ReadingKeptAsEvidence']);
    given(meter, ...events)
      .when(actual('1405-06-31', 8_590))
      .thenMatching(([held]) => expect(held).toMatchObject({ type: 'ReadingHeldForReview' }));
  });
  it('no acceptance makes an index fit the register', () =>
    given(meter, ...after(start, actual('1405-05-31', 123_456)))
      .when(acceptance('1405-05-31', 123_456, { byHead: true, evidence: 'photograph' }))
      .thenRejected('IndexMustFitRegister'));
  it('F16, A3-5: is corrected to the index of the evidence, which is judged again and is no figure of the contractor', () => {
    const history = after(start, actual('1405-05-31', 99_604));
    const correction = (rightIndex: number) =>
      ({
        type: 'CorrectHeldReading',
        byHead: false,
        reviewId: reviewId('1405-05-31', 99_604),
        rightIndex,
        evidence: 'photograph 7',
        ...reviewed,
      }) as const;
    given(meter, ...history)
      .when(correction(14_000))
      .thenRejected('ConsumptionMustNotExceedCapacity', { most: 4_320 });
    const corrected = after(start, actual('1405-05-31', 99_604), correction(8_604));
    expect(corrected.at(-2)).toMatchObject({ data: { outcome: 'corrected', rightIndex: 8_604 } });
    expect(acceptedOf(corrected)).toMatchObject([{ index: 8_604, readerId: 'r1' }]);
    expect(acceptedOf(corrected)[0]).not.toHaveProperty('contractorId');
    given(meter, ...corrected)
      .when(correction(8_604))
      .thenNothing();
    given(meter, ...corrected)
      .when(acceptance('1405-05-31', 99_604))
      .thenRejected('ReviewMustBeOpen', { outcome: 'corrected' });
    given(meter, ...corrected)
      .when(actual('1405-05-31', 99_604))
      .thenNothing();
  });
  it('is rejected with a reason, and the same row again is rejected by name', () => {
    const rejection = { type: 'RejectHeldReading', reviewId: reviewId('1405-05-31', 99_604), ...reviewed } as const;
    const rejected = after(start, actual('1405-05-31', 99_604), rejection);
    given(meter, ...rejected)
      .when(rejection)
      .thenNothing();
    given(meter, ...rejected)
      .when(actual('1405-05-31', 99_604))
      .thenRejected('ReadingMustNotBeRejected', { reason: reviewed.reason });
  });
  it('a visit is ordered once, and the reading goes on waiting', () => {
    const visit = { type: 'OrderReadingVisit', reviewId: reviewId('1405-05-31', 99_604), ...reviewed } as const;
    const ordered = after(start, actual('1405-05-31', 99_604), visit);
    expect(ordered.at(-1)?.type).toBe('ReadingVisitOrdered');
    given(meter, ...ordered)
      .when(visit)
      .thenNothing();
    given(meter, ...ordered)
      .when({ ...visit, type: 'RejectHeldReading' })
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingReviewEnded']));
    given(meter, start).when(visit).thenRejected('ReviewMustExist', { reviewId: visit.reviewId });
  });
});

describe('case 03: a held reading is judged again when its cause is gone', () => {
  const misread = [actual('1405-05-31', 5_290), actual('1405-06-31', 5_262)];
  const start = installed('1405-05-01', 5_200);
  const correction = {
    type: 'CorrectReadings',
    readings: [{ readingId: 'r-1405-05-31', rightIndex: 5_250, rolledOver: false, because: 'corrected' }],
    correctionId: 'c-1',
    caseId: 'case-1',
  } as const;
  it('F8: 5262 below 5290 is held, and accepted with the correction of 5290 to 5250', () => {
    const events = after(start, ...misread, correction);
    expect(typesOf(events.slice(-3))).toEqual(['ReadingCorrected', 'ReadingReviewEnded', 'ReadingAccepted']);
    expect(acceptedOf(events).at(-1)).toMatchObject({ index: 5_262, rolledOver: false });
    given(meter, ...events)
      .when(misread[1]!)
      .thenNothing();
  });
});

describe('F8, 15.4-33, 15.4-34: a held reading is judged again by the limits of the policy', () => {
  const lastYear = [actual('1404-06-01', 1_100), actual('1404-07-01', 1_200), actual('1404-08-01', 1_300)];
  const right = (rightIndex: number, more: { policy?: JudgementPolicy } = { policy }) =>
    ({
      type: 'CorrectReadings',
      readings: [{ readingId: 'r-1405-06-01', rightIndex, rolledOver: false, because: 'corrected' }],
      correctionId: 'c-1',
      caseId: 'case-1',
      ...more,
    }) as const;
  const misread = [...lastYear, actual('1405-06-01', 5_400), actual('1405-07-01', 3_000)];
  const start = installed('1404-05-01', 1_000);

  it('an unusual consumption goes on waiting after the correction, with this reason instead of the fall', () => {
    const events = after(start, ...misread, right(1_800));
    expect(heldOf(events).map(({ findings }) => findings.map(({ kind }) => kind))).toEqual([['falls'], ['unusual']]);
    expect(acceptedOf(events).at(-1)).toMatchObject({ index: 5_400 });
    const accepted = after(start, ...misread, right(1_800), acceptance('1405-07-01', 3_000));
    expect(acceptedOf(accepted).at(-1)).toMatchObject({ index: 3_000, confirmed: { by: 'person' } });
  });

  it('a usual consumption is released by the same correction', () =>
    expect(acceptedOf(after(start, ...misread, right(2_800))).at(-1)).toMatchObject({ index: 3_000 }));

  it('a visit stays ordered when the reason changes', () => {
    const visit = { type: 'OrderReadingVisit', reviewId: reviewId('1405-07-01', 3_000), ...reviewed } as const;
    given(meter, ...after(start, ...misread, visit, right(1_800)))
      .when(visit)
      .thenNothing();
  });

  it('the standstill after a correction is counted by the policy', () => {
    const still = [actual('1405-06-01', 1_310), actual('1405-07-01', 1_310)];
    const moved = [actual('1405-05-01', 1_305), ...still];
    const ofFour = { ...policy, limits: { ...policy.limits, readingsOfAStandstill: 4 } };
    const corrected = { ...right(1_310), readings: [{ readingId: 'r-1405-05-01', rightIndex: 1_310 }] };
    const standstills = (limits: JudgementPolicy) =>
      typesOf(after(start, ...lastYear, ...moved, { ...corrected, policy: limits })).filter(
        (type) => type === 'MeterStoodStill',
      );
    expect([standstills(policy), standstills(ofFour)]).toEqual([['MeterStoodStill'], []]);
  });
});

describe('case 02, 15.4-32: a fact outranks an estimate', () => {
  const start = installed('1404-10-01', 1_000);
  const readings = [
    actual('1404-11-01', 1_600),
    absent('1404-12-01'),
    actual('1405-01-15', 1_900),
    actual('1405-02-15', 1_950),
  ];
  it('actual readings below the estimate of 2200 are accepted without a rollover', () => {
    const events = after(start, ...readings);
    expect(acceptedOf(events).map(({ kind, index, rolledOver }) => [kind, index, rolledOver])).toEqual([
      ['actual', 1_600, false],
      ['estimated', 2_200, false],
      ['actual', 1_900, false],
      ['actual', 1_950, false],
    ]);
  });
  it('a later estimate is derived without the estimate that a fact contradicts', () => {
    const { estimate, index } = acceptedOf(after(start, ...readings, absent('1405-03-15'))).at(-1)!;
    expect(index).toBe(2_000);
    expect(estimate).toMatchObject({ method: 'periodBefore', derivedFrom: [{ index: 1_900 }, { index: 1_950 }] });
  });
  it('a reading that arrives late is evidence of its day, once, also on the day of an estimate', () => {
    for (const on of ['1404-11-20', '1404-12-01'])
      given(meter, ...after(start, ...readings))
        .when(actual(on, 1_750))
        .then({
          type: 'ReadingKeptAsEvidence',
          data: {
            evidenceId: derivedId('evidence', ids.meterId, day(on), '1750'),
            ...ids,
            readOn: day(on),
            index: 1_750,
            contractorId: 'contractor-zagros',
            contractId: 'c',
            readerId: 'r1',
          },
        })
        .when(actual(on, 1_750))
        .thenNothing();
  });
  it('a late reading that contradicts the facts around it is held', () =>
    given(meter, ...after(start, ...readings))
      .when(actual('1404-11-20', 1_901))
      .thenMatching(([held]) => expect(held).toMatchObject({ data: { findings: [{ kind: 'falls' }] } })));
  it('evidence is a fact for the next reading', () => {
    const late = after(start, actual('1404-11-01', 1_600), absent('1404-12-01'), actual('1404-11-20', 1_750));
    given(meter, ...late)
      .when(actual('1405-01-15', 1_700))
      .thenMatching(([held]) => expect(held).toMatchObject({ data: { previous: { index: 1_750 } } }));
  });
});

describe('case 09, 15.4-33: a rollover counts only if it is confirmed', () => {
  const start = installed('1405-04-01', 99_000);
  const rolled = [actual('1405-05-01', 99_100), actual('1405-06-01', 40)];
  it('40 after 99,100 is kept and not billed until a person confirms it', () => {
    const events = after(start, ...rolled);
    const [held] = heldOf(events);
    expect(held).toMatchObject({ index: 40, findings: [{ kind: 'unconfirmedRollover', consumption: 940 }] });
    judged(ruleOfFinding(held!.findings[0]!)).thenRejected('RolloverMustBeConfirmed', { previousIndex: 99_100 });
    given(meter, ...events)
      .when(acceptance('1405-06-01', 40))
      .thenMatching((more) => expect(acceptedOf(more)).toMatchObject([{ index: 40, rolledOver: true }]));
  });
  it('later readings of the register wait too, and are accepted with it in the order of their days', () => {
    const events = after(start, ...rolled, actual('1405-07-01', 140));
    expect(acceptedOf(events)).toHaveLength(1);
    const accepted = acceptedOf(after(events[0]!, ...rolled, actual('1405-07-01', 140), acceptance('1405-06-01', 40)));
    expect(accepted.map(({ index, rolledOver }) => [index, rolledOver])).toEqual([
      [99_100, false],
      [40, true],
      [140, false],
    ]);
  });
  it('the policy confirms a small one of a usual season, and the event names it with its version', () => {
    const lastYear = [actual('1404-05-01', 99_500), actual('1404-06-01', 99_600), actual('1405-05-01', 99_900)];
    const accepted = acceptedOf(after(installed('1404-01-01', 99_000), ...lastYear, actual('1405-06-01', 40)));
    expect(accepted.at(-1)).toMatchObject({
      index: 40,
      rolledOver: true,
      confirmed: { by: 'policy', policy: 'index-judgement', version: 'sample-1' },
    });
    const without = actual('1405-06-01', 40);
    const { policy: _, ...noPolicy } = without;
    expect(heldOf(after(installed('1404-01-01', 99_000), ...lastYear, noPolicy))).toHaveLength(1);
  });
  it('an unusual consumption is confirmed by a person', () => {
    const lastYear = [actual('1404-05-01', 1_400), actual('1404-06-01', 1_480), actual('1405-05-01', 2_000)];
    const events = after(installed('1404-01-01', 1_000), ...lastYear, actual('1405-06-01', 2_800));
    const [unusual] = heldOf(events)[0]!.findings;
    expect(unusual).toMatchObject({ kind: 'unusual', consumption: 800, usual: 80 });
    judged(ruleOfFinding(unusual!)).thenRejected('ConsumptionMustBeUsual', { usual: 80 });
    given(meter, ...events)
      .when(acceptance('1405-06-01', 2_800))
      .thenMatching((more) => expect(acceptedOf(more)).toMatchObject([{ index: 2_800 }]));
  });
  it('F8: an unusual one is released by the policy once the reading before it is corrected, and waits without one', () => {
    const lastYear = [actual('1404-05-01', 1_400), actual('1404-06-01', 1_480), actual('1405-05-01', 2_000)];
    const events = after(installed('1404-01-01', 1_000), ...lastYear, actual('1405-06-01', 2_800));
    const correcting = (rightIndex: number) => ({
      type: 'CorrectReadings' as const,
      readings: [{ readingId: 'r-1405-05-01', rightIndex }],
      correctionId: 'c-1',
      caseId: 'case-1',
    });
    given(meter, ...events)
      .when({ ...correcting(2_700), policy })
      .thenMatching((more) => {
        expect(typesOf(more)).toEqual(['ReadingCorrected', 'ReadingReviewEnded', 'ReadingAccepted']);
        expect(acceptedOf(more)).toMatchObject([{ index: 2_800 }]);
      });
    for (const command of [{ ...correcting(1_990), policy }, correcting(2_700)])
      given(meter, ...events)
        .when(command)
        .thenMatching((more) => expect(typesOf(more)).toEqual(['ReadingCorrected']));
  });
});

describe('15.4-46: two figures of one meter and day both go to a person', () => {
  const start = installed('1405-05-01', 8_500);
  const both = [actual('1405-05-31', 8_600, { otherIndex: 8_660 }), actual('1405-05-31', 8_660, { otherIndex: 8_600 })];
  it('of one file: neither is billed until one is accepted, and then the other cannot be', () => {
    const events = after(start, ...both);
    expect(heldOf(events).map(({ findings }) => findings[0]!.kind)).toEqual(['twoFigures', 'twoFigures']);
    const accepted = after(start, ...both, acceptance('1405-05-31', 8_660));
    expect(acceptedOf(accepted)).toMatchObject([{ index: 8_660 }]);
    given(meter, ...accepted)
      .when(acceptance('1405-05-31', 8_600))
      .thenRejected('DayMustHaveOneReading', { acceptedIndex: 8_660 });
  });
  it('of two files: the accepted one stays, and the other is held', () =>
    given(meter, ...after(start, actual('1405-05-31', 8_600)))
      .when(actual('1405-05-31', 8_660))
      .thenMatching(([held]) => {
        expect(held).toMatchObject({ data: { findings: [{ kind: 'twoFigures', index: 8_660, other: 8_600 }] } });
        const [finding] = (held as ReadingHeldForReview).data.findings;
        judged(ruleOfFinding(finding!)).thenRejected('DayMustHaveOneFigure', { index: 8_660, other: 8_600 });
      }));
});

describe('15.4-46: one figure of a day is evidence', () => {
  const late = after(
    installed('1405-05-01', 8_500),
    actual('1405-06-01', 8_700),
    actual('1405-05-20', 8_560),
    actual('1405-05-20', 8_590),
  );
  const evidenceIn = (events: readonly MeterEvent[]) => {
    const state = fold(meter, events);
    return 'evidence' in state ? state.evidence.map(({ index }) => index) : [];
  };
  const head = { byHead: true, evidence: 'photograph 9' };
  const correction = (rightIndex: number, byHead: boolean) =>
    ({
      type: 'CorrectHeldReading',
      reviewId: reviewId('1405-05-20', 8_590),
      rightIndex,
      evidence: 'photograph 9',
      byHead,
      ...reviewed,
    }) as const;
  it('15.4-46, 15.4-32: the first of two late figures is evidence, the second waits', () => {
    expect(evidenceIn(late)).toEqual([8_560]);
    expect(heldOf(late)).toMatchObject([{ findings: [{ kind: 'twoFigures', index: 8_590, other: 8_560 }] }]);
  });
  it('15.4-46, 15.4-34: only the head accepts the second, with evidence, and it takes the place of the first', () => {
    const waiting = given(meter, ...late);
    waiting.when(acceptance('1405-05-20', 8_590)).thenRejected('OverrideMustBeByTheHead');
    waiting.when(acceptance('1405-05-20', 8_590, { byHead: true })).thenRejected('OverrideMustNameEvidence');
    const decided = meter.decide(acceptance('1405-05-20', 8_590, head), fold(meter, late));
    if (isRejection(decided)) throw new Error(decided.rejected);
    expect(decided).toMatchObject([
      { type: 'ReadingReviewEnded', data: { outcome: 'accepted', overridden: [{ kind: 'twoFigures', other: 8_560 }] } },
      {
        type: 'ReadingKeptAsEvidence',
        data: { index: 8_590, replaces: [expect.any(String)], override: { evidence: 'photograph 9' } },
      },
    ]);
    expect(evidenceIn([...late, ...decided])).toEqual([8_590]);
  });
  it('15.4-46: a corrected figure replaces it too, by the head alone; the same figure is not kept twice', () => {
    given(meter, ...late)
      .when(correction(8_575, false))
      .thenRejected('OverrideMustBeByTheHead');
    const state = fold(meter, late);
    const replaced = meter.decide(correction(8_575, true), state);
    if (isRejection(replaced)) throw new Error(replaced.rejected);
    expect(evidenceIn([...late, ...replaced])).toEqual([8_575]);
    const same = meter.decide(correction(8_560, false), state);
    expect(isRejection(same) ? same : typesOf(same)).toEqual(['ReadingReviewEnded']);
  });
});

describe('15.4-46, 15.4-34: a figure of a day whose other figure was accepted waits for a person', () => {
  const events = after(
    installed('1405-05-01', 8_500),
    actual('1405-05-20', 9_900),
    actual('1405-05-25', 8_790),
    actual('1405-05-25', 8_620),
    actual('1405-05-31', 8_650),
    acceptance('1405-05-25', 8_620, { byHead: true, evidence: 'photograph 7' }),
    {
      type: 'CorrectReadings',
      readings: [{ readingId: 'r-1405-05-20', rightIndex: 8_600, rolledOver: false, because: 'corrected' }],
      correctionId: 'c-1',
      caseId: 'case-1',
    },
  );
  it('a correction that makes room for it does not release it, and names both figures', () => {
    expect(acceptedOf(events).map(({ index }) => index)).toEqual([9_900, 8_650]);
    expect(heldOf(events).at(-1)!.findings).toContainEqual({
      kind: 'twoFigures',
      readOn: day('1405-05-25'),
      index: 8_790,
      other: 8_620,
    });
  });
  it('nor is a reading accepted below one that is billed, although evidence of that day is lower', () => {
    const evidence: MeterEvent = {
      type: 'ReadingKeptAsEvidence',
      data: { evidenceId: 'evidence-1', ...ids, readOn: day('1405-05-20'), index: 8_600 },
    };
    given(meter, ...after(installed('1405-05-01', 8_500), actual('1405-05-20', 9_900)), evidence)
      .when(actual('1405-05-31', 8_650))
      .thenMatching((more) => expect(heldOf(more)).toMatchObject([{ findings: [{ kind: 'falls' }] }]));
  });
});

describe('15.4-33: the limits of the policy in force decide about a held reading, too', () => {
  const limitedTo = (rolloverPercentOfRegister: number): JudgementPolicy => ({
    version: 'sample-2',
    limits: { ...policy.limits, rolloverPercentOfRegister },
  });
  const start = installed('1404-05-01', 80_000);
  const correction = (rightIndex: number, more: { policy?: JudgementPolicy } = {}) =>
    ({
      type: 'CorrectHeldReading',
      byHead: false,
      reviewId: reviewId('1405-05-01', 5),
      rightIndex,
      evidence: 'photograph 7',
      ...reviewed,
      ...more,
    }) as const;

  it('a lower index is a rollover that an officer confirms if the policy allows so much of the register, and falls without it', () => {
    const events = after(start, actual('1405-05-01', 5, { policy: limitedTo(25) }));
    expect(heldOf(events)[0]!.findings.map(({ kind }) => kind)).toEqual(['unconfirmedRollover']);
    given(meter, ...events)
      .when({ ...acceptance('1405-05-01', 5), policy: limitedTo(25) })
      .thenMatching((more) => expect(acceptedOf(more)).toMatchObject([{ index: 5, rolledOver: true }]));
    given(meter, ...events)
      .when({ ...acceptance('1405-05-01', 5), policy: limitedTo(10) })
      .thenRejected('OverrideMustBeByTheHead');
  });
  it('a right index is judged by it', () => {
    const events = after(start, actual('1405-05-01', 5, { policy: limitedTo(25) }));
    given(meter, ...events)
      .when(correction(9, { policy: limitedTo(25) }))
      .thenMatching((more) => expect(acceptedOf(more)).toMatchObject([{ index: 9, rolledOver: true }]));
    given(meter, ...events)
      .when(correction(9, { policy: limitedTo(10) }))
      .thenRejected('IndexMustNotFall');
  });
  it('A2: the standstill of an accepted reading is counted by it', () => {
    const ofTwo: JudgementPolicy = { ...policy, limits: { ...policy.limits, readingsOfAStandstill: 2 } };
    const events = after(
      installed('1405-03-01', 500),
      actual('1405-04-01', 510, { policy: ofTwo }),
      actual('1405-05-01', 510, { policy: ofTwo, otherIndex: 520 }),
    );
    given(meter, ...events)
      .when({ ...acceptance('1405-05-01', 510), policy: ofTwo })
      .thenMatching((more) => expect(typesOf(more)).toContain('MeterStoodStill'));
  });
});

describe('15.4-33: a confirmed rollover needs no second confirmation', () => {
  const start = installed('1405-04-01', 99_000);
  const rolled = [actual('1405-05-01', 99_100), actual('1405-06-01', 40)];
  it('late evidence between the two readings is kept', () =>
    given(meter, ...after(start, ...rolled, acceptance('1405-06-01', 40)))
      .when(actual('1405-05-15', 99_500))
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingKeptAsEvidence'])));
  it('a correction with a rollover counts as confirmed, because its approvers saw it', () => {
    const corrected = {
      type: 'CorrectReadings',
      readings: [{ readingId: 'r-1405-06-01', rightIndex: 50, rolledOver: true, because: 'corrected' }],
      correctionId: 'c-1',
      caseId: 'case-1',
    } as const;
    given(meter, ...after(start, actual('1405-05-01', 99_100), actual('1405-06-01', 99_200), corrected))
      .when(actual('1405-05-15', 99_500))
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingKeptAsEvidence']));
  });
});

describe('15.4-34, F8: an accepted index that falls stays in the worklist until nothing is left to do', () => {
  const override = { byHead: true, evidence: 'visit of 30 Mordad' };
  const fallen = after(
    installed('1405-05-01', 8_500),
    actual('1405-05-20', 8_600),
    actual('1405-05-31', 8_580),
    acceptance('1405-05-31', 8_580, override),
  );
  const settled = { type: 'AcceptedFallSettled', data: { reviewId: reviewId('1405-05-31', 8_580), ...ids } } as const;
  it('the evidence names what the head overrode', () =>
    expect(fallen.at(-1)).toMatchObject({
      type: 'ReadingKeptAsEvidence',
      data: { override: { evidence: 'visit of 30 Mordad', findings: [{ kind: 'falls' }] } },
    }));
  it('the correction of the reading before it ends that, once', () => {
    const correction = {
      type: 'CorrectReadings',
      readings: [{ readingId: 'r-1405-05-20', rightIndex: 8_560, rolledOver: false, because: 'corrected' }],
      correctionId: 'c-1',
      caseId: 'case-1',
    } as const;
    given(meter, ...fallen)
      .when(correction)
      .thenMatching((events) => expect(events.at(-1)).toEqual(settled));
    given(meter, ...fallen, settled)
      .when(correction)
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingCorrected']));
  });
  it('a correction that leaves it above the accepted index does not', () =>
    given(meter, ...fallen)
      .when({
        type: 'CorrectReadings',
        readings: [{ readingId: 'r-1405-05-20', rightIndex: 8_590, rolledOver: false, because: 'corrected' }],
        correctionId: 'c-1',
        caseId: 'case-1',
      })
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingCorrected'])));
  it('15.4-39: a correction that moves the only reading before it to a later day ends it', () =>
    given(
      meter,
      ...after(installed('1405-05-01', 8_500), actual('1405-05-20', 8_480), acceptance('1405-05-20', 8_480, override)),
    )
      .when({
        type: 'CorrectReadings',
        readings: [{ readingId: 'r-0', rightIndex: 8_500, rightDay: day('1405-05-25'), because: 'dayCorrected' }],
        correctionId: 'c-1',
        caseId: 'case-1',
      })
      .thenMatching((events) => expect(typesOf(events)).toEqual(['ReadingCorrected', 'AcceptedFallSettled'])));
  it('the next billed reading ends it, because it includes the difference', () =>
    given(meter, ...fallen)
      .when(actual('1405-06-31', 8_700))
      .thenMatching((events) => {
        expect(typesOf(events)).toEqual(['ReadingAccepted', 'AcceptedFallSettled']);
        expect(events.at(-1)).toEqual(settled);
      }));
});

describe('15.4-33, 15.4-34: a rollover by more than the share of the register', () => {
  const start: MeterEvent = {
    ...installed('1405-01-01', 9_000),
    data: { ...installed('1405-01-01', 9_000).data, registerDigits: 4 },
  };
  const override = { byHead: true, evidence: 'photograph of the register', rolledOver: true };
  it('is accepted by the head with evidence, as 2,700 m³ in 90 days on a register of four digits, and settles at once', () => {
    const events = after(start, actual('1405-03-29', 1_700));
    given(meter, ...events)
      .when(acceptance('1405-03-29', 1_700, { ...override, byHead: false }))
      .thenRejected('OverrideMustBeByTheHead');
    given(meter, ...events)
      .when(acceptance('1405-03-29', 1_700, override))
      .thenMatching((more) => {
        expect(typesOf(more)).toEqual(['ReadingReviewEnded', 'ReadingAccepted', 'AcceptedFallSettled']);
        expect(acceptedOf(more)).toMatchObject([{ index: 1_700, rolledOver: true, confirmed: { by: 'person' } }]);
      });
    const next = after(
      start,
      actual('1405-03-29', 1_700),
      acceptance('1405-03-29', 1_700, override),
      actual('1405-04-20', 2_600),
    );
    expect(acceptedOf(next).at(-1)).toMatchObject({ index: 2_600, rolledOver: false });
  });
  it('is no rollover beyond the capacity', () =>
    given(meter, ...after(start, actual('1405-01-11', 8_990)))
      .when(acceptance('1405-01-11', 8_990, override))
      .thenRejected('IndexMustNotFall', { index: 8_990 }));
});

describe('F11, 15.4-31: one rollover has one mark', () => {
  const before = [installed('1405-01-01', 99_700), actual('1405-02-01', 99_800), actual('1405-03-01', 99_940)] as const;
  const marksAfter = (index: number) =>
    acceptedOf(after(...before, absent('1405-03-20'), actual('1405-04-20', index), acceptance('1405-04-20', index)))
      .slice(-2)
      .map((each) => [each.index, each.rolledOver, each.rolloverConfirmed]);
  it('of an estimate across it and the reading after it, only the estimate has it, and the reading its confirmation', () =>
    expect(marksAfter(60)).toEqual([
      [25, true, undefined],
      [60, false, true],
    ]));
  it('a reading below that estimate gets its own with the correction of the estimate', () =>
    expect(marksAfter(10)).toEqual([
      [25, true, undefined],
      [10, false, true],
    ]));
  it('of an estimate before it, the reading has it', () =>
    expect(
      acceptedOf(
        after(
          installed('1405-01-01', 99_700),
          actual('1405-02-01', 99_720),
          absent('1405-03-20'),
          actual('1405-04-20', 60),
          acceptance('1405-04-20', 60),
        ),
      ).map((each) => [each.index, each.rolledOver]),
    ).toEqual([
      [99_720, false],
      [99_752, false],
      [60, true],
    ]));
  it('an event of an earlier release keeps the mark of both; a correction derives them anew', () => {
    const events = after(...before, absent('1405-03-20'), actual('1405-04-20', 60), acceptance('1405-04-20', 60));
    const earlier = events.map((event): MeterEvent => {
      if (event.type !== 'ReadingAccepted' || event.data.index !== 60) return event;
      const { rolloverConfirmed: _, ...data } = event.data;
      return { ...event, data: { ...data, rolledOver: true } };
    });
    const readings = [
      { readingId: 'r-1405-02-01', rightIndex: 99_805, rolledOver: false, because: 'corrected' },
    ] as const;
    given(meter, ...earlier)
      .when({ type: 'CorrectReadings', readings, correctionId: 'c', caseId: 'case' })
      .thenMatching((more) => {
        expect(fold(meter, [...earlier, ...more])).toMatchObject({
          readings: [{}, { index: 99_805 }, {}, { rolledOver: true }, { index: 60, rolloverConfirmed: true }],
        });
        expect(more.at(-1)!.data).toMatchObject({ rightIndex: 60, rolledOver: false, because: 'derivedAnew' });
      });
  });
});

describe('A2: a standstill is reviewed', () => {
  const start = installed('1405-03-01', 500);
  const still = [actual('1405-04-01', 510), actual('1405-05-01', 510), actual('1405-06-01', 510)];
  const standstill = { reviewId: `standstill-${ids.meterId}`, ...reviewed };
  it('is accepted, or a visit is ordered; it has no index to correct', () => {
    const history = after(start, ...still);
    expect(typesOf(history)).toContain('MeterStoodStill');
    judged(ruleOfFinding({ kind: 'standsStill', index: 510, since: day('1405-04-01'), readings: 3 })).thenRejected(
      'IndexMustMove',
    );
    const acceptStandstill = { ...standstill, type: 'AcceptHeldReading', byHead: false } as const;
    const reviewedStandstill = after(start, ...still, { ...standstill, type: 'OrderReadingVisit' }, acceptStandstill);
    expect(typesOf(reviewedStandstill.slice(-2))).toEqual(['ReadingVisitOrdered', 'ReadingReviewEnded']);
    given(meter, ...reviewedStandstill)
      .when(acceptStandstill)
      .thenNothing();
    given(meter, ...history)
      .when({ ...standstill, type: 'RejectHeldReading' })
      .thenRejected('OnlyAReadingMayBeCorrected');
  });
  it('is over when the meter moves', () =>
    given(meter, ...after(start, ...still, actual('1405-07-01', 520)))
      .when({ ...standstill, type: 'AcceptHeldReading', byHead: false })
      .thenRejected('ReviewMustExist'));
});

it('15.4-31: a reader’s estimate that its chain does not keep is held, and nobody accepts it', () => {
  const guess = (readOn: ReturnType<typeof day>, index: number): RecordReading => ({
    ...actual('1402-01-01', index),
    readingId: readOn,
    readOn,
    finding: { kind: 'estimated', index },
  });
  const on = (days: number) => addDays(day('1402-01-01'), days);
  const absent = { ...guess(on(66), 0), finding: { kind: 'absent' as const } };
  // 3,000 m³ in 22 days are 6,000 m³ in the 44 days after: the estimate is 0, across a rollover.
  const start = {
    ...installed('1402-01-01', 1_000),
    data: { ...installed('1402-01-01', 1_000).data, registerDigits: 4 },
  };
  const history = after(start, guess(on(22), 4_000), absent);
  const held = meter.decide(guess(on(81), 1_000), fold(meter, history)) as readonly MeterEvent[];
  expect(held).toMatchObject([{ type: 'ReadingHeldForReview', data: { findings: [{ kind: 'falls' }] } }]);
  const { reviewId } = held[0]!.data as { reviewId: string };
  given(meter, ...history, ...held)
    .when({ ...reviewed, type: 'AcceptHeldReading', reviewId, byHead: true, evidence: 'photograph', rolledOver: true })
    .thenRejected('IndexMustNotFall');
});

describe('F8, 15.4-32: no true reading is lost', () => {
  const step = fc.record({
    days: fc.integer({ min: 1, max: 40 }),
    perDay: fc.integer({ min: 0, max: 140 }),
    what: fc.constantFrom('actual', 'absent', 'misread', 'late'),
    wrongBy: fc.integer({ min: -5_000, max: 90_000 }),
  });
  it('it is accepted, held or evidence, and the next one can always be recorded; once accepted no consumption is negative', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        (index, steps) => {
          let events: MeterEvent[] = [installed('1402-01-01', index)];
          let [offset, right] = [0, index];
          for (const { days, perDay, what, wrongBy } of steps) {
            offset += days;
            right = (right + days * perDay) % 100_000;
            const readOn = addDays(day('1402-01-01'), offset);
            const shown = what === 'misread' ? Math.abs(right + wrongBy) % 100_000 : right;
            const command: RecordReading = {
              ...actual('1402-01-01', shown),
              readingId: readOn,
              readOn,
              ...(what === 'absent' && { finding: { kind: 'absent' as const } }),
            };
            const decision = meter.decide(command, fold(meter, events));
            if (isRejection(decision)) {
              expect(decision.rejected).toBe('EstimateMustHaveHistory');
              continue;
            }
            expect(decision.length).toBeGreaterThan(0);
            events = [...events, ...decision];
          }
          const accepted = events.filter((event): event is ReadingAccepted => event.type === 'ReadingAccepted');
          let [fact, before] = [index, index];
          for (const { data } of accepted) {
            if (data.rolledOver) expect(data.index).toBeLessThan(before);
            if (data.kind === 'actual') expect(data.index < fact).toBe(data.rolloverConfirmed === true);
            before = data.index;
            if (data.kind === 'actual') fact = data.index;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const decided = fc.record({
    what: fc.constantFrom('AcceptHeldReading', 'CorrectHeldReading', 'RejectHeldReading', 'OrderReadingVisit'),
    after: fc.nat({ max: 12 }),
    which: fc.nat({ max: 3 }),
  });
  it('15.4-34: after any decisions of people, once what is wrong is corrected, the next true reading is accepted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.array(decided, { maxLength: 8 }),
        fc.record({ days: fc.integer({ min: 1, max: 40 }), perDay: fc.integer({ min: 0, max: 140 }) }),
        (index, steps, decisions, next) => {
          let events: MeterEvent[] = [installed('1402-01-01', index)];
          const truth = new Map([[day('1402-01-01'), index]]);
          const state = () => {
            const folded = fold(meter, events);
            if (folded.status !== 'installed') throw new Error('no meter');
            return folded;
          };
          const play = (command: MeterCommand): boolean => {
            const decision = meter.decide(command, state());
            if (!isRejection(decision)) events = [...events, ...decision];
            return !isRejection(decision);
          };
          const byHead = { byHead: true, evidence: 'photograph', ...reviewed, policy };
          let [offset, right] = [0, index];
          for (const [place, { days, perDay, what, wrongBy }] of steps.entries()) {
            offset += days;
            right = (right + days * perDay) % 100_000;
            const readOn = addDays(day('1402-01-01'), offset);
            truth.set(readOn, right);
            const shown = what === 'misread' ? Math.abs(right + wrongBy) % 100_000 : right;
            const reading = { ...actual('1402-01-01', shown), readingId: readOn, readOn };
            const nothing = { ...reading, finding: { kind: 'absent' as const } };
            const visits = { actual: [reading], misread: [reading], absent: [nothing], late: [nothing, reading] };
            for (const command of visits[what]) play(command);
            for (const { what: type, which } of decisions.filter((each) => each.after === place)) {
              const held = state().held.filter(({ ended }) => !ended)[which];
              if (held) play({ ...byHead, type, reviewId: held.reviewId, rightIndex: truth.get(held.readOn)! });
            }
          }
          const firstWrong = () =>
            state().readings.find((each) => each.kind === 'actual' && each.index !== truth.get(each.readOn));
          for (let wrong = firstWrong(); wrong; wrong = firstWrong()) {
            const rightIndex = truth.get(wrong.readOn)!;
            const readings = [{ readingId: wrong.readingId, rightIndex, because: 'corrected' as const }];
            expect(play({ type: 'CorrectReadings', readings, correctionId: 'c', caseId: 'case', policy })).toBe(true);
          }
          const readOn = addDays(day('1402-01-01'), offset + next.days);
          right = (right + next.days * next.perDay) % 100_000;
          expect(play({ ...actual('1402-01-01', right), readingId: readOn, readOn })).toBe(true);
          const held = state().held.find((each) => each.readOn === readOn && !each.ended);
          const falls = held?.findings.some(({ kind }) => kind === 'falls') ?? false;
          if (held) {
            const acceptance = { ...byHead, type: 'AcceptHeldReading', reviewId: held.reviewId } as const;
            expect(play({ ...acceptance, ...(falls && { rolledOver: true }) })).toBe(true);
          }
          expect(state().readings.at(-1)).toMatchObject({ readOn, index: right, kind: 'actual' });
        },
      ),
      { numRuns: 300 },
    );
  });
});
