import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { billCorrectionRequestedV3, validateContract } from '@pishkhan/contracts';
import { bill, jalali, knownReading } from '../../engine/walk/world.builders.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { billReview } from '../bill/bill-review.case.ts';
import { meterVisit } from '../meter/visit/meter-visit.case.ts';
import { acceptedByHead, override, rolloverEvidence } from './wrong-reading.ts';

const read = (readingId: string, readOn: string, index: number, change: object = {}) =>
  knownReading({ readingId, readOn: civilDate(readOn), index, ...change });
type Readings = readonly ReturnType<typeof read>[];

const kinds = [
  ['A6', billReview, { billNumber: bill().billNumber, objection: 'readFigure' }],
  ['A3', meterVisit, { accountId: '1000001', reason: 'too high' }],
] as const;
/** A case after a visit; the bill is closed by the last reading. */
const seen = ([, kind, form]: (typeof kinds)[number], readings: Readings, indexSeen: number) =>
  walk(kind, {
    readings,
    disputed: readings.at(-1),
    bill: bill({
      openingReadingId: readings.at(-2)?.readingId ?? 'none',
      closingReadingId: readings.at(-1)!.readingId,
    }),
  })
    .opened(form)
    .on('1405-09-01')
    .visited({ indexSeen });
const rows = (...of: readonly (readonly [string, number])[]) => ({
  readings: of.map(([readingId, rightIndex]) => ({ readingId, rightIndex })),
  fault: 'company',
});

it('15.4-34: no character of the evidence of both findings of the head is lost', () => {
  const texts = { override: 'a'.repeat(override.max), rolloverEvidence: 'b'.repeat(rolloverEvidence.max) };
  const { override: accepted } = acceptedByHead(texts, 'head-1');
  expect(accepted?.evidence).toBe(`${texts.override} / ${texts.rolloverEvidence}`);
  const { type, version, example } = billCorrectionRequestedV3;
  expect(validateContract(type, version, { ...example, override: accepted })).toEqual([]);
});

describe.each(kinds)('one case corrects every reading that the visit contradicts: %s', (...of) => {
  const chain = [read('r0', '2026-07-23', 8_400), read('r1', '2026-08-23', 8_600), read('r2', '2026-09-23', 8_743)];
  it('F5a, 15.4-38: EveryReadingAboveIndexSeenMustBeCorrected names the readings that are left', () => {
    const at = seen(of, chain, 8_505);
    at.decided('errorConfirmed', rows(['r1', 8_490])).thenRejected('EveryReadingAboveIndexSeenMustBeCorrected');
    at.decided('errorConfirmed', rows(['r2', 8_500])).thenRejected('EveryReadingAboveIndexSeenMustBeCorrected');
    expect(at.decided('errorConfirmed', rows(['r1', 8_490])).refusal()).toMatchObject({
      data: { index: 8_743, indexSeen: 8_505, readings: [{ readingId: 'r2', index: 8_743, readOn: '2026-09-23' }] },
    });
    at.decided('readingRight').thenRejected('ReadingMustNotExceedIndexSeen');
  });
  it('F5a, 15.4-38: both in one decision are one request', () => {
    const asked = seen(of, chain, 8_505).decided('errorConfirmed', rows(['r2', 8_500], ['r1', 8_450]));
    asked.expect({ stage: 'correction', requests: ['BillCorrectionRequested'] });
    expect(asked.lastRequest()).toMatchObject({
      cause: {
        kind: 'readings',
        readings: [
          { readingId: 'r1', rightIndex: 8_450 },
          { readingId: 'r2', rightIndex: 8_500 },
        ],
      },
    });
    expect(asked.events.find(({ type }) => type === 'CaseDecided')).toMatchObject({
      data: { reading: { readingId: 'r2' }, readings: [{ readingId: 'r2' }, { readingId: 'r1' }] },
    });
  });
  it('F5a, 15.4-38: a reading of an earlier bill belongs to the case if the visit contradicts it', () => {
    const older = [chain[0]!, read('x', '2026-08-01', 8_550), ...chain.slice(1)];
    seen(of, older, 8_505)
      .decided('errorConfirmed', rows(['x', 8_420], ['r1', 8_450], ['r2', 8_500]))
      .expect({ stage: 'correction' });
  });
  it('F5b, 15.4-31: an estimate bounds no right index, and one after a corrected reading is derived anew', () => {
    const estimated = [
      read('installed', '2026-07-01', 2_150, { contractorId: undefined }),
      read('r1', '2026-08-23', 2_205),
      read('e2', '2026-09-23', 2_260, { estimatedBy: 'system' }),
    ];
    seen(of, estimated, 2_700)
      .decided('errorConfirmed', rows(['r1', 2_405]))
      .expect({ stage: 'correction' });
    const tooHigh = [
      estimated[0]!,
      read('r1', '2026-08-23', 2_605),
      read('e2', '2026-09-23', 3_060, { estimatedBy: 'system' }),
    ];
    seen(of, tooHigh, 2_500)
      .decided('errorConfirmed', rows(['r1', 2_205]))
      .expect({ stage: 'correction' });
    const guess = [estimated[0]!, read('e2', '2026-09-23', 3_060, { estimatedBy: 'system' })];
    seen(of, guess, 2_500).decided('readingRight').thenRejected('ReadingMustNotExceedIndexSeen');
    seen(of, guess, 2_500)
      .decided('errorConfirmed', rows(['e2', 2_300]))
      .expect({ stage: 'correction' });
  });
  it('15.4-32, 15.4-31: an estimate before a misread bounds no right index, because it was derived from the misread', () => {
    const between = [
      read('r1', '2026-06-04', 1_351),
      read('e2', '2026-09-15', 9_667, { estimatedBy: 'system' }),
      read('r3', '2026-09-16', 9_671),
    ];
    seen(of, between, 7_671)
      .decided('errorConfirmed', rows(['r3', 7_671]))
      .expect({ stage: 'correction' });
  });
  it('11.4 readings before a recorded rollover are of another turn of the register', () => {
    const turned = [
      read('old', '2025-09-23', 60_000),
      read('r1', '2026-08-23', 40, { rolledOver: true }),
      read('r2', '2026-09-23', 900),
    ];
    seen(of, turned, 300)
      .decided('errorConfirmed', rows(['r2', 250]))
      .expect({ stage: 'correction' });
    seen(of, [read('r1', '2026-08-23', 97_000), read('r2', '2026-09-23', 99_000)], 300)
      .decided('errorConfirmed', rows(['r2', 99_950]))
      .expect({ stage: 'correction' });
  });
  it('15.4-38, 11.4: a reading before a recorded rollover is corrected too, though the visit shows less', () => {
    const turned = (mark: object) => [read('old', '2026-04-20', 99_671), read('next', '2026-05-28', 2_900, mark)];
    const right = rows(['old', 99_900]);
    seen(of, turned({ rolledOver: true }), 28_000)
      .decided('errorConfirmed', right)
      .expect({ stage: 'correction' });
    seen(of, turned({}), 28_000).decided('errorConfirmed', right).thenRejected('RightIndexMustNotExceedIndexSeen');
    const both = rows(['old', 99_900], ['next', 28_100]);
    seen(of, turned({ rolledOver: true }), 28_000)
      .decided('errorConfirmed', both)
      .thenRejected('RightIndexMustNotExceedIndexSeen');
  });
  it('11.4, 15.4-38: the visit of a meter says nothing of readings of the one that was in its place before', () => {
    const former = [
      read('r0', '2026-07-23', 8_400, { meterId: '61000009' }),
      read('r1', '2026-08-23', 8_900, { meterId: '61000009' }),
    ];
    const at = seen(of, former, 40);
    expect(at.decided('readingRight').refusal()).toBeUndefined();
    at.decided('errorConfirmed', rows(['r1', 8_600])).expect({ stage: 'correction' });
  });
  it('11.4, 15.4-34: an index with more digits than the register is refused for that, not for a rollover', () => {
    const above = seen(of, chain, 8_505).decided('errorConfirmed', rows(['r1', 8_450], ['r2', 100_000]));
    above.thenRejected('RightIndexMustFitRegister');
    expect(above.refusal()).toMatchObject({ data: { row: 2, rightIndex: 100_000, registerDigits: 5 } });
  });
  it('15.4-38: a reading is named once, and a broken row is named', () => {
    const at = seen(of, chain, 8_505);
    at.decided('errorConfirmed', rows(['r2', 8_450], ['r2', 8_500])).thenRejected('ReadingMustBeNamedOnce');
    at.decided('errorConfirmed', rows(['r1', 8_450], ['r9', 8_500])).thenRejected('ReadingMustBeKnown');
    const above = at.decided('errorConfirmed', rows(['r1', 8_450], ['r2', 8_506]));
    above.thenRejected('RightIndexMustNotExceedIndexSeen');
    expect(above.refusal()).toMatchObject({ data: { row: 2, rightIndex: 8_506, indexSeen: 8_505 } });
  });
  it('A3-5 the contractor of the first reading of a contractor is at fault; the system is none', () => {
    const two = [chain[0]!, read('r1', '2026-08-23', 8_600, { contractorId: 'contractor-alborz' }), chain[2]!];
    const both = rows(['r1', 8_450], ['r2', 8_500]);
    const asked = seen(of, two, 8_505).decided('errorConfirmed', { ...both, fault: 'readingContractor' });
    expect(asked.lastRequest()).toMatchObject({ contractorId: 'contractor-alborz' });
    const guessed = [chain[0]!, read('r2', '2026-09-23', 8_743, { estimatedBy: 'system' })];
    seen(of, guessed, 8_505)
      .decided('errorConfirmed', { ...rows(['r2', 8_500]), fault: 'readingContractor' })
      .thenRejected('EstimateOfTheSystemMustNotBeTheContractorsFault');
  });
  it('a request written for one reading still works, and its errors are those of its form', () => {
    const at = seen(of, [chain[0]!, chain[2]!], 8_505);
    const one = { wrongReadingId: 'r2', rightIndex: 8_500, fault: 'company' };
    const asked = at.decided('errorConfirmed', one).expect({ stage: 'correction' });
    expect(asked.events.find(({ type }) => type === 'CaseDecided')).toMatchObject({
      data: { form: rows(['r2', 8_500]), reading: { readingId: 'r2' } },
    });
    for (const [wrong, field] of [
      [{ ...one, rightIndex: 'x' }, 'rightIndex'],
      [{ ...one, readings: [] }, 'readings'],
      [{ fault: 'company' }, 'readings'],
      [{ ...rows(['r2', 8_500], ['r2', -1]) }, 'readings[1].rightIndex'],
    ] as const)
      expect(at.decided('errorConfirmed', wrong as never).refusal()).toMatchObject({
        rejected: 'DecisionMustFillInItsForm',
        data: { errors: [{ field }] },
      });
  });
});

describe('before the first bill (F5c)', () => {
  it('F5c, 11.8-1: the index of the installation is corrected by a meter visit', () => {
    const installed = [read('installed', '2026-10-01', 100, { contractorId: undefined })];
    const at = walk(meterVisit, { readings: installed, disputed: installed[0], bill: undefined })
      .opened({ accountId: '1000001', reason: 'the index at installation' })
      .on('1405-09-01')
      .visited({ indexSeen: 90, visitedOn: jalali('1405-09-01') });
    at.decided('readingRight').thenRejected('ReadingMustNotExceedIndexSeen');
    const asked = at.decided('errorConfirmed', rows(['installed', 90])).expect({ stage: 'correction' });
    expect(asked.lastRequest()).toMatchObject({
      cause: { kind: 'readings', readings: [{ readingId: 'installed', rightIndex: 90 }] },
      fault: 'company',
    });
  });
});
