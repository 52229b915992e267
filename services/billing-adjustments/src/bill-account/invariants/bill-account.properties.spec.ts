import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import { addRial, negateRial, rial } from '@pishkhan/money';
import fc from 'fast-check';
import { basis, billing, meter, openedAccount, opening, reading, terms } from '../examples/account.ts';
import { contractorsFault, requestOf } from '../examples/correction.ts';
import { disputedReadings } from '../domain/correcting/cause/cause.ts';
import { simulateCorrection } from '../domain/correcting/simulate-correction.ts';
import { currentRatingRule } from '../../pricing/rating/domain/rating.lines.ts';
import { rate } from '../../pricing/rating/domain/rating.ts';
import type { BillAccountCommand, BillAccountEvent } from '../domain/bill-account.messages.ts';
import { billAccount } from '../domain/bill-account.ts';
import { lastReading, readingOf, type BillAccount } from '../domain/bill-account.state.ts';
import { periodOf } from '../domain/billing/consumption.ts';
import { measuredBy } from '../domain/metering/connection.ts';

/** One step of an account; numbers in 0…1 select from existing items. */
type Step =
  | { kind: 'reading'; days: number; used: number }
  | { kind: 'payment'; which: number; part: number }
  | { kind: 'correction'; which: number; where: number; contractor: boolean };
const fraction = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reading' as const),
      days: fc.integer({ min: 1, max: 70 }),
      used: fc.integer({ min: 0, max: 1_500 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('payment' as const),
      which: fraction,
      part: fc.integer({ min: 1, max: 20 }).map((tenths) => tenths / 10),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('correction' as const),
      which: fraction,
      where: fraction,
      contractor: fc.boolean(),
    }),
  },
);

/** The capacity of a G4, m³ a day (13.3). */
const MOST_A_DAY = 144;

const chosen = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[Math.min(items.length - 1, Math.floor(which * items.length))];
const today = (state: BillAccount): CivilDate => addDays(lastReading(state)!.readOn, 3);

const readingStep = (
  state: BillAccount,
  { days, used }: Step & { kind: 'reading' },
  place: number,
): BillAccountCommand => {
  const last = lastReading(state) ?? opening;
  const index = (last.index + Math.min(used, days * MOST_A_DAY)) % 100_000;
  return billing(reading(String(place), addDays(last.readOn, days), index, { rolledOver: index < last.index }));
};
const paymentStep = (
  state: BillAccount,
  { which, part }: Step & { kind: 'payment' },
  place: number,
): BillAccountCommand | undefined => {
  const bill = chosen(
    state.bills.filter(({ face }) => face.paymentId !== undefined),
    which,
  );
  return (
    bill && {
      type: 'ReceivePayment',
      billId: terms.billId,
      paymentId: bill.face.paymentId!,
      amount: rial(Math.ceil(bill.face.payable * part)),
      paidOn: today(state),
      today: today(state),
      receiptNumber: `R-${place}`,
    }
  );
};
/** Posts a correction of a reading to an index between the previous and the next one. */
const correctionOf = (
  state: BillAccount,
  readingId: string,
  rightIndex: number,
  name: string,
  contractor = false,
): BillAccountCommand | undefined => {
  const { evidence: _visit, ...request } = requestOf({
    correctionId: name,
    readingId,
    rightIndex,
    ...(contractor && contractorsFault),
  });
  const prices = { ...basis, today: today(state) };
  const simulation = simulateCorrection(request, { ...prices, account: state });
  return 'rejected' in simulation
    ? undefined
    : { type: 'PostCorrection', request, approved: simulation, approvals: [], basis: prices };
};
const correctionStep = (
  state: BillAccount,
  { which, where, contractor }: Step & { kind: 'correction' },
  place: number,
): BillAccountCommand | undefined => {
  const wrong = chosen(state.readings, which)!;
  const at = state.readings.indexOf(wrong);
  const [before, after] = [state.readings[at - 1] ?? wrong, state.readings[at + 1] ?? wrong];
  return correctionOf(
    state,
    wrong.readingId,
    (before.index + Math.floor(where * ((after.index - before.index + 100_000) % 100_000))) % 100_000,
    `c-${place}`,
    contractor,
  );
};
const commandOf = (state: BillAccount, one: Step, place: number): BillAccountCommand | undefined => {
  switch (one.kind) {
    case 'reading':
      return readingStep(state, one, place);
    case 'payment':
      return paymentStep(state, one, place);
    case 'correction':
      return correctionStep(state, one, place);
  }
};

/** The meter may be about to roll over. */
const installedAt = (index: number): BillAccountEvent[] => [
  openedAccount[0]!,
  { type: 'MeterTaken', data: { accountId: terms.accountId, meter, opening: { ...opening, index } } },
];

const historyOf = ([start, steps]: readonly [number, readonly Step[]]): BillAccountEvent[] =>
  steps.reduce<BillAccountEvent[]>((events, one, place) => {
    const state = fold(billAccount, events);
    const command = commandOf(state, one, place);
    const decision = command ? billAccount.decide(command, state) : [];
    return isRejection(decision) ? events : [...events, ...decision];
  }, installedAt(start));

const historyArbitrary = fc
  .tuple(fc.constantFrom(1_000, 98_000), fc.array(step, { minLength: 3, maxLength: 22 }))
  .map(historyOf);
const runs = { numRuns: 120 };

const effectOf = (event: BillAccountEvent) => {
  switch (event.type) {
    case 'BillIssued':
      return event.data.charges.total;
    case 'PaymentReceived':
      return negateRial(event.data.amount);
    case 'BillsCorrected':
      return event.data.difference;
    case 'MiscEntryPosted':
      return negateRial(event.data.amount);
    default:
      return rial(0);
  }
};

describe('after any readings, payments and corrections', () => {
  it('each posting balances to zero, and the receivable is bills − payments ± corrections', () =>
    fc.assert(
      fc.property(historyArbitrary, (events) => {
        for (const { data } of events)
          if ('posting' in data) expect(addRial(...data.posting.entries.map(({ amount }) => amount))).toBe(0);
        expect(fold(billAccount, events).receivable).toBe(addRial(...events.map(effectOf)));
      }),
      runs,
    ));

  it('11.7: each bill asks for a multiple of 1,000 of the balance after it, and its carried lines are the balance before it', () =>
    fc.assert(
      fc.property(historyArbitrary, (events) => {
        for (const [place, event] of events.entries()) {
          if (event.type !== 'BillIssued') continue;
          const { payable, remainder, charges, carriedForward, carried } = event.data;
          expect([payable % 1_000, remainder < 1_000, payable + remainder]).toEqual([
            0,
            true,
            charges.total + carriedForward,
          ]);
          expect(addRial(...carried.map(({ amount }) => amount))).toBe(carriedForward);
          expect(carriedForward).toBe(fold(billAccount, events.slice(0, place)).receivable);
        }
      }),
      runs,
    ));

  it('a corrective bill asks for exactly the balance after its posting', () =>
    fc.assert(
      fc.property(historyArbitrary, (events) => {
        for (const event of events) {
          if (event.type !== 'BillsCorrected' || !event.data.correctiveBill) continue;
          const { face, carried } = event.data.correctiveBill;
          expect(face.payable + face.remainder).toBe(event.data.balance.after);
          expect(addRial(...carried.map(({ amount }) => amount))).toBe(face.carriedForward);
        }
      }),
      runs,
    ));

  it('15.4-19: bills in force cover every day once, and their charges equal the rating of the current readings', () =>
    fc.assert(
      fc.property(historyArbitrary, (events) => {
        const state = fold(billAccount, events);
        const inForce = state.bills
          .filter(({ supersededBy }) => supersededBy === undefined)
          .toSorted((one, other) => (one.face.periodFrom < other.face.periodFrom ? -1 : 1));
        expect(inForce.map(({ face }) => face.periodFrom)).toEqual(
          state.readings.slice(0, -1).map(({ readOn }) => readOn),
        );
        const prices = { book: basis.book, ratingRule: currentRatingRule };
        for (const { face, inForce: charges } of inForce) {
          const ends = [readingOf(state, face.openingReadingId)!, readingOf(state, face.closingReadingId)!] as const;
          expect(charges).toEqual(rate(periodOf(state.terms!, measuredBy(state), ends, prices)).charges);
        }
      }),
      runs,
    ));

  it('15.4-15: no bill is open if no amount is payable', () =>
    fc.assert(
      fc.property(historyArbitrary, (events) => {
        const { receivable, bills } = fold(billAccount, events);
        if (receivable < 1_000)
          expect(bills.filter(({ settled, supersededBy }) => !settled && supersededBy === undefined)).toEqual([]);
      }),
      runs,
    ));

  it('11.8: correcting a reading and undoing it restores the charges', () =>
    fc.assert(
      fc.property(historyArbitrary, fraction, fraction, (events, which, where) => {
        const before = fold(billAccount, events);
        const there = correctionStep(before, { kind: 'correction', which, where, contractor: false }, 900);
        if (!there || there.type !== 'PostCorrection') return;
        const corrected = fold(billAccount, [...events, ...(billAccount.decide(there, before) as BillAccountEvent[])]);
        const { readingId } = disputedReadings(before, there.request)[0]!;
        const back = correctionOf(corrected, readingId, readingOf(before, readingId)!.index, 'c-901')!;
        const after = fold(billAccount, [
          ...events,
          ...(billAccount.decide(there, before) as BillAccountEvent[]),
          ...(billAccount.decide(back, corrected) as BillAccountEvent[]),
        ]);
        const chargesOf = ({ bills }: BillAccount) =>
          bills
            .filter(({ supersededBy }) => supersededBy === undefined)
            .map(({ face, inForce: charges }) => [face.periodFrom, charges] as const)
            .toSorted();
        expect(chargesOf(after)).toEqual(chargesOf(before));
        // The approvers of the two corrections have confirmed the rollover.
        const indexes = ({ readings }: BillAccount) =>
          readings.map(({ correctedBy: _, rolloverConfirmed: __, ...reading }) => reading);
        expect([after.receivable, indexes(after)]).toEqual([before.receivable, indexes(before)]);
      }),
      runs,
    ));
});
