import { describe, expect, it } from '@jest/globals';
import { addDays } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import { basis, billing, day, eventsOf, meter, openedAccount, opening, reading, terms } from '../examples/account.ts';
import type { BillAccountCommand, BillAccountEvent, BillIssued } from './bill-account.messages.ts';
import { billAccount } from './bill-account.ts';

const account = given(billAccount, ...openedAccount);
const takeMeter = { type: 'TakeMeter', accountId: terms.accountId, meter, opening } as const;
const open = { type: 'OpenBillAccount', terms } as const;
const bill = (event: BillAccountEvent | undefined): BillIssued['data'] => {
  if (event?.type !== 'BillIssued') throw new Error(`no bill but ${event?.type}`);
  return event.data;
};
const billsOf = (...commands: BillAccountCommand[]) =>
  eventsOf(commands)
    .filter(({ type }) => type === 'BillIssued')
    .map(bill);
const first = reading('a', day(5), 1_060);
const second = reading('b', day(6), 1_240);

describe('account and meter', () => {
  it('B1-2: an account is opened and a meter added, in any order; a repeat has no effect', () => {
    const [opened, taken] = openedAccount as [BillAccountEvent, BillAccountEvent];
    given(billAccount).when(open).then(opened).when(takeMeter).then(taken);
    given(billAccount).when(takeMeter).then(taken).when(open).then(opened);
    account.when(open).thenNothing();
    account.when(takeMeter).thenNothing();
  });
});

describe('billing a reading', () => {
  it('11.5, 11.6, 15.4-16, 15.4-19: 60 m³ in 31 warm days of 1405', () => {
    // 46.5 × 1,243 + 13.5 × 1,508 = 78,157.5; 5,000 × 31 / 30 = 5,166.67; levy 7,815.75; VAT 9 % of 83,324.17 =
    // 7,499.18
    expect(billsOf(billing(first))[0]).toMatchObject({
      billNumber: '10203040-1405-01-1',
      billId: '1020304006239',
      paymentId: '9850155',
      periodFrom: day(4),
      periodTo: day(5),
      issuedOn: addDays(day(5), 1),
      paymentDeadline: addDays(day(5), 31),
      consumption: '60.000',
      estimated: false,
      charges: { gasPrice: 78_158, standingCharge: 5_167, levy: 7_816, vat: 7_499, total: 98_640 },
      carriedForward: 0,
      payable: 98_000,
      remainder: 640,
      carried: [],
      posting: {
        entries: [
          { ledgerAccount: 'receivable:10203040', amount: 98_640 },
          { ledgerAccount: 'revenue:gasPrice', amount: -78_158 },
          { ledgerAccount: 'revenue:standingCharge', amount: -5_167 },
          { ledgerAccount: 'payable:levy', amount: -7_816 },
          { ledgerAccount: 'payable:vat', amount: -7_499 },
        ],
      },
    });
  });
  it('each line has its rule, tariff versions, parts and input messages', () => {
    const { lines } = billsOf(billing(first))[0]!;
    expect(lines.map(({ line, rule, tariffVersions, inputs }) => [line, rule, tariffVersions, inputs])).toEqual(
      [
        ['gasPrice', '11.5'],
        ['standingCharge', '15.4-16'],
        ['levy', '15.4-30'],
        ['vat', '15.4-30'],
      ].map(([line, rule]) => [line, rule, ['sample-1404-07'], ['message-opened', 'message-installed', 'message-a']]),
    );
  });
  it('11.7: the next bill includes the balance: debt and thousand-rial remainder are separate lines', () => {
    expect(billsOf(billing(first), billing(second))[1]).toMatchObject({
      charges: { total: 371_535 },
      carriedForward: 98_640,
      payable: 470_000,
      remainder: 175,
      carried: [
        { line: 'previousDebt', amount: 98_000, inputs: ['10203040-1405-01-1'] },
        { line: 'thousandRialRemainder', amount: 640 },
      ],
    });
  });
  it('8.2, 11.7: a bill without a payable amount has no payment id; the credit is carried', () => {
    const credit = eventsOf([
      billing(first),
      {
        type: 'ReceivePayment',
        billId: terms.billId,
        paymentId: '9850155',
        amount: 600_000 as never,
        paidOn: day(5, 10),
        receiptNumber: 'R-1',
        today: day(6),
      },
    ]);
    given(billAccount, ...credit)
      .when(billing(second))
      .thenMatching(([issued]) => {
        expect(bill(issued)).toMatchObject({
          carriedForward: -501_360,
          payable: 0,
          remainder: -129_825,
          carried: [{ line: 'previousCredit', amount: -501_360, inputs: ['10203040-1405-01-1', 'R-1'] }],
        });
        expect(bill(issued).paymentId).toBeUndefined();
      });
  });
  it('8.2: the period number restarts in each Jalali year', () => {
    const later = billsOf(
      billing(first),
      billing(second),
      billing(reading('n', day(1, 5, 1406), 2_000)),
      billing(reading('o', day(2, 5, 1406), 2_100)),
    );
    expect(later.map(({ billNumber }) => billNumber)).toEqual([
      '10203040-1405-01-1',
      '10203040-1405-02-1',
      '10203040-1406-01-1',
      '10203040-1406-02-1',
    ]);
  });
  it('11.4: counts across a confirmed rollover', () => {
    const rolled = billsOf(
      billing(reading('a', day(5), 99_990)),
      billing(reading('b', day(6), 30, { rolledOver: true })),
    );
    expect(rolled[1]!.consumption).toBe('40.000');
  });
  it('11.4, 11.8-4: decides on a rollover by the current index, since a correction may have been posted after metering decided by the earlier one', () => {
    const corrected = billsOf(
      billing(reading('a', day(5), 99_990)),
      billing(reading('b', day(6), 30, { rolledOver: false })),
    );
    expect(corrected[1]).toMatchObject({ consumption: '40.000', reading: { rolledOver: true } });
    account
      .when(billing(reading('a', day(5), 900, { rolledOver: true })))
      .thenRejected('ConsumptionMustNotBeNegative', { consumption: '-100.000' });
  });
  it('15.4-33: counts across a rollover by more than a quarter of the register only if it is confirmed', () => {
    const rolled = (more: object) => billing(reading('b', day(6), 40_000, { rolledOver: true, ...more }));
    const before = billing(reading('a', day(5), 99_990));
    expect(billsOf(before, rolled({ rolloverConfirmed: true }))[1]!.consumption).toBe('40010.000');
    given(billAccount, ...eventsOf([before]))
      .when(rolled({}))
      .thenRejected('ConsumptionMustNotBeNegative');
  });
  it('A2-6: bills an estimate and labels it', () =>
    expect(billsOf(billing(reading('a', day(5), 1_060, { kind: 'estimated' })))[0]!.estimated).toBe(true));
  it('the same reading again has no effect', () =>
    given(billAccount, ...eventsOf([billing(first)]))
      .when(billing(first))
      .thenNothing());
  it('11.5: ReadingMustFollowTheLast', () =>
    given(billAccount, ...eventsOf([billing(first)]))
      .when(billing(reading('b', day(5), 1_070)))
      .thenRejected('ReadingMustFollowTheLast', { last: day(5) }));
  it('11.4: a reading of another meter waits for its exchange', () =>
    account
      .when(billing({ ...first, meterId: '62000002' }))
      .thenMatching((events) => expect(events).toMatchObject([{ type: 'ReadingKept', data: { waitsFor: 'meter' } }])));
  it('11.4: ConsumptionMustNotBeNegative', () =>
    account.when(billing(reading('a', day(5), 999))).thenRejected('ConsumptionMustNotBeNegative'));
  it('8.2: PayableMustFitPaymentId', () => {
    const wide = { ...meter, registerDigits: 9 };
    const large = given(billAccount, openedAccount[0]!, {
      type: 'MeterTaken',
      data: { accountId: terms.accountId, meter: wide, opening },
    });
    large.when(billing(reading('a', day(5), 999_999_999))).thenRejected('PayableMustFitPaymentId');
  });
});

describe('readings that arrive too early are kept', () => {
  const kept = (
    waitsFor: string,
    closing = first,
    county: object = { countyOffice: 'county-1' },
  ): BillAccountEvent => ({
    type: 'ReadingKept',
    data: { accountId: terms.accountId, reading: closing, waitsFor, ...county, keptOn: closing.readOn },
  });
  const settle = { type: 'BillKeptReadings', basis } as const;
  it('before the account, before the meter, before tariff or policy', () => {
    given(billAccount)
      .when(billing(first))
      .then(kept('account', first, {}));
    given(billAccount, openedAccount[0]!).when(billing(first)).then(kept('meter'));
    account.when({ ...billing(first), basis: { ...basis, billing: { versions: [] } } }).then(kept('policy'));
    account
      .when({ ...billing(first), basis: { ...basis, book: { versions: [] } } })
      .then(kept('TariffMustCoverPeriod'));
  });
  it('are billed in order when nothing is missing, before any later reading', () => {
    const waiting = given(billAccount)
      .when(billing(first))
      .then(kept('account', first, {}))
      .when(billing(second))
      .then(kept('account', second, {}));
    waiting.when(settle).thenNothing();
    const ready = waiting.when(open).then(openedAccount[0]!).when(takeMeter).then(openedAccount[1]!);
    ready.when(settle).thenMatching((events, { waiting: left }) => {
      expect(events.map((event) => bill(event).closingReadingId)).toEqual(['reading-a', 'reading-b']);
      expect(left).toEqual([]);
    });
    ready
      .when(billing(reading('c', day(7), 1_250)))
      .thenMatching((events) =>
        expect(events.map((event) => bill(event).closingReadingId)).toEqual(['reading-a', 'reading-b', 'reading-c']),
      );
  });
  it('a repeat has no effect', () => given(billAccount, kept('account')).when(billing(first)).thenNothing());
});
