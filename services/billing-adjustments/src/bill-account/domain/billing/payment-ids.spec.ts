import { describe, expect, it } from '@jest/globals';
import { readPaymentId } from '@pishkhan/identifiers';
import type { Rial } from '@pishkhan/money';
import fc from 'fast-check';
import { day, terms } from '../../examples/account.ts';
import {
  after,
  codesUsedUp,
  correctNarrowly,
  correctTo,
  opened,
  pay,
  read,
  readNarrowly,
  tenYearsLater,
  type History,
  type Step,
} from '../../examples/history.ts';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import { lastBill } from '../bill-account.state.ts';
import type { BillFace } from './bill.ts';

const facesOf = ({ account }: History): readonly BillFace[] => account.bills.map(({ face }) => face);
const idsOf = (history: History): readonly string[] =>
  facesOf(history).flatMap(({ paymentId }) => (paymentId === undefined ? [] : [paymentId]));
const codesOf = (history: History): readonly number[] => idsOf(history).map((id) => readPaymentId(id).period);
const lastOf = ({ events }: History): BillAccountEvent => events.at(-1)!;

describe('F9, 8.7, 15.4-40: payment ids of an account never repeat', () => {
  const choices = [60, 150, 190] as const;
  const month = fc.record({
    used: fc.nat(2),
    shifts: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 7, maxLength: 7 }),
    paidWith: fc.option(fc.nat(7), { freq: 4 }),
  });
  const months = 11 * 12;
  const stepsOf = (
    { used, shifts, paidWith }: typeof month extends fc.Arbitrary<infer Month> ? Month : never,
    place: number,
  ) => {
    const readOn = day((place % 12) + 1, 1, 1406 + Math.floor(place / 12));
    const consumptions = shifts.reduce<number[]>((all, shift) => [...all, (all.at(-1)! + shift) % 3], [used]);
    const [first, ...corrected] = consumptions.map((choice) => choices[choice]!);
    return [
      read(String(place), readOn, first!),
      ...corrected.map((right) => correctTo(right)),
      ...(paidWith === null ? [] : [pay(({ bills }) => bills.at(-1 - paidWith)!)]),
    ];
  };

  it('over 1,000 issues and eleven Jalali years with equal amounts', () =>
    fc.assert(
      fc.property(fc.array(month, { minLength: months, maxLength: months }), (all) => {
        const history = after(opened, all.flatMap(stepsOf));
        expect(facesOf(history).length).toBeGreaterThan(1_000);
        expect(new Set(facesOf(history).map(({ payable, year }) => `${payable}/${year % 10}`)).size).toBeLessThan(700);
        expect(idsOf(history)).toHaveLength(facesOf(history).length);
        expect(new Set(idsOf(history)).size).toBe(idsOf(history).length);
        for (const { paymentId, payable, year } of facesOf(history))
          expect(readPaymentId(paymentId!)).toMatchObject({ amount: payable, yearDigit: year % 10 });
      }),
      { numRuns: 3 },
    ));

  it('190, 150, 190, 150, 190 m³: the fourth and fifth issue have new codes', () => {
    const steps = [150, 190, 150, 190].map((right) => correctTo(right));
    const history = after(opened, [read('a', day(5), 190), ...steps]);
    expect(codesOf(history)).toEqual([1, 51, 51, 52, 52]);
    expect(new Set(idsOf(history)).size).toBe(5);
  });

  it('the same period and amount ten years later has another code', () => {
    const decade = [read('c', day(5, 1, 1415), 60), pay(), read('d', day(6, 1, 1415), 60)];
    const history = after(opened, [read('a', day(5), 60), pay(), read('b', day(6), 60), pay(), ...decade]);
    const [, early, , late] = facesOf(history);
    expect([late!.payable, late!.period, late!.year % 10]).toEqual([early!.payable, early!.period, early!.year % 10]);
    expect(codesOf(history)).toEqual([1, 2, 1, 52]);
  });

  it('15.4-40: an id that was paid, padded with zeros as in a barcode, is not issued again', () => {
    const issued = facesOf(after(opened, [read('a', day(5), 60)]))[0]!.paymentId!;
    const paid: Step = () => ({
      type: 'ReceivePayment',
      billId: terms.billId,
      paymentId: issued.padStart(13, '0'),
      amount: 1 as Rial,
      paidOn: day(4, 2),
      today: day(4, 2),
      receiptNumber: 'R-early',
    });
    expect(codesOf(after(opened, [paid, read('a', day(5), 60)]))).toEqual([51]);
  });
});

describe('F9, 8.7: no code of the year is free', () => {
  it('the difference of a correction goes to the next bill, by name', () => {
    const before = after(opened, codesUsedUp);
    expect(codesOf(before)).toEqual([1, 2, 99, 99, 98, 98]);
    const { account, events } = after(before, [correctNarrowly(150)]);
    expect(events.at(-1)).toMatchObject({
      type: 'BillsCorrected',
      data: { noCorrectiveBill: 'paymentIdsUsedUp', bills: [{ settlement: 'nextBill' }] },
    });
    expect(account.bills).toHaveLength(before.account.bills.length);
    expect(lastBill(account)).toMatchObject({ settled: false, inForce: account.bills.at(-2)!.face.charges });
    const difference = account.receivable - before.account.receivable;
    expect(lastOf(after({ account, events }, [readNarrowly('c', day(7), 60)])).data).toMatchObject({
      carried: [
        { line: 'correction', rule: 'A6-3', amount: difference, inputs: ['c-4'] },
        { line: 'previousDebt' },
        { line: 'thousandRialRemainder' },
      ],
    });
  });

  it('the payable amount of a bill goes to the next bill, by name, and its payment settles both', () => {
    const postponed = after(opened, [...codesUsedUp, ...tenYearsLater]);
    const { face, settled } = lastBill(postponed.account)!;
    const { payable } = facesOf(postponed).at(-3)!;
    expect(face).toMatchObject({ payable: 0, payableOnNextBill: payable, remainder: face.charges.total });
    expect([face.paymentId, settled]).toEqual([undefined, false]);

    const next = after(postponed, [readNarrowly('e', day(7, 1, 1415), 60)]);
    expect(lastOf(next).data).toMatchObject({
      carriedForward: face.charges.total,
      carried: [
        { line: 'postponedPayable', rule: '8.7', amount: payable, inputs: [face.billNumber] },
        { line: 'thousandRialRemainder', amount: face.charges.total - payable, inputs: [face.billNumber] },
      ],
    });
    expect(
      after(next, [pay()])
        .account.bills.slice(-2)
        .map((bill) => bill.settled),
    ).toEqual([true, true]);
  });

  it('a corrective bill of the next bill keeps the line of the postponed amount', () => {
    const next = after(opened, [...codesUsedUp, ...tenYearsLater, readNarrowly('e', day(7, 1, 1415), 60)]);
    const { carried } = lastBill(next.account)!;
    expect(lastBill(after(next, [correctNarrowly(70)]).account)).toMatchObject({ carried });
  });
});
