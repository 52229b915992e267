import { billIdOf, paymentIdOf } from '@pishkhan/identifiers';
import { rial } from '@pishkhan/money';
import { payByFile } from './pay-by-file.ts';
import { billsOf, faultNamed, ledgerOf, untilStatus, type World } from '../world.ts';

/** Payments by file: each counts once, and money without an account waits for two persons (8.7, 15.4-45). */
export const paymentFile = async (world: World): Promise<void> => {
  const { tell, billing } = world;
  const { accountId, billId } = faultNamed('misreadDigit');
  const { paymentId } = (await billsOf(world, accountId))[0]!;
  const unknown = billIdOf({ fileNumber: '99999999', companyCode: '062' });
  const unknownPaymentId = paymentIdOf({ billId: unknown, amount: rial(50_000), yearDigit: 5, period: 8 });
  const receipts = async () =>
    (await ledgerOf<{ reference: string }>(world, accountId)).filter(
      ({ reference }) => reference === 'R-FILE-1' || reference === 'R-FILE-2',
    );

  tell.step('The bank delivers a payment file; each row has a result, and the totals add up (8.7, 15.4-45)');
  const row = [billId, paymentId, 50_000, '1405/09/01', 'R-FILE-1'];
  const rows = [
    row,
    [billId.padStart(13, '0'), paymentId!.padStart(13, '0'), 50_000, '2026-11-22', '00R-FILE-1'],
    [unknown, unknownPaymentId, 50_000, '1405/09/01', 'R-FILE-2'],
    [billId, paymentId, 50_000, '1405/13/01', 'R-FILE-3'],
  ];
  const file = await payByFile(world, rows);
  tell.expect(
    'rows by outcome',
    Object.entries(file.totals).map(([outcome, sum]) => [outcome, sum.rows, sum.amount]),
    [
      ['posted', 1, 50_000],
      ['repeated', 1, 50_000],
      ['unidentified', 1, 50_000],
      ['malformed', 1, 50_000],
    ],
  );
  tell.expect('the repeated line names the first one', file.items[1]?.repeatsLine, 2);
  tell.expect('the malformed line is named by its column', file.items[3]?.field, 'paid_on');
  await payByFile(world, rows);
  tell.expect('the same file again posts nothing', (await receipts()).length, 1);

  tell.step('Money without an account is assigned by one person and confirmed by another (7.5, 8.7)');
  const path = `/v1/unidentified-payments/${file.items[2]!.unidentifiedPaymentId}`;
  const proposer = billing('receivables-1');
  await untilStatus(proposer, path, 'open');
  await proposer.post(`${path}/proposals`, { kind: 'assignment', accountId, reason: 'نام پرداخت‌کننده روی فیش' });
  tell.expectRefused(
    'the proposer may not confirm',
    await proposer.request('POST', `${path}/confirmations`, { body: { proposal: 1 } }),
    422,
    'ResolutionMustBeConfirmedByAnother',
  );
  await billing('receivables-2').post(`${path}/confirmations`, { proposal: 1 });
  await untilStatus(proposer, path, 'assigned');
};
