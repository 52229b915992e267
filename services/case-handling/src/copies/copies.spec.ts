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
  type Contract,
} from '@pishkhan/contracts';
import { foldView, type Fact } from '@pishkhan/views';
import { knownBill } from './known-bill.view.ts';
import { knownMeter } from './known-meter.view.ts';
import { knownReading } from './known-reading.view.ts';

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
const bill = (...facts: readonly Fact[]) =>
  foldView(knownBill, [fact(billIssued), ...facts]).get(billIssued.example.billNumber)!;

it('15.4-47: a bill whose payment came back is not settled, and has its own deadline', () => {
  const { paymentDeadline } = bill();
  expect(bill(fact(paymentReceived))).toMatchObject({ settledOn: '2026-11-01' });
  expect(bill(fact(paymentReceived), fact(paymentReversed))).toMatchObject({ settledOn: null, paymentDeadline });
  const elsewhere = fact(paymentReversed, { reopens: ['1000001-1405-01-1'] });
  expect(bill(fact(paymentReceived), elsewhere)).toMatchObject({ settledOn: '2026-11-01' });
});

it('15.4-41: a bill names the tariff versions by which it is rated, and those after its correction', () => {
  const [of] = billCorrected.example.bills;
  const issued = { tariffVersions: ['summer'] };
  const number = billIssued.example.billNumber;
  const after = (change: object) =>
    foldView(knownBill, [
      fact(billIssued, issued),
      fact(billCorrected, { bills: [{ ...of, billNumber: number, tariffVersions: ['autumn'], ...change }] }),
    ]);
  expect(bill()).not.toHaveProperty('tariffVersions');
  expect(foldView(knownBill, [fact(billIssued, issued)]).get(number)).toMatchObject(issued);
  expect(after({}).get(number)).toMatchObject({ tariffVersions: ['autumn'] });
  const corrective = { ...billIssued.example, billNumber: 'corrective' };
  expect(after({ correctiveBill: corrective }).get('corrective')).toMatchObject({ tariffVersions: ['autumn'] });
});

it('9.5: a bill that the credit of an unpaid refund settles is settled on its day', () =>
  expect(bill(fact(creditRestored, { settles: [billIssued.example.billNumber] }))).toMatchObject({
    settledOn: '2026-11-15',
  }));

const meter = (...facts: readonly Fact[]) => foldView(knownMeter, [fact(meterInstalled), ...facts]).get('1000001');

describe('the meter of an account after Card 13 (A1-5, A2-5)', () => {
  const { takenOff, putIn } = meterExchanged.example;
  it('A2-5: is the new one, and visits compare with its first index', () => {
    expect(meter(fact(meterExchanged))).toMatchObject({
      meterId: putIn.meterId,
      lastReadingId: putIn.readingId,
      lastReadOn: '2026-11-22',
      earlier: [],
    });
    const back = fact(meterExchanged, {
      takenOff: { ...takenOff, meterId: putIn.meterId },
      putIn: { ...putIn, meterId: takenOff.meterId, serial: takenOff.meterId, readingId: 'back' },
    });
    expect(meter(fact(meterExchanged), back)).toMatchObject({ meterId: takenOff.meterId, lastReadingId: 'back' });
  });
  it('11.4: there is none after a removal without another meter', () =>
    expect(meter(fact(meterTakenOff))).toBeUndefined());
  it('11.8-2: removal and installation are readings that a case can name', () => {
    const readings = foldView(knownReading, [fact(readingAccepted), fact(meterExchanged)]);
    expect(readings.get(takenOff.readingId)).toMatchObject({ meterId: takenOff.meterId, index: takenOff.index });
    expect(readings.get(putIn.readingId)).toMatchObject({ meterId: putIn.meterId, index: putIn.index });
    const { takenOff: lost } = meterTakenOff.example;
    expect(foldView(knownReading, [fact(meterTakenOff)]).get(lost.readingId)).toMatchObject({ index: lost.index });
  });
});
