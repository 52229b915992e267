import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { fold } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import { readPaymentId } from '@pishkhan/identifiers';
import { basis, billing, day, eventsOf, reading, terms } from '../../examples/account.ts';
import { contractorsFault, correcting, requestOf, seenAt, simulated } from '../../examples/correction.ts';
import { billAccount } from '../bill-account.ts';
import type { Policy } from '@pishkhan/published-versions';
import { simulateCorrection } from './simulate-correction.ts';

const readings = [
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), 1_240)),
  billing(reading('c', day(7), 1_250)),
];
const account = fold(billAccount, eventsOf(readings));
const paid = fold(
  billAccount,
  eventsOf([
    ...readings,
    {
      type: 'ReceivePayment',
      billId: terms.billId,
      paymentId: '49050324',
      amount: 490_000 as Rial,
      paidOn: day(7, 5),
      receiptNumber: 'R-1',
      today: day(7, 5),
    },
  ]),
);
const { proposal, hash } = simulated(account, requestOf());

describe('an index read 100 m³ too high', () => {
  it('11.8-1, 11.8-4: the over-read period and the next are both rated again, with the tariff of their days', () => {
    // over-read, 80 instead of 180 m³: 46.5 × 1,243 + 33.5 × 1,508 = 108,317.5; levy 10,831.75; VAT 9 % of 113,484.17 =
    // 10,213.58 the next, 110 instead of 10 m³: 46.5 × 1,243 + 51 2/3 × 1,508 + 11 5/6 × 1,904 = 158,243.5; levy
    // 15,824.35; VAT 9 % of 163,410.17 = 14,706.92
    expect(
      proposal.bills.map(({ billNumber, consumption, before, after, difference }) => ({
        billNumber,
        consumption,
        before,
        after,
        difference,
      })),
    ).toEqual([
      {
        billNumber: '10203040-1405-02-1',
        consumption: { before: '180.000', after: '80.000' },
        difference: -237_004,
        before: { gasPrice: 307_482, standingCharge: 5_167, levy: 30_748, vat: 28_138, total: 371_535 },
        after: { gasPrice: 108_318, standingCharge: 5_167, levy: 10_832, vat: 10_214, total: 134_531 },
      },
      {
        billNumber: '10203040-1405-03-1',
        consumption: { before: '10.000', after: '110.000' },
        difference: 173_518,
        before: { gasPrice: 12_430, standingCharge: 5_167, levy: 1_243, vat: 1_584, total: 20_424 },
        after: { gasPrice: 158_244, standingCharge: 5_167, levy: 15_824, vat: 14_707, total: 193_942 },
      },
    ]);
    expect(proposal).toMatchObject({
      cause: { kind: 'readings', readings: [{ readingId: 'reading-b', rightIndex: 1_140 }] },
      readings: [{ readingId: 'reading-b', wrongIndex: 1_240, rightIndex: 1_140, because: 'corrected' }],
      warnings: [],
      difference: -63_486,
      balance: { before: 490_599, after: 427_113 },
    });
  });
  it('11.8-3: each line has its own difference and the correction among its inputs', () => {
    expect(
      proposal.bills[0]!.lines.map(({ line, before, amount, difference }) => [line, before, amount, difference]),
    ).toEqual([
      ['gasPrice', 307_482, 108_318, -199_164],
      ['standingCharge', 5_167, 5_167, 0],
      ['levy', 30_748, 10_832, -19_916],
      ['vat', 28_138, 10_214, -17_924],
    ]);
    expect(proposal.bills[0]!.lines[0]!.inputs).toEqual(['message-opened', 'message-a', 'message-b', 'c-1']);
  });
  it('its hash is the same for every run, and differs for another index', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(simulated(account, requestOf()).hash).toBe(hash);
    expect(simulated(account, requestOf({ rightIndex: 1_141 })).hash).not.toBe(hash);
  });
  it('the hash does not depend on the day until a deadline passes', () =>
    expect(simulated(account, requestOf(), day(8, 1)).hash).toBe(hash));
});

describe('settlement (11.8-5, 15.4-20)', () => {
  it('the latest unpaid bill inside its deadline is replaced and includes the whole balance, with another payment id (8.7)', () => {
    expect(proposal.bills.map(({ settlement }) => settlement)).toEqual(['nextBill', 'correctiveBill']);
    const { face, replaces, carried } = proposal.correctiveBill!;
    expect(face).toMatchObject({
      billNumber: '10203040-1405-03-2',
      year: 1405,
      period: 3,
      issue: 2,
      consumption: '110.000',
      charges: { total: 193_942 },
      carriedForward: 233_171,
      payable: 427_000,
      remainder: 113,
    });
    expect(readPaymentId(face.paymentId!)).toEqual({ amount: 427_000, yearDigit: 5, period: 53 });
    expect(replaces).toBe('10203040-1405-03-1');
    expect(carried.map(({ line, amount }) => [line, amount])).toEqual([
      ['correction', -237_004],
      ['previousDebt', 470_000],
      ['thousandRialRemainder', 175],
    ]);
  });
  it('the difference of a paid bill is carried to the next bill', () => {
    const after = simulated(paid, requestOf()).proposal;
    expect(after.bills.map(({ settlement }) => settlement)).toEqual(['nextBill', 'nextBill']);
    expect([after.correctiveBill, after.balance]).toEqual([undefined, { before: 599, after: -62_887 }]);
  });
  it('11.8-5: it is replaced on the last day of its deadline, and no longer on the day after', () => {
    const { paymentDeadline } = account.bills[2]!.face;
    const [lastDay, dayAfter] = [paymentDeadline, addDays(paymentDeadline, 1)].map(
      (today) => simulated(account, requestOf(), today).proposal,
    );
    expect([lastDay!.correctiveBill?.replaces, dayAfter!.correctiveBill]).toEqual(['10203040-1405-03-1', undefined]);
  });
  it('the difference of an unpaid bill is carried after its deadline: the hash changes', () => {
    const late = simulated(account, requestOf(), day(8, 3));
    expect(account.bills[2]!.face.paymentDeadline).toBe(day(8, 2));
    expect(late.proposal.bills.map(({ settlement }) => settlement)).toEqual(['nextBill', 'nextBill']);
    expect(late.hash).not.toBe(hash);
  });
  it('every difference is carried if the policy chooses A6-3', () => {
    const [version] = basis.billing.versions;
    const literal: Policy = {
      versions: [{ ...version!, content: { ...(version!.content as object), settlementOfCorrections: 'nextBill' } }],
    };
    const simulation = simulateCorrection(requestOf(), { ...basis, billing: literal, account, today: day(7, 10) });
    expect('proposal' in simulation && simulation.proposal.bills.map(({ settlement }) => settlement)).toEqual([
      'nextBill',
      'nextBill',
    ]);
  });
});

describe('consequences', () => {
  it("A3-5, Card 74: the fee of the request is refunded at the reading contractor's expense, not the over-billing", () => {
    const atFault = simulated(account, requestOf(contractorsFault)).proposal;
    expect(atFault.contractorEntry).toEqual({ linkId: 'c-1', contractorId: 'contractor-zagros', amount: 35_000 });
    expect(atFault.balance.after).toBe(427_113 - 35_000);
    expect(atFault.correctiveBill!.face.payable).toBe(392_000);
  });
  it("A3-5: nothing is refunded for the company's own mistake, nor without a fee", () => {
    expect(proposal.contractorEntry).toBeUndefined();
    expect(
      simulated(account, requestOf({ ...contractorsFault, feeCharged: 0 })).proposal.contractorEntry,
    ).toBeUndefined();
  });
  it('7.5: the amount is measured without sign, so that over- and under-charges do not cancel out', () => {
    expect(proposal.approvalsNeeded).toEqual(['qualifiedRepresentative']);
    const large = fold(
      billAccount,
      eventsOf([readings[0]!, billing(reading('b', day(6), 3_000)), billing(reading('c', day(7), 3_010))]),
    );
    const both = simulated(large, requestOf({ rightIndex: 1_100, ...seenAt(3_012) })).proposal;
    expect(Math.abs(both.difference)).toBeLessThan(5_000_000);
    expect(both.approvalsNeeded).toEqual(['qualifiedRepresentative', 'headOfSubscriberAffairs']);
  });
});

describe('a reading may be corrected again', () => {
  const posted = fold(billAccount, eventsOf([...readings, correcting({})]));
  it('11.8-3: starts from the current charges; each amount is reversed once', () => {
    const undo = simulated(posted, requestOf({ correctionId: 'c-2', rightIndex: 1_240 })).proposal;
    expect(undo.bills.map(({ billNumber, before, after }) => [billNumber, before.total, after.total])).toEqual([
      ['10203040-1405-02-1', 134_531, 371_535],
      ['10203040-1405-03-2', 193_942, 20_424],
    ]);
    expect(undo).toMatchObject({
      readings: [{ wrongIndex: 1_140 }],
      difference: 63_486,
      balance: { before: 427_113, after: 490_599 },
    });
    expect(undo.correctiveBill).toMatchObject({
      replaces: '10203040-1405-03-2',
      face: { billNumber: '10203040-1405-03-3', payable: 490_000 },
    });
  });
});
