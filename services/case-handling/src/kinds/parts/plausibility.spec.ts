import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { indexJudgementUntilPublished, type IndexLimits } from '@pishkhan/consumption';
import { bill, by, knownMeter, knownReading } from '../../engine/walk/world.builders.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { billReview } from '../bill/bill-review.case.ts';
import { METER_VISIT } from '../../engine/verbs/report.ts';
import { meterVisit } from '../meter/visit/meter-visit.case.ts';
import { readingsAboveIndexSeen } from './index-seen.ts';

const read = (readingId: string, readOn: string, index: number, change: object = {}) =>
  knownReading({ readingId, readOn: civilDate(readOn), index, ...change });
const representative = by('qualifiedRepresentative');
const head = by('headOfSubscriberAffairs', 'county-1');
/** The meter of F1: G4, register 5; 8,743 was read 30 days before the visit. */
const chain = [read('r0', '2026-09-23', 8_400), read('r1', '2026-10-23', 8_743)];
const kinds = [
  ['A6', billReview, { billNumber: bill().billNumber, objection: 'readFigure' }],
  ['A3', meterVisit, { accountId: '1000001', reason: 'too high' }],
] as const;
const opened = ([, kind, form]: (typeof kinds)[number], readings: readonly ReturnType<typeof read>[] = chain) =>
  walk(kind, {
    readings,
    disputed: readings.at(-1),
    bill: bill({ openingReadingId: 'r0', closingReadingId: 'r1' }),
  })
    .opened(form)
    .on('1405-09-01');
const right = (rightIndex: number) => ({ readings: [{ readingId: 'r1', rightIndex }], fault: 'company' });

describe.each(kinds)('F1, 15.4-34: the index seen at a visit: %s', (...of) => {
  it('a register of five digits does not show 123,456', () => {
    const visited = opened(of).visited({ indexSeen: 123_456, remarks: 'photograph 7' });
    visited.thenRejected('IndexSeenMustFitRegister');
    expect(visited.refusal()).toMatchObject({ data: { indexSeen: 123_456, registerDigits: 5 } });
  });
  it('5 where 8,743 was read, and 99,604, need a word; with it the case goes on', () => {
    for (const indexSeen of [5, 99_604]) {
      const visited = opened(of).visited({ indexSeen });
      visited.thenRejected('IndexSeenMustBeExplained');
      expect(visited.refusal()).toMatchObject({ data: { indexSeen, previousIndex: 8_743 } });
      opened(of).visited({ indexSeen, remarks: 'photograph 7' }).expect({ stage: 'judgement' });
    }
  });
  it('an index that one misreading explains needs none: a lower one, and a higher one', () => {
    for (const indexSeen of [8_505, 8_900, 12_000]) opened(of).visited({ indexSeen }).expect({ stage: 'judgement' });
    const misreadLow = [chain[0]!, read('r1', '2026-11-21', 8_401)];
    opened(of, misreadLow).visited({ indexSeen: 12_000 }).expect({ stage: 'judgement' });
  });
});

describe.each(kinds)('F1, 15.4-34: a right index: %s', (...of) => {
  it('is not above the capacity since the reading before it', () => {
    const at = opened(of).visited({ indexSeen: 14_100, remarks: 'photograph 7' });
    at.decided('errorConfirmed', right(14_000)).thenRejected('RightIndexMustNotExceedCapacity');
    expect(at.decided('errorConfirmed', right(14_000)).refusal()).toMatchObject({
      data: { rightIndex: 14_000, consumption: 5_600, most: 4_320 },
    });
    at.decided('errorConfirmed', right(12_720)).expect({ stage: 'correction' });
  });
  it('is at least the index seen less the capacity of the days since', () => {
    const dayBefore = [read('r0', '2026-09-23', 8_400), read('r1', '2026-11-21', 8_743)];
    const at = opened(of, dayBefore).visited({ indexSeen: 8_745 });
    at.decided('errorConfirmed', right(8_500)).thenRejected('RightIndexMustNotExceedCapacity');
    expect(at.decided('errorConfirmed', right(8_500)).refusal()).toMatchObject({
      data: { consumption: 245, most: 144 },
    });
    at.decided('errorConfirmed', right(8_601)).expect({ stage: 'correction' });
  });
  it('above the capacity is accepted only by the head, with evidence, after an escalation', () => {
    const at = opened(of).visited({ indexSeen: 14_100, remarks: 'photograph 7' });
    const override = { ...right(14_000), override: 'workshop report 31: the meter is a G6' };
    at.decided('errorConfirmed', override).thenRejected('OverrideOfTheCapacityMustBeByTheHead');
    at.decided('errorConfirmed', override, head).thenRejected('StageMayOnlyBeDoneByItsOwner');
    const escalated = at.escalated(representative);
    escalated.decided('errorConfirmed', right(14_000), head).thenRejected('RightIndexMustNotExceedCapacity');
    escalated.decided('errorConfirmed', override).thenRejected('OverrideOfTheCapacityMustBeByTheHead');
    expect(escalated.decided('errorConfirmed', override, head).lastRequest()).toMatchObject({
      proposedBy: head.subject,
      proposedAs: 'headOfSubscriberAffairs',
      override: {
        by: head.subject,
        role: 'headOfSubscriberAffairs',
        evidence: 'workshop report 31: the meter is a G6',
        findings: ['exceedsCapacity'],
      },
    });
    expect(escalated.decided('errorConfirmed', right(12_720), head).lastRequest()).not.toHaveProperty('override');
  });
  it('what the register cannot show, or lies above the index seen, is accepted by nobody', () => {
    const at = opened(of).visited({ indexSeen: 30, remarks: 'photograph 7' }).escalated(representative);
    const override = (index: number) => ({ ...right(index), override: 'photograph 8' });
    at.decided('errorConfirmed', override(123_456), head).thenRejected('RightIndexMustFitRegister');
    at.decided('errorConfirmed', override(90_000), head).thenRejected('RightIndexMustNotExceedIndexSeen');
  });
  it('15.4-33: a rollover above the share of the register is confirmed only by the head, with evidence', () => {
    const small = (readings: readonly ReturnType<typeof read>[]) =>
      walk(of[1], {
        readings,
        meter: knownMeter({ registerDigits: 4 }),
        disputed: readings.at(-1),
        bill: bill({ openingReadingId: 'r0', closingReadingId: 'r1' }),
      })
        .opened(of[2])
        .on('1405-09-01')
        .visited({ indexSeen: 1_400, remarks: 'photograph 7' });
    // The index after the rollover was misread as 9,000; the one before it was misread as 4,100.
    const after = small([read('r0', '2026-10-20', 7_000), read('r1', '2026-11-20', 9_000)]);
    const before = small([read('r0', '2026-09-20', 4_000), read('r1', '2026-10-20', 4_100)]);
    for (const [at, index] of [
      [after, 1_200],
      [before, 7_000],
    ] as const) {
      const evidence = { ...right(index), rolloverEvidence: 'photograph of the register' };
      at.decided('errorConfirmed', evidence).thenRejected('WideRolloverMustBeConfirmedByTheHead');
      expect(at.escalated(representative).decided('errorConfirmed', evidence, head).lastRequest()).toMatchObject({
        proposedBy: head.subject,
        override: { by: head.subject, evidence: 'photograph of the register', findings: ['rolloverAboveShare'] },
      });
    }
    after.decided('errorConfirmed', right(1_200)).thenRejected('EveryReadingAboveIndexSeenMustBeCorrected');
    before.decided('errorConfirmed', right(7_000)).thenRejected('RightIndexMustNotExceedIndexSeen');
    // The disputed reading itself is right, and the register has rolled over since.
    const stage = of[0] === 'A6' ? 'billStandsAnswer' : 'readingRightAnswer';
    const missed = small([read('r0', '2026-09-20', 4_000), read('r1', '2026-10-20', 7_000)]);
    missed.decided('readingRight', {}).thenRejected('ReadingMustNotExceedIndexSeen');
    const seenByHead = { rolloverEvidence: 'photograph of the register' };
    missed.decided('readingRight', seenByHead).thenRejected('WideRolloverMustBeConfirmedByTheHead');
    missed.escalated(representative).decided('readingRight', seenByHead, head).expect({ stage });
    after
      .escalated(representative)
      .decided('readingRight', seenByHead, head)
      .thenRejected('ReadingMustNotExceedIndexSeen');
    const beyond = { ...right(6_900), rolloverEvidence: 'photograph of the register' };
    const late = small([read('r0', '2026-11-01', 900), read('r1', '2026-11-20', 1_000)]).escalated(representative);
    late.decided('errorConfirmed', beyond, head).thenRejected('RightIndexMustNotExceedIndexSeen');
  });
  it('99,960 with 30 seen is no rollover: the capacity does not allow it', () => {
    const at = opened(of).visited({ indexSeen: 30, remarks: 'photograph 7' });
    at.decided('errorConfirmed', right(99_960)).thenRejected('RightIndexMustNotExceedCapacity');
    at.decided('errorConfirmed', right(90_000)).thenRejected('RightIndexMustNotExceedIndexSeen');
  });
});

describe('15.4-33, 15.4-34: the share of the register of the published policy', () => {
  const visit = {
    caseId: 'case-1',
    accountId: '1000001',
    meterId: '62000001',
    visitedOn: civilDate('2026-11-22'),
    visitedBy: 'clerk-101',
    indexSeen: 200,
    meterSound: true,
  };
  const above = (limits?: IndexLimits) =>
    readingsAboveIndexSeen({
      reports: { [METER_VISIT]: visit },
      meter: knownMeter(limits && { limits }),
      meterReadings: [read('r1', '2026-10-23', 98_500)],
    }).map(({ readingId }) => readingId);
  it('decides whether the register has rolled over or the reading is above the index seen', () => {
    expect(above()).toEqual([]);
    expect(above({ ...indexJudgementUntilPublished, rolloverPercentOfRegister: 2 })).toEqual([]);
    expect(above({ ...indexJudgementUntilPublished, rolloverPercentOfRegister: 1 })).toEqual(['r1']);
  });
});
