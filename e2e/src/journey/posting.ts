import { eventually } from '../instance.ts';
import { rialText } from '../narrator.ts';
import { allOf, billsOf, chargesOf, type BillOfAccount, type World } from './world.ts';
import type { Correction } from './proposal.ts';

interface LedgerLine {
  readonly kind: string;
  readonly entries: readonly { ledgerAccount: string; amount: number }[];
}

/** 6: the old bills stay as issued, the ledger has reversal and re-entry, the difference reaches the subscriber, the contractor pays the fee (11.8, A3-5). */
export const posting = async (world: World, accountId: string, correction: Correction, before: readonly BillOfAccount[]): Promise<void> => {
  const { tell } = world;
  tell.step('Posting: the old bills stay as issued, reversal and re-entry balance to zero (11.8-3)');
  const [overRead, next] = correction.proposal.bills.map(({ billNumber }) => billNumber) as [string, string];
  const after = await billsOf(world, accountId);
  const named = (bills: readonly BillOfAccount[], number: string) => bills.find((bill) => bill.billNumber === number)!;
  for (const number of [overRead, next]) tell.expect(`bill ${number} still says what it said when it was issued`, chargesOf(named(after, number).charges), chargesOf(named(before, number).charges));
  const ledger = await allOf<LedgerLine>(world.billing('auditor-1'), `/v1/accounts/${accountId}/ledger`);
  const corrected = ledger.find(({ kind }) => kind === 'correction')!;
  for (const { ledgerAccount, amount } of corrected.entries) tell.say(`${ledgerAccount.padEnd(26)} ${amount.toLocaleString('en-US').padStart(12)}`);
  tell.expect('entries of the correction sum to', corrected.entries.reduce((sum, { amount }) => sum + amount, 0), 0);
  tell.expect('they lower what the subscriber owes by', corrected.entries.filter(({ ledgerAccount }) => ledgerAccount === `receivable:${accountId}`).reduce((sum, { amount }) => sum + amount, 0), -286_454);

  tell.step('The unpaid bill is replaced by a corrective bill with a new payment id; the paid one’s difference is in it (11.8-5, 8.7)');
  const corrective = after.find((bill) => bill.billNumber.endsWith('-2'))!;
  tell.say(`bill ${next} (payment id ${named(before, next).paymentId ?? 'none'}) is replaced by ${corrective.billNumber} (payment id ${corrective.paymentId ?? 'none: nothing is payable'})`);
  tell.expect('the replaced bill is', named(after, next).status, 'superseded');
  tell.expect('the payment ids differ', named(before, next).paymentId !== corrective.paymentId, true);
  tell.expect('charges of the corrective bill', corrective.charges.total, 396_750);
  const owedBefore = named(before, next).payable + named(before, next).remainder;
  tell.expect('asked for and left over: what was owed, less the difference and the fee given back', corrective.payable + corrective.remainder, owedBefore - 286_454 - 35_000);

  tell.step('The reading contractor bears the fee: one linked pair debits the contractor and credits the subscriber (A3-5, Card 74)');
  const account = await eventually('the contractor to be debited', async () => {
    const { body } = await world.billing('head-1').request('GET', '/v1/contractors/contractor-zagros/account');
    return body.items?.length > 0 ? body : undefined;
  });
  tell.expect('debited to the contractor', account.items[0].amount, 35_000);
  const credit = ledger.find(({ kind }) => kind === 'miscEntry')!;
  tell.expect('credited to the subscriber', credit.entries.find(({ ledgerAccount }) => ledgerAccount === `receivable:${accountId}`)!.amount, -35_000);
  tell.say(`contractor’s balance ${rialText(account.balance)}`);
};
