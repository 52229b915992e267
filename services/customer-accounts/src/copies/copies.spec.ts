import { describe, expect, it } from '@jest/globals';
import {
  billCorrected,
  billIssued,
  creditRestored,
  meterExchanged,
  meterInstalled,
  meterTakenOff,
  paymentReceived,
  paymentReversed,
  readingAccepted,
  readingCorrected,
  refundRequested,
  type Contract,
} from '@pishkhan/contracts';
import { foldView, type Fact } from '@pishkhan/views';
import { billingOfAccount } from './billing-of-account.view.ts';
import { meterOfAccount } from './meter-of-account.view.ts';

const fact = ({ type, version, example }: Contract, change: object = {}): Fact => ({
  type,
  data: { ...(example as object), ...change },
  schemaVersion: version,
  stream: 'of-the-account',
  revision: 0,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
});
const bill = fact(billIssued);
const billing = (...facts: readonly Fact[]) => foldView(billingOfAccount, facts).get('1000001')!;
const states = (...facts: readonly Fact[]) => billing(...facts).lastBills.map(({ state }) => state);

describe('what an account owes (11.7)', () => {
  it('is the balance of the last bill, less payments; below 1,000 rials nothing is owed (15.4-15)', () => {
    expect(billing(bill).owed).toBe(367_853);
    const part = fact(paymentReceived, { amount: 100_000, settles: undefined });
    expect([billing(bill, part).owed, states(bill, part)]).toEqual([267_853, ['open']]);
    expect([billing(bill, fact(paymentReceived)).owed, states(bill, fact(paymentReceived))]).toEqual([853, ['paid']]);
    const next = fact(billIssued, { billNumber: '1000001-1405-08-1', paymentId: '367604', carriedForward: 853 });
    expect(billing(bill, fact(paymentReceived), next)).toMatchObject({
      owed: 368_706,
      paymentIds: ['367507', '367604'],
      lastBills: [{ billNumber: '1000001-1405-08-1', state: 'open' }, { state: 'paid' }],
    });
    expect(states(bill, next, fact(paymentReceived, { amount: 735_706, settles: '1000001-1405-08-1' }))).toEqual([
      'paid',
      'paid',
    ]);
  });
  it('falls by a correction and by the refunded fee (A3-5), and a corrective bill replaces the last (11.8-5)', () => {
    expect(billing(bill, fact(billCorrected))).toMatchObject({
      owed: 367_853 - 146_156 - 35_000,
      lastBills: [{ corrected: true, state: 'open' }],
    });
    const [line] = billCorrected.example.bills;
    const correctiveBill = { ...billIssued.example, billNumber: 'corrective', paymentId: '221604', payable: 221_000 };
    const replaced = fact(billCorrected, { bills: [{ ...line!, correctiveBill }], contractorEntry: undefined });
    expect(billing(bill, replaced)).toMatchObject({
      owed: 221_697,
      paymentIds: ['367507', '221604'],
      lastBills: [
        { billNumber: 'corrective', state: 'open', payable: 221_000 },
        { corrected: true, state: 'replaced' },
      ],
    });
  });
  it('rises when a payment comes back, whose bill is open again (15.4-47)', () => {
    const back = billing(bill, fact(paymentReceived), fact(paymentReversed));
    expect(back).toMatchObject({ owed: 367_853, lastBills: [{ state: 'open', paymentId: '367507' }] });
    const next = fact(billIssued, { billNumber: '1000001-1405-08-1', carriedForward: 853 });
    expect(states(bill, fact(paymentReceived), next, fact(paymentReversed))).toEqual(['open', 'open']);
  });
  it('rises by the refund of a credit, and falls again when the refund is not paid (9.5)', () => {
    const credit = [bill, fact(paymentReceived, { amount: 610_569 }), fact(refundRequested)];
    expect(billing(...credit.slice(0, 2)).owed).toBe(-242_716);
    expect(billing(...credit).owed).toBe(0);
    const next = fact(billIssued, { billNumber: '1000001-1405-08-1', carriedForward: 0, charges: { total: 100_000 } });
    expect(billing(...credit, next, fact(creditRestored))).toMatchObject({
      owed: 100_000 - 242_716,
      lastBills: [{ state: 'paid' }, { state: 'paid' }],
    });
  });
  it('lists the last six bills and knows the payment ids of all', () => {
    const bills = Array.from({ length: 9 }, (_, at) =>
      fact(billIssued, { billNumber: `b-${at}`, paymentId: `10000${at}` }),
    );
    const { lastBills, paymentIds } = billing(...bills);
    expect([lastBills.map(({ billNumber }) => billNumber), paymentIds.length]).toEqual([
      ['b-8', 'b-7', 'b-6', 'b-5', 'b-4', 'b-3'],
      9,
    ]);
  });
});

describe('the meter of an account (9.6)', () => {
  const last = (...facts: readonly Fact[]) => foldView(meterOfAccount, facts).get('1000001')!.lastReading;
  it('has the last reading by its day, with the corrected index', () => {
    const [installed, read] = [fact(meterInstalled), fact(readingAccepted)];
    expect(last(installed)).toMatchObject({ index: 120, kind: 'installation' });
    expect(last(installed, read)).toMatchObject({ readOn: '2026-10-22', index: 2417, kind: 'actual' });
    const late = fact(readingAccepted, { readingId: 'late', readOn: '2026-09-22', index: 2300 });
    expect(last(installed, read, late)).toMatchObject({ index: 2417 });
    expect(last(installed, read, fact(readingCorrected))).toMatchObject({ index: 2147 });
    expect(last(installed, read, fact(readingCorrected, { readingId: 'another' }))).toMatchObject({ index: 2417 });
  });
  const meterAfter = (...facts: readonly Fact[]) => foldView(meterOfAccount, facts).get('1000001')!;
  const installed = fact(meterInstalled, { meterId: '62000001', serial: '62000001' });
  it('A2-5, Card 13: after an exchange the new meter measures the account, and the old serial still finds it', () => {
    const exchanged = fact(meterExchanged);
    expect(meterAfter(installed, exchanged)).toMatchObject({
      meterId: '62000901',
      lastReading: { index: 3, kind: 'installation', readOn: '2026-11-22' },
      takenOff: null,
      earlier: [],
      former: [{ meterId: '62000001', serialKey: '62000001' }],
    });
    const read = fact(readingAccepted, { meterId: '62000901', readOn: '2026-12-22', index: 50 });
    expect(meterAfter(installed, exchanged, read)).toMatchObject({ lastReading: { index: 50 } });
    const late = fact(readingAccepted, { meterId: '62000001', readOn: '2026-12-22', index: 9 });
    expect(meterAfter(installed, exchanged, late)).toMatchObject({ lastReading: { index: 3 } });
  });
  it('11.4: a meter that was taken off is shown with the named absence until the next one', () => {
    const takenOff = fact(meterTakenOff);
    expect(meterAfter(installed, takenOff)).toMatchObject({
      meterId: '62000001',
      lastReading: { index: 2417, readOn: '2026-11-22' },
      takenOff: { on: '2026-11-22', absence: 'removed' },
    });
    const next = fact(meterInstalled, { meterId: '62000002', serial: '62000002', installedOn: '2026-12-01' });
    expect(meterAfter(installed, takenOff, next)).toMatchObject({
      meterId: '62000002',
      takenOff: null,
      earlier: [],
      former: [{ meterId: '62000001' }],
    });
  });
});
