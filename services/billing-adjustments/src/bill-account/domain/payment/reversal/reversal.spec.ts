import { describe, expect, it } from '@jest/globals';
import { given } from '@pishkhan/decider';
import { day } from '../../../examples/account.ts';
import { after, correctTo, opened, read, type History, type Step } from '../../../examples/history.ts';
import { approveRefund, declineRefund, payAmount, paymentOf, requestRefund, reverse } from '../../../examples/money.ts';
import { lastReading, type Bill, type BillAccount } from '../../bill-account.state.ts';
import { billAccount } from '../../bill-account.ts';
import type { PaymentReversed } from './reversal.messages.ts';

const standing = ({ paid, left, settled }: Bill) => ({ paid, left, settled });
const bill = ({ account }: History, place = 0): Bill => account.bills[place]!;
const when = ({ account, events }: History, step: Step) => given(billAccount, ...events).when(step(account));
const reversalIn = ({ events }: History): PaymentReversed['data'] => {
  const last = events.findLast(({ type }) => type === 'PaymentReversed');
  return (last as PaymentReversed).data;
};
const first = (account: BillAccount) => account.bills[0]!;

/** One bill of 795,743, in two payments. */
const billed = after(opened, [read('a', day(5), 300)]);
const paid = after(billed, [payAmount('r1', 400_000), payAmount('r2', 395_000)]);
const returned = after(paid, [reverse('r2')]);

describe('situation 5: a cheque of 395,000 for a bill of 795,000 comes back (8.7, 11.7, 15.4-47)', () => {
  it('is settled by both payments, with 743 carried', () => {
    expect(standing(bill(paid))).toEqual({ paid: 795_000, left: 0, settled: true });
    expect(paid.account.receivable).toBe(743);
  });
  it('is open again for 395,000, with its own day and payment id, and names itself', () => {
    expect(standing(bill(returned))).toEqual({ paid: 400_000, left: 395_000, settled: false });
    expect(bill(returned).face).toEqual(bill(billed).face);
    expect(returned.account.receivable).toBe(395_743);
    expect(reversalIn(returned)).toMatchObject({
      receiptNumber: 'r2',
      amount: 395_000,
      reopens: [bill(billed).face.billNumber],
      bills: [{ paid: 400_000, leftToPay: 395_000, settled: false }],
    });
  });
  it('is not reversed once more; the same reversal posts nothing again', () => {
    when(returned, reverse('r2', 'another')).thenRejected('PaymentMustNotBeReversed');
    when(returned, reverse('r2')).thenNothing();
    when(returned, reverse('10203040-000000000000')).thenRejected('PaymentMustExist');
  });
  it('can be honoured after all once, by the reference of the reversed payment; r3 besides is a credit', () => {
    const honours = paymentOf(paid.account, 'r2').reference;
    const honoured = after(returned, [payAmount('r2', 395_000, { honours })]);
    expect(standing(bill(honoured))).toEqual({ paid: 795_000, left: 0, settled: true });
    expect(honoured.account.receivable).toBe(743);
    when(honoured, payAmount('r2', 395_000, { honours })).thenNothing();
    when(honoured, payAmount('r2b', 395_000, { honours })).thenRejected('ReversalMustBeHonouredOnce');
    const besides = after(honoured, [payAmount('r3', 395_000)]);
    expect(besides.account.receivable).toBe(743 - 395_000);
  });
  it('the receipt of the bank’s file again, without the reference, changes nothing', () =>
    when(returned, payAmount('r2', 395_000)).thenNothing());
  it('honours only a reversed payment, with its amount', () => {
    const { reference } = paymentOf(paid.account, 'r2');
    when(paid, payAmount('r4', 395_000, { honours: reference })).thenRejected('HonouredPaymentMustBeReversed');
    when(returned, payAmount('r4', 395_001, { honours: reference })).thenRejected('HonouredPaymentMustHaveItsAmount');
  });
  it('a payment that was honoured after all can come back a second time', () => {
    const honours = paymentOf(paid.account, 'r2').reference;
    const honoured = after(returned, [payAmount('r2h', 395_000, { honours }), reverse('r2h')]);
    expect(standing(bill(honoured))).toEqual({ paid: 400_000, left: 395_000, settled: false });
  });
});

describe('15.4-47: a bill that was issued after the payment', () => {
  const two = after(billed, [payAmount('r1', 795_000), read('b', day(6), 100)]);
  const reopened = after(two, [reverse('r1')]);
  const own = bill(two, 1).face.payable;

  it('is asked for as before, and the earlier bill beside it: not twice', () => {
    expect(standing(bill(reopened))).toEqual({ paid: 0, left: 795_000, settled: false });
    expect(standing(bill(reopened, 1))).toEqual({ paid: 0, left: own, settled: false });
    expect(reopened.account.receivable).toBe(two.account.receivable + 795_000);
  });
  it('does not settle the earlier one when it is paid', () => {
    const { account } = after(reopened, [payAmount('r2', own)]);
    expect(account.bills.map(({ settled, left }) => [settled, left])).toEqual([
      [false, 795_000],
      [true, 0],
    ]);
  });
  it('the next bill carries both, names the returned payment, and settles both', () => {
    const three = after(reopened, [read('c', day(7), 60)]);
    const { carried, face } = bill(three, 2);
    expect(face.carriedForward).toBe(reopened.account.receivable);
    expect(carried).toContainEqual({
      line: 'returnedPayment',
      rule: '8.7',
      amount: 795_000,
      inputs: [paymentOf(two.account, 'r1').reference],
    });
    const { account } = after(three, [payAmount('r3', bill(three, 2).face.payable)]);
    expect(account.bills.every(({ settled }) => settled)).toBe(true);
  });
  it('that included part of the earlier debt settles only this part of it', () => {
    const part = after(billed, [payAmount('r1', 500_000), read('b', day(6), 100)]);
    const back = after(part, [reverse('r1')]);
    const asked = bill(part, 1).face.payable;
    const { account } = after(back, [payAmount('r2', asked)]);
    expect(account.bills.map(({ settled, left }) => [settled, left])).toEqual([
      [false, 500_000],
      [true, 0],
    ]);
  });
});

describe('15.4-47: a bill that included the earlier one', () => {
  it('is open with it again, as before the payment (F17)', () => {
    const two = after(billed, [read('b', day(6), 100)]);
    const settled = after(two, [payAmount('r1', 795_000, { bill: first })]);
    expect(standing(bill(settled, 1)).left).toBe(bill(two, 1).face.payable - 795_000);
    const back = after(settled, [reverse('r1')]);
    expect(back.account.bills.map(standing)).toEqual(two.account.bills.map(standing));
  });
  it('a corrective bill stays as it was issued; the next bill asks for what came back (11.8-5)', () => {
    const corrected = after(billed, [payAmount('r1', 400_000), correctTo(200)]);
    const back = after(corrected, [reverse('r1')]);
    expect(standing(bill(back, 1))).toMatchObject({ left: bill(corrected, 1).face.payable, settled: false });
    expect(bill(back)).toMatchObject({ paid: 0, supersededBy: bill(corrected, 1).face.billNumber });
    const next = after(back, [read('b', day(6), 60)]);
    expect(bill(next, 2).carried).toContainEqual(expect.objectContaining({ line: 'returnedPayment', amount: 400_000 }));
  });
});

describe('15.4-47: not after its refund', () => {
  const overpaid = after(billed, [payAmount('r1', 795_000), payAmount('r2', 300_000), requestRefund('f-1', 299_257)]);
  it('the payment whose money was refunded stays; another one can come back', () => {
    const refunded = after(overpaid, [approveRefund('f-1')]);
    const one = after(refunded, [reverse('r1')]);
    when(one, reverse('r2')).thenRejected('PaymentMustNotBeRefunded');
  });
  it('15.4-47: money of earlier bills does not cover it, nor does what is paid later', () => {
    const long = after(billed, [payAmount('r1', 795_000), read('b', day(6), 300), payAmount('r2', 1_100_000)]);
    const [earlier, latest] = ['r1', 'r2'] as const;
    const credit = -long.account.receivable as typeof long.account.receivable;
    const refunded = after(long, [requestRefund('f-1', credit), approveRefund('f-1'), payAmount('r3', 2_000_000)]);
    when(refunded, reverse(latest)).thenRejected('PaymentMustNotBeRefunded', { account: '10203040', refunded: credit });
    expect(after(refunded, [reverse(earlier), reverse('r3')]).account.receivable).toBe(795_000);
  });
  it('it can come back when the refund is declined', () => {
    const one = after(overpaid, [reverse('r1'), declineRefund('f-1'), reverse('r2')]);
    expect(one.account.receivable).toBe(795_743);
    expect(standing(bill(one))).toEqual({ paid: 0, left: 795_000, settled: false });
  });
  it('it is dated by the day of the reversal, not of the payment', () =>
    expect(reversalIn(returned).reversedOn >= lastReading(returned.account)!.readOn).toBe(true));
});
