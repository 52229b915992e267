import { eventually } from '@pishkhan/testing/eventually';
import { billsOf, DEMONSTRATION, PATIENCE_MS, type BillOfAccount, type World } from '../world.ts';
import { billedSubscriber } from './subscriber.ts';

/** 15.4-47: two persons take a returned cheque back; the bill is open again with its day, and is paid anew. */
export const returnedCheque = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A cheque comes back: two persons reverse the payment, the bill is open again and is paid anew (15.4-47)');
  const { subscriber, bill: issued } = await billedSubscriber(world, '20000603', 'نرگس شریفی');
  const { accountId } = subscriber;
  const { billId, paymentId } = issued;
  const pay = (paidOn: string, receiptNumber: string) =>
    world.billing('bank-1').post('/v1/payments', { billId, paymentId, amount: 795_000, paidOn, receiptNumber });
  await pay('2026-08-01', 'CHEQUE-1');
  const billWith = (leftToPay: number) =>
    eventually(
      async () => {
        const [bill] = (await billsOf(world, accountId)) as (BillOfAccount & { leftToPay: number })[];
        return bill!.leftToPay === leftToPay && bill;
      },
      PATIENCE_MS,
      `${leftToPay} is left to pay`,
    );
  const before = (await billWith(0))!;
  const { items } = await world
    .billing('receivables-1')
    .because(DEMONSTRATION)
    .get<{ items: readonly { reference: string }[] }>(`/v1/accounts/${accountId}/payments`);
  const { reversalId } = await world
    .billing('receivables-1')
    .post<{ reversalId: string }>(`/v1/payments/${items[0]!.reference}/reversals`, {
      reason: 'returnedCheque',
      documentNumber: 'B-1405-3317',
      documentDate: '1405/05/20',
    });
  const path = `/v1/payment-reversals/${reversalId}/confirmations`;
  tell.expectRefused(
    'a confirmation by whoever requested it',
    await world.billing('receivables-1').request('POST', path, {}),
    422,
    'ConfirmerMustNotBeRequester',
  );
  await world.billing('receivables-2').post(path, {});
  const open = (await billWith(795_000))!;
  tell.expect('the bill is', open.status, 'issued');
  tell.expect('with the same deadline', open.paymentDeadline, before.paymentDeadline);
  await pay('2026-11-22', 'CHEQUE-2');
  tell.expect('paid anew, it is', (await billWith(0))!.status, 'paid');
};
