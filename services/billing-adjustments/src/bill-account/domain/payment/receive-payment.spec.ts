import { describe, expect, it } from '@jest/globals';
import { given } from '@pishkhan/decider';
import { paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { billing, day, eventsOf, reading, terms } from '../../examples/account.ts';
import { correcting } from '../../examples/correction.ts';
import type { BillAccountCommand, BillAccountEvent, ReceivePayment } from '../bill-account.messages.ts';
import type { Matched } from './payment.ts';
import { billAccount } from '../bill-account.ts';

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
      expect([matched.difference, receivable]).toEqual([30_000, -29_825]),
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
        difference: 237_000,
      });
      expect(settles).toEqual(['10203040-1405-01-1', '10203040-1405-02-2']);
      expect(receivable).toBe(-236_829);
    });
    outcome(account(posted), payment(second, 100_000), ({ matched, settles }) =>
      expect([matched.difference, settles]).toEqual([-133_000, []]),
    );
  });
  it('F17: the id of a replaced bill asks for the balance of the account when its corrective bill is paid', () => {
    const payable = (balance: number) => Math.floor(balance / 1_000) * 1_000;
    const corrective = account(posted).state.bills.at(-1)!.face;
    const paid = account(posted, payment(corrective.paymentId!, corrective.payable));
    const next = account(
      posted,
      payment(corrective.paymentId!, corrective.payable),
      billing(reading('c', day(7), 1_250)),
    );
    outcome(paid, payment(second, 72_000, { paidOn: day(7, 9), today: day(7, 9) }), ({ matched }) =>
      expect(matched).toMatchObject({ to: 'supersededBill', asked: 0, owed: 171, difference: 72_000 }),
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

describe('rejections by name', () => {
  it('8.7: the same receipt again has no effect', () =>
    account(payment(first, 98_000)).when(payment(first, 98_000)).thenNothing());
  it('8.7: ReceiptMustNotChange', () =>
    account(payment(first, 98_000, { receiptNumber: 'R-1' }))
      .when(payment(first, 98_001, { receiptNumber: 'R-1' }))
      .thenRejected('ReceiptMustNotChange'));
  it('8.3: PaymentIdMustHaveRightCheckDigits', () => {
    for (const wrong of ['9850154', '9850165', '985015'])
      account().when(payment(wrong, 98_000)).thenRejected('PaymentIdMustHaveRightCheckDigits');
  });
  it('8.1: BillIdMustBelongToTheAccount', () =>
    account()
      .when(payment(first, 98_000, { billId: '8765432106239' }))
      .thenRejected('BillIdMustBelongToTheAccount'));
  it('B1-2: BilledAccountMustExist', () =>
    given(billAccount).when(payment(first, 98_000)).thenRejected('BilledAccountMustExist'));
  it('7.2: PaymentMustBePositive', () => account().when(payment(first, 0)).thenRejected('PaymentMustBePositive'));
  it('8.2: PaymentMustNotExceedPaymentId', () => {
    account()
      .when(payment(first, 99_999_999_001))
      .thenRejected('PaymentMustNotExceedPaymentId', { greatest: 99_999_999_000 });
    account()
      .when(payment(first, 99_999_999_000))
      .thenMatching(([received]) => expect(received!.type).toBe('PaymentReceived'));
  });
  it('7.2: PaymentMustNotBeInTheFuture', () =>
    account()
      .when(payment(first, 98_000, { paidOn: day(6, 11) }))
      .thenRejected('PaymentMustNotBeInTheFuture'));
});
