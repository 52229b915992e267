import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { given, judged } from '@pishkhan/decider';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { billing, day, eventsOf, reading, terms } from '../../../examples/account.ts';
import { correcting } from '../../../examples/correction.ts';
import type { BillAccountCommand, BillAccountEvent, ReceivePayment } from '../../bill-account.messages.ts';
import type { Matched } from '../payment.ts';
import {
  paymentMustNotBeInTheFuture,
  paymentMustNotPrecedeItsBill,
  paymentMustNotPrecedeTheAccount,
} from './payment-day.rules.ts';
import { billIdMustBelongToTheAccount } from '../../bill-account.rules.ts';
import { policyOfFiles } from '../../../examples/policies.ts';
import { billAccount } from '../../bill-account.ts';

const first = '9850155';
const second = '47050254';
const twoBills = [billing(reading('a', day(5), 1_060)), billing(reading('b', day(6), 1_240))];
const account = (...more: (BillAccountCommand | typeof posted)[]) =>
  given(billAccount, ...eventsOf([...twoBills, ...more]));
const payment = (paymentId: string, amount: number, more: Partial<ReceivePayment> = {}): ReceivePayment => ({
  type: 'ReceivePayment',
  billId: terms.billId,
  paymentId,
  amount: amount as ReceivePayment['amount'],
  paidOn: day(6, 10),
  receiptNumber: `R-${paymentId}-${amount}`,
  today: day(6, 10),
  ...more,
});
const posted = correcting({ correctionId: 'c-1', readingId: 'reading-b', rightIndex: 1_140 }, day(6, 10));
const received = (events: readonly BillAccountEvent[]): { matched: Matched; settles: readonly string[] } => {
  const [event] = events;
  if (event?.type !== 'PaymentReceived') throw new Error('no payment');
  return event.data;
};
const outcome = (
  given_: ReturnType<typeof account>,
  command: ReceivePayment,
  look: (outcome: ReturnType<typeof received>, receivable: number) => void,
) => given_.when(command).thenMatching((events, { receivable }) => look(received(events), receivable));

const payable = (balance: number) => Math.floor(balance / 1_000) * 1_000;

describe('8.7: a payment is matched by its payment id', () => {
  it('pays the bill in full, including the debt of the earlier one', () =>
    outcome(account(), payment(second, 470_000), ({ matched, settles }, receivable) => {
      expect(matched).toEqual({
        to: 'bill',
        billNumber: '10203040-1405-02-1',
        asked: 470_000,
        owed: 470_175,
        difference: 0,
      });
      expect(settles).toEqual(['10203040-1405-01-1', '10203040-1405-02-1']);
      expect(receivable).toBe(175);
    }));
  it('pays the earlier bill only', () =>
    outcome(account(), payment(first, 98_000), ({ settles }) => expect(settles).toEqual(['10203040-1405-01-1'])));
  it('reports an underpayment, and settles the bill with the rest', () => {
    const part = account(payment(second, 400_000));
    outcome(account(), payment(second, 400_000), ({ matched, settles }) =>
      expect([matched.difference, settles]).toEqual([-70_000, []]),
    );
    outcome(part, payment(second, 70_000), ({ matched, settles }) =>
      expect([matched.asked, matched.difference, settles.length]).toEqual([70_000, 0, 2]),
    );
  });
  it('reports an overpayment, which is a credit', () =>
    outcome(account(), payment(second, 500_000), ({ matched }, receivable) =>
      expect([matched.difference, receivable]).toEqual([29_825, -29_825]),
    ));
  it('15.4-15: a remainder below 1,000 is not a debt', () =>
    outcome(account(payment(first, 98_000)), payment(second, 372_000), ({ matched, settles }, receivable) => {
      expect([matched.asked, receivable, settles]).toEqual([372_000, 175, ['10203040-1405-02-1']]);
    }));
  it('an id that was never issued still identifies the subscription', () => {
    const unknown = paymentIdOf({ billId: terms.billId, amount: rial(5_000), yearDigit: 5, period: 90 });
    outcome(account(), payment(unknown, 5_000), ({ matched }) =>
      expect(matched).toEqual({ to: 'account', asked: 470_000, owed: 470_175, difference: -465_000 }),
    );
  });
  it('the id of a replaced bill still identifies the subscription; the difference is that to the corrective bill', () => {
    outcome(account(posted), payment(second, 470_000), ({ matched, settles }, receivable) => {
      expect(matched).toEqual({
        to: 'supersededBill',
        billNumber: '10203040-1405-02-1',
        inForce: '10203040-1405-02-2',
        asked: 233_000,
        owed: 233_171,
        difference: 236_829,
      });
      expect(settles).toEqual(['10203040-1405-01-1', '10203040-1405-02-2']);
      expect(receivable).toBe(-236_829);
    });
    outcome(account(posted), payment(second, 100_000), ({ matched, settles }) =>
      expect([matched.difference, settles]).toEqual([-133_000, []]),
    );
  });
  it('F17: the id of a replaced bill asks for the balance of the account when its corrective bill is paid', () => {
    const corrective = account(posted).state.bills.at(-1)!.face;
    const paid = account(posted, payment(corrective.paymentId!, corrective.payable));
    const next = account(
      posted,
      payment(corrective.paymentId!, corrective.payable),
      billing(reading('c', day(7), 1_250)),
    );
    outcome(paid, payment(second, 72_000, { paidOn: day(7, 9), today: day(7, 9) }), ({ matched }) =>
      expect(matched).toMatchObject({ to: 'supersededBill', asked: 0, owed: 171, difference: 72_000 - 171 }),
    );
    const owed = next.state.receivable;
    outcome(next, payment(second, 72_000, { paidOn: day(7, 9), today: day(7, 9) }), ({ matched }) =>
      expect(matched).toEqual({
        to: 'supersededBill',
        billNumber: '10203040-1405-02-1',
        inForce: '10203040-1405-02-2',
        asked: payable(owed),
        owed,
        difference: 72_000 - payable(owed),
      }),
    );
  });
  it('F17: the id of a replaced bill, 72,000 paid while the account owes 65,028: truly 6,972 too much', () => {
    const corrective = account(posted).state.bills.at(-1)!.face.paymentId!;
    const owing = account(posted, payment(corrective, account(posted).state.receivable - 65_028));
    outcome(owing, payment(second, 72_000), ({ matched }, receivable) => {
      expect(matched).toMatchObject({ to: 'supersededBill', asked: 65_000, owed: 65_028, difference: 6_972 });
      expect(receivable).toBe(-6_972);
    });
    outcome(owing, payment(second, 65_000), ({ matched }) => expect(matched.difference).toBe(0));
    outcome(owing, payment(second, 60_000), ({ matched }) => expect(matched.difference).toBe(-5_000));
  });
  it('F17: more than an earlier bill asks is overpaid only above what the account owes', () => {
    const open = account(billing(reading('c', day(7), 1_300)));
    const [bill, owed] = [open.state.bills.find(({ face }) => face.paymentId === second)!, open.state.receivable];
    expect(bill.left).toBeLessThan(payable(owed));
    const paying = (amount: number, check: (matched: Matched) => void, of = open) =>
      outcome(of, payment(second, amount, { paidOn: day(7, 9), today: day(7, 9) }), ({ matched }) => check(matched));
    paying(bill.left, (matched) => expect(matched).toMatchObject({ asked: bill.left, difference: 0 }));
    paying(bill.left + 1_000, (matched) =>
      expect(matched).toMatchObject({ asked: payable(owed), difference: bill.left + 1_000 - payable(owed) }),
    );
    paying(owed + 6_000, (matched) => expect(matched).toMatchObject({ asked: payable(owed), difference: 6_000 }));
    const paid = account(billing(reading('c', day(7), 1_300)), payment(second, bill.left));
    const left = payable(paid.state.receivable);
    paying(5_000, (matched) => expect(matched).toMatchObject({ asked: left, difference: 5_000 - left }), paid);
  });
  it('F17: a replaced bill that was paid by its id has the amount as paid', () => {
    const { bills } = account(posted, payment(second, 100_000)).state;
    expect(bills.map(({ face, paid }) => [face.billNumber, paid])).toEqual([
      ['10203040-1405-01-1', 0],
      ['10203040-1405-02-1', 100_000],
      ['10203040-1405-02-2', 0],
    ]);
  });
  it('every posting balances', () =>
    account()
      .when(payment(second, 470_000))
      .thenMatching(([event]) =>
        expect(event!.data).toMatchObject({
          posting: {
            entries: [
              { ledgerAccount: 'cash', amount: 470_000 },
              { ledgerAccount: 'receivable:10203040', amount: -470_000 },
            ],
          },
        }),
      ));
});

/** The only event is a payment that was kept for a person. */
const doubted = (given_: ReturnType<typeof account>, command: ReceivePayment, rule: string, data?: object) =>
  given_.when(command).thenMatching((events, { receivable }) => {
    expect(events).toEqual([
      {
        type: 'PaymentKept',
        data: expect.objectContaining({ amount: command.amount, doubt: { rule, ...(data && { data }) } }),
      },
    ]);
    expect(receivable).toBe(given_.state.receivable);
  });

describe('F17, 8.7: received money is never refused for its account or its day', () => {
  it('BilledAccountMustExist: an unknown account', () => {
    given(billAccount)
      .when(payment(first, 98_000, { channel: 'bank-1' }))
      .then({
        type: 'PaymentKept',
        data: {
          unidentifiedPaymentId: '300f292b-634d-595c-b2db-481019a4f1d2',
          accountId: '10203040',
          billId: terms.billId,
          paymentId: first,
          amount: rial(98_000),
          paidOn: day(6, 10),
          receiptNumber: 'R-9850155-98000',
          channel: 'bank-1',
          doubt: { rule: 'BilledAccountMustExist' },
        },
      });
  });
  it('BillIdMustBelongToTheAccount: the bill id of another company', () => {
    const other = billIdOf({ fileNumber: terms.accountId, companyCode: '063' });
    const id = paymentIdOf({ billId: other, amount: rial(98_000), yearDigit: 5, period: 1 });
    doubted(account(), payment(id, 98_000, { billId: other }), 'BillIdMustBelongToTheAccount', { billId: other });
  });
  it('PaymentMustNotBeInTheFuture', () => {
    const [paidOn, today] = [day(6, 11), day(6, 10)];
    doubted(account(), payment(first, 98_000, { paidOn }), 'PaymentMustNotBeInTheFuture', { paidOn, today });
  });
  it('F17: PaymentMustNotPrecedeTheAccount, as 2020-01-01', () =>
    doubted(
      account(),
      payment(first, 98_000, { paidOn: '2020-01-01' as CivilDate }),
      'PaymentMustNotPrecedeTheAccount',
      {
        paidOn: '2020-01-01',
        openedOn: terms.openedOn,
      },
    ));
  it('F17: PaymentMustNotPrecedeItsBill', () => {
    const { billNumber, issuedOn } = account().state.bills[1]!.face;
    const paidOn = addDays(issuedOn, -1);
    doubted(account(), payment(second, 470_000, { paidOn }), 'PaymentMustNotPrecedeItsBill', {
      paidOn,
      issuedOn,
      billNumber,
    });
  });
  it('15.2: the days are tolerated by the version of the policy, which the event names', () => {
    const days = {
      ...policyOfFiles('payment-days').versions[0]!,
      version: 'tolerant',
      content: { daysAhead: 1, daysBeforeAccount: 0, daysBeforeBill: 2 },
    } as NonNullable<ReceivePayment['days']>;
    const { issuedOn } = account().state.bills[1]!.face;
    for (const paidOn of [day(6, 11), addDays(issuedOn, -2)])
      outcome(account(), payment(second, 470_000, { paidOn, days }), ({ matched }) => expect(matched.to).toBe('bill'));
    for (const paidOn of [day(6, 12), addDays(issuedOn, -3)])
      account()
        .when(payment(second, 470_000, { paidOn, days }))
        .thenMatching(([event]) => expect(event).toMatchObject({ data: { daysPolicy: 'tolerant' } }));
  });
  it('the same doubted payment again has no effect', () => {
    const paidOn = '2020-01-01' as CivilDate;
    const kept = payment(first, 98_000, { paidOn });
    account(kept).when(kept).thenNothing();
  });
  it('an assigned payment is posted once, from the clearing account', () => {
    const identified = {
      type: 'PostIdentifiedPayment' as const,
      unidentifiedPaymentId: 'u-1',
      billId: '8765432106239',
      paymentId: first,
      amount: rial(98_000),
      paidOn: '2020-01-01' as CivilDate,
      receiptNumber: 'R-1',
    };
    account()
      .when(identified)
      .thenMatching(([event], { receivable }) => {
        expect(event).toMatchObject({
          type: 'PaymentReceived',
          data: {
            unidentifiedPaymentId: 'u-1',
            settles: ['10203040-1405-01-1'],
            posting: { entries: [{ ledgerAccount: 'clearing:unidentified-payments', amount: 98_000 }, {}] },
          },
        });
        expect(receivable).toBe(470_175 - 98_000);
      });
    account(identified).when(identified).thenNothing();
    given(billAccount).when(identified).thenRejected('BilledAccountMustExist');
  });
});

describe('15.4-45: a receipt number tells payments apart only within its channel, with day, amount and bill', () => {
  const one = payment(first, 98_000, { receiptNumber: '000451', channel: 'bank-1' });
  const again = (more: Partial<ReceivePayment>) => account(one).when({ ...one, ...more });
  it('8.7: the same receipt again has no effect', () => again({}).thenNothing());
  it('situation 3: with other padding of receipt, bill id or payment id it is the same payment', () => {
    for (const more of [
      { receiptNumber: '451' },
      { billId: terms.billId.padStart(14, '0') },
      { paymentId: first.padStart(13, '0') },
    ])
      again(more).thenNothing();
  });
  it('15.4-45: zeros after the letters of a receipt number are padding as well', () => {
    const padded = { ...one, receiptNumber: 'R-000451' };
    account(padded)
      .when({ ...padded, receiptNumber: 'R-451' })
      .thenNothing();
    account(padded)
      .when({ ...padded, receiptNumber: 'R-4510' })
      .thenMatching((_, { payments }) => expect(payments).toHaveLength(2));
  });
  it('an older payment without a channel may be of any', () =>
    account(payment(first, 98_000, { receiptNumber: '451' }))
      .when(one)
      .thenNothing());
  it.each([
    ['amount', { amount: rial(97_000) }],
    ['day', { paidOn: day(6, 9) }],
    ['channel', { channel: 'bank-2' }],
  ])('situation 2: the same number with another %s is another payment', (_, more) =>
    again(more).thenMatching((events, { payments }) => {
      expect(events).toMatchObject([{ type: 'PaymentReceived', data: more }]);
      expect(payments).toHaveLength(2);
    }),
  );
  it('situation 2: carried lines tell two payments of one number apart', () => {
    const { state } = account(one, { ...one, paidOn: day(6, 9) });
    expect(state.moved.filter(({ kind }) => kind === 'payment').map(({ references }) => references)).toEqual([
      ['000451'],
      [`000451|bank-1|${day(6, 9)}|98000`],
    ]);
  });
});

describe('F9: a payment id that two bills of an older release have', () => {
  it('names the latest of them', () => {
    const events = eventsOf(twoBills).map((event): BillAccountEvent =>
      event.type === 'BillIssued' ? { ...event, data: { ...event.data, paymentId: first } } : event,
    );
    given(billAccount, ...events)
      .when(payment(first, 98_000))
      .thenMatching((paid) => expect(received(paid).matched.billNumber).toBe('10203040-1405-02-1'));
  });
});

describe('rejections by name', () => {
  it('8.3: PaymentIdMustHaveRightCheckDigits', () => {
    for (const wrong of ['9850154', '9850165', '985015'])
      account().when(payment(wrong, 98_000)).thenRejected('PaymentIdMustHaveRightCheckDigits');
  });
  it('7.2: PaymentMustBePositive', () => account().when(payment(first, 0)).thenRejected('PaymentMustBePositive'));
  it('8.2: PaymentMustNotExceedPaymentId', () => {
    account()
      .when(payment(first, 99_999_999_001))
      .thenRejected('PaymentMustNotExceedPaymentId', { greatest: 99_999_999_000 });
    account()
      .when(payment(first, 99_999_999_000))
      .thenMatching(([received]) => expect(received!.type).toBe('PaymentReceived'));
  });
  it('7.2: PaymentMustNotBeInTheFuture, PaymentMustNotPrecedeTheAccount, PaymentMustNotPrecedeItsBill as rules', () => {
    const [paidOn, bill] = [day(6, 10), { issuedOn: day(6, 12), billNumber: '1' }];
    judged(paymentMustNotBeInTheFuture(paidOn, day(6, 9), 0)).thenRejected('PaymentMustNotBeInTheFuture');
    judged(paymentMustNotBeInTheFuture(paidOn, day(6, 9), 1)).thenHolds();
    judged(paymentMustNotPrecedeTheAccount(paidOn, day(6, 11), 0)).thenRejected('PaymentMustNotPrecedeTheAccount');
    judged(paymentMustNotPrecedeTheAccount(paidOn, day(6, 11), 1)).thenHolds();
    judged(paymentMustNotPrecedeItsBill(paidOn, bill, 1)).thenRejected('PaymentMustNotPrecedeItsBill');
    judged(paymentMustNotPrecedeItsBill(paidOn, bill, 2)).thenHolds();
  });
  it('8.1: BillIdMustBelongToTheAccount as a rule', () =>
    judged(
      billIdMustBelongToTheAccount(account().state, { ...payment(first, 1), billId: '8765432106239' }),
    ).thenRejected('BillIdMustBelongToTheAccount'));
});
