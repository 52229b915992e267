import { describe, expect, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import { basis, billing, day, eventsOf, reading } from '../../../../examples/account.ts';
import { contractorsFault, correcting, requestOf, simulated } from '../../../../examples/correction.ts';
import { billAccount } from '../../../bill-account.ts';
import type { Reading } from '../../../billing/bill.ts';
import type { CorrectionCause } from '../../proposal.ts';
import { simulateCorrection } from '../../simulate-correction.ts';

const history = eventsOf([
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
]);
const account = fold(billAccount, history);
const days = (...rows: readonly (readonly [string, CivilDate])[]): CorrectionCause => ({
  kind: 'days',
  readings: rows.map(([name, rightDay]) => ({ readingId: `reading-${name}`, rightDay })),
});
const propose = (cause: CorrectionCause) => simulated(account, requestOf({ cause })).proposal;
const simulating = (cause: CorrectionCause) => ({
  thenRejected: (rule: string, data: object = {}) =>
    expect(simulateCorrection(requestOf({ cause }), { ...basis, account, today: day(7, 10) })).toMatchObject({
      rejected: rule,
      data,
    }),
});

describe('15.4-39, F6: the days of a billing period were wrong', () => {
  it('11.5 the right day of a reading moves the end of one period and the start of the next', () => {
    const { readings, bills } = propose(days(['b', day(6, 11)]));
    expect(readings).toEqual([
      {
        readingId: 'reading-b',
        readOn: day(6),
        rightDay: day(6, 11),
        wrongIndex: 1_240,
        rightIndex: 1_240,
        rolledOver: false,
        because: 'dayCorrected',
      },
    ]);
    expect(
      bills.map(({ because, periodFrom, periodTo, rightPeriod, consumption }) => ({
        because,
        recorded: [periodFrom, periodTo],
        right: [rightPeriod?.from, rightPeriod?.to],
        consumption: consumption.after,
      })),
    ).toEqual([
      { because: 'corrected', recorded: [day(5), day(6)], right: [day(5), day(6, 11)], consumption: '180.000' },
      { because: 'corrected', recorded: [day(6), day(7)], right: [day(6, 11), day(7)], consumption: '10.000' },
    ]);
  });
  it('11.5, 11.6 tiers and standing charge follow the days, and the posting is the difference', () => {
    // 180 m³ in 41 days instead of 31, 10 m³ in 21 days instead of 31; G4 has 5,000 rial a month.
    const [longer, shorter] = propose(days(['b', day(6, 11)])).bills;
    const standing = (month: number) => Math.round((5_000 * month) / 30);
    expect(longer!.lines[1]).toMatchObject({ before: standing(31), amount: standing(41) });
    expect(shorter!.lines[1]).toMatchObject({ before: standing(31), amount: standing(21) });
    // Less m³ a day are in the cheaper tiers.
    expect(longer!.lines[0]!.difference).toBeLessThan(0);
    expect(longer!.after.gasPrice).toBe(
      fold(
        billAccount,
        eventsOf([billing(reading('a', day(5), 1_060)), billing(reading('b', day(6, 11), 1_240))]),
      ).bills.at(-1)!.inForce.gasPrice,
    );
  });
  it('later bills, corrections and the chain of readings use the right day', () => {
    const posted = eventsOf(
      [correcting({ cause: days(['c', day(7, 5)]) }), billing(reading('d', day(8), 1_300))],
      history,
    );
    const after = fold(billAccount, posted);
    const [, , moved, next] = after.bills.filter(({ supersededBy }) => supersededBy === undefined);
    expect([moved!.days, next!.days]).toEqual([
      { from: day(6), to: day(7, 5) },
      { from: day(7, 5), to: day(8) },
    ]);
    expect(after.readings.find(({ readingId }) => readingId === 'reading-c')).toMatchObject({
      readOn: day(7, 5),
      acceptedOn: day(7),
      index: 1_250,
      correctedBy: 'c-1',
    });
    expect(posted.find(({ type }) => type === 'BillsCorrected')!.data).toMatchObject({
      reason: expect.stringContaining('روز صحیح قرائت ۵ مهر ۱۴۰۵ است'),
    });
  });
  it('a corrective bill has the right days; the old one stays as issued (11.8-3)', () => {
    const after = fold(billAccount, eventsOf([correcting({ cause: days(['c', day(7, 5)]) })], history));
    const corrective = after.bills.at(-1)!;
    expect(corrective.face).toMatchObject({ periodFrom: day(6), periodTo: day(7, 5), issue: 2 });
    expect(after.bills[2]!.face).toMatchObject({ periodFrom: day(6), periodTo: day(7) });
  });
  it('15.4-31 an estimate from it is derived anew with its bill, and stays an estimate', () => {
    const estimate: Partial<Reading> = {
      kind: 'estimated',
      estimatedBy: 'system',
      estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom: ['reading-a', 'reading-b'] },
    };
    const readings = [reading('a', day(5), 1_060), reading('b', day(6), 1_215), reading('c', day(7), 1_370, estimate)];
    const guessed = fold(billAccount, eventsOf(readings.map(billing)));
    const { readings: restated, bills } = simulated(
      guessed,
      requestOf({ cause: days(['b', day(6, 11)]), evidence: undefined }),
    ).proposal;
    // 155 m³ in 41 days are 79 m³ in the 21 days that follow.
    expect(restated.map(({ rightIndex, because }) => [rightIndex, because])).toEqual([
      [1_215, 'dayCorrected'],
      [1_294, 'derivedAnew'],
    ]);
    expect(bills).toHaveLength(2);
    expect(bills[1]).toMatchObject({ because: 'derivedAnew', consumption: { before: '155.000', after: '79.000' } });
  });
  it('15.4-34 a right day is judged like an index: the capacity of the meter for its days', () => {
    // 180 m³ in one day; a G4 meter lets 144 m³ through.
    simulating(days(['a', day(5, 31)])).thenRejected('CorrectIndexMustNotExceedCapacity', {
      consumption: 180,
      most: 144,
    });
  });
  it('the right day keeps the order of the readings, also with other right days beside it', () => {
    simulating(days(['b', day(7)])).thenRejected('CorrectDayMustKeepTheOrder', {
      previousReadOn: day(5),
      nextReadOn: day(7),
    });
    simulating(days(['b', day(5)])).thenRejected('CorrectDayMustKeepTheOrder');
    expect(propose(days(['b', day(7, 1)], ['c', day(7, 3)])).readings).toHaveLength(2);
  });
  it('15.4-34 the visit is a fact too: no lower index on a later day', () => {
    // 1,262 was seen on 8 Mehr.
    simulating(days(['c', day(7, 9)])).thenRejected('CorrectIndexMustFitNeighbours');
  });
  it('another day, not in the future, of a reading of the account', () => {
    simulating(days(['b', day(6)])).thenRejected('CorrectDayMustDiffer');
    simulating(days(['c', day(7, 10)])).thenRejected('CorrectDayMustNotBeInFuture');
    simulating(days(['z', day(6, 2)])).thenRejected('CorrectedReadingMustExist');
  });
  it('A3-5 a contractor who recorded the wrong day refunds the fee', () => {
    const { proposal } = simulated(account, requestOf({ cause: days(['b', day(6, 2)]), ...contractorsFault }));
    expect(proposal.contractorEntry).toMatchObject({ contractorId: 'contractor-zagros', amount: 35_000 });
  });
  it('a reading that was on its way during the posting is kept, with a day for a person, and billed after the next correction', () => {
    const moved = eventsOf([correcting({ cause: days(['c', day(7, 9)]), evidence: undefined })], history);
    const late = billing(reading('d', day(7, 6), 1_260));
    const kept = eventsOf([late], moved);
    expect(kept.at(-1)).toMatchObject({
      type: 'ReadingKept',
      data: { waitsFor: 'correctedDay', until: expect.any(String) },
    });
    const again = eventsOf(
      [
        correcting({ correctionId: 'c-2', cause: days(['c', day(7, 2)]) }, day(7, 11)),
        { type: 'BillKeptReadings', basis },
      ],
      kept,
    );
    expect(again.at(-1)).toMatchObject({ type: 'BillIssued', data: { periodFrom: day(7, 2), periodTo: day(7, 6) } });
  });
});
