import type { Page } from 'playwright-core';
import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../../src/journey/world.ts';
import { accountFromTheEnd, unpaidBillOf } from '../../journeys/money/bills.ts';
import type { Screen } from './screen.ts';

const [cheque, paid, credit, meant] = [1, 2, 3, 4].map(accountFromTheEnd) as [string, string, string, string];
/** No account has this number. */
const MISTYPED = '98765432';

interface Prepared {
  readonly reversalId: string;
  readonly refundId: string;
  readonly unidentifiedPaymentId: string;
  readonly fileId: string;
}

const pay = async (world: World, accountId: string, more: number, receiptNumber: string): Promise<void> => {
  const { billId, paymentId, leftToPay } = await unpaidBillOf(world, accountId);
  const payment = { billId, paymentId, amount: leftToPay + more, paidOn: '2026-11-22', receiptNumber };
  await world.billing('bank-1').post('/v1/payments', payment);
};

const requestReversal = async (world: World): Promise<string> => {
  const officer = world.billing('receivables-1');
  const { items } = await officer
    .because('تصویر صفحه')
    .get<{ items: readonly { reference: string }[] }>(`/v1/accounts/${cheque}/payments`);
  const body = { reason: 'returnedCheque', documentNumber: 'B-1405-3317', documentDate: '1405/09/01' };
  const path = `/v1/payments/${items[0]!.reference}/reversals`;
  return (await officer.post<{ reversalId: string }>(path, body)).reversalId;
};

const sendFile = async (world: World): Promise<string> => {
  const bill = await unpaidBillOf(world, paid);
  const { leftToPay } = await unpaidBillOf(world, meant);
  const billId = billIdOf({ fileNumber: MISTYPED, companyCode: '062' });
  const paymentId = paymentIdOf({ billId, amount: rial(leftToPay), yearDigit: 5, period: 8 });
  const csv = [
    'bill_id,payment_id,amount,paid_on,receipt',
    `${billId},${paymentId},${leftToPay},1405/09/01,FILE-3`,
    `2.00009E+12,${bill.paymentId},171000,1405/09/01,FILE-2`,
    `${bill.billId},${bill.paymentId},1000,1405/09/01,FILE-1`,
    `${bill.billId},${bill.paymentId},1000,1405/09/01,FILE-1`,
    '',
  ].join('\n');
  const { fileId } = await world
    .billing('bank-1')
    .post<{ fileId: string }>('/v1/payment-files', csv, { contentType: 'text/csv' });
  return fileId;
};

/** A file with every result, an unidentified payment, a returned cheque and a refund that wait. */
const prepared = async (world: World): Promise<Prepared> => {
  await pay(world, cheque, 0, 'CHEQUE-771');
  await pay(world, credit, 300_000, 'R-9001');
  const reversalId = await requestReversal(world);
  const refund = { amount: 250_000, iban: 'IR560620000000000202901868', reason: 'اضافه پرداخت مشترک' };
  const { refundId } = await world
    .billing('receivables-1')
    .post<{ refundId: string }>(`/v1/accounts/${credit}/refunds`, refund);
  const fileId = await sendFile(world);
  const unidentifiedPaymentId = await eventually(
    async () => {
      const { items } = await world
        .billing('receivables-1')
        .get<{ items: readonly { unidentifiedPaymentId: string }[] }>('/v1/unidentified-payments?status=open');
      return items[0]?.unidentifiedPaymentId ?? false;
    },
    PATIENCE_MS,
    'an unidentified payment waits',
  );
  return { reversalId, refundId, unidentifiedPaymentId, fileId };
};

const giveReason = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('چک برگشتی بانک');
  await page.keyboard.press('Enter');
  await page.locator('table a').first().waitFor();
};
const sendNothing = async (page: Page): Promise<void> => {
  await page.locator('form button.main').click();
  await page.locator('.summary a').first().waitFor();
};

/** The pages of money, each in the states that a person meets. */
export const moneyScreens = async (world: World): Promise<readonly Screen[]> => {
  const { reversalId, refundId, unidentifiedPaymentId, fileId } = await prepared(world);
  return [
    { name: '40-money', username: 'receivables-2', path: '/money' },
    { name: '41-money-files', username: 'bank-1', path: '/money/files' },
    { name: '42-money-file', username: 'bank-1', path: `/money/files/${fileId}` },
    { name: '43-money-unidentified', username: 'receivables-1', path: '/money/unidentified' },
    {
      name: '44-money-unidentified-one',
      username: 'receivables-1',
      path: `/money/unidentified/${unidentifiedPaymentId}`,
    },
    { name: '45-money-account', username: 'receivables-1', path: `/money/accounts/${cheque}`, first: giveReason },
    { name: '46-money-reversal-mine', username: 'receivables-1', path: `/money/reversals/${reversalId}` },
    { name: '47-money-reversal', username: 'receivables-2', path: `/money/reversals/${reversalId}` },
    {
      name: '48-money-refund-request',
      username: 'receivables-1',
      path: `/money/accounts/${credit}/refund`,
      first: sendNothing,
    },
    { name: '49-money-refund', username: 'receivables-2', path: `/money/refunds/${refundId}` },
  ];
};
