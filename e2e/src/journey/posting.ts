import { eventually } from '@pishkhan/testing/eventually';
import { isPaymentId } from '@pishkhan/identifiers';
import type { PlantedFault } from '@pishkhan/data/district';
import { rialText } from '../narrator.ts';
import { billsOf, chargesOf, ledgerOf, PATIENCE_MS, readingsOf, type BillOfAccount, type World } from './world.ts';
import type { Correction } from './proposal.ts';

interface LedgerLine {
  readonly kind: string;
  readonly entries: readonly { ledgerAccount: string; amount: number }[];
}

interface MeterReading {
  readonly readOn: string;
  readonly index: number;
  readonly corrected: { readonly wrongIndex: number } | null;
}

/**
 * 6: the old bills stay as issued, the ledger has reversal and re-entry, the difference reaches the subscriber, the
 * contractor pays the fee (11.8, A3-5).
 */
export const posting = async (
  world: World,
  fault: PlantedFault,
  correction: Correction,
  before: readonly BillOfAccount[],
): Promise<void> => {
  const { tell } = world;
  const { accountId } = fault;
  tell.step('Posting: the old bills stay as issued, reversal and re-entry balance to zero (11.8-3)');
  const [overRead, next] = correction.proposal.bills.map(({ billNumber }) => billNumber) as [string, string];
  const after = await billsOf(world, accountId);
  const named = (bills: readonly BillOfAccount[], number: string) => bills.find((bill) => bill.billNumber === number)!;
  for (const number of [overRead, next])
    tell.expect(
      `bill ${number} is unchanged since its issue`,
      chargesOf(named(after, number).charges),
      chargesOf(named(before, number).charges),
    );
  const ledger = await ledgerOf<LedgerLine>(world, accountId);
  const corrected = ledger.find(({ kind }) => kind === 'correction')!;
  for (const { ledgerAccount, amount } of corrected.entries)
    tell.say(`${ledgerAccount.padEnd(26)} ${amount.toLocaleString('en-US').padStart(12)}`);
  tell.expect(
    'entries of the correction sum to',
    corrected.entries.reduce((sum, { amount }) => sum + amount, 0),
    0,
  );
  tell.expect(
    'they lower the subscriber’s debt by',
    corrected.entries
      .filter(({ ledgerAccount }) => ledgerAccount === `receivable:${accountId}`)
      .reduce((sum, { amount }) => sum + amount, 0),
    -56_797,
  );

  tell.step(
    'A corrective bill with a new payment id replaces the unpaid bill and includes the difference of the paid one (11.8-5, 8.7)',
  );
  const corrective = after.find((bill) => bill.billNumber.endsWith('-2'))!;
  tell.say(
    `bill ${next} (payment id ${named(before, next).paymentId ?? 'none'}) is replaced by ${corrective.billNumber} (payment id ${corrective.paymentId ?? 'none: nothing is payable'})`,
  );
  tell.expect('the replaced bill is', named(after, next).status, 'superseded');
  tell.expect(
    'the new payment id is valid for the bill id and differs from the old one (8.2)',
    [
      isPaymentId(corrective.billId, corrective.paymentId ?? ''),
      corrective.paymentId !== named(before, next).paymentId,
    ],
    [true, true],
  );
  tell.expect('charges of the corrective bill', corrective.charges.total, 396_750);
  const owedBefore = named(before, next).payable + named(before, next).remainder;
  tell.expect(
    'amount payable and remainder: the debt, less the difference and the refunded fee',
    corrective.payable + corrective.remainder,
    owedBefore - 56_797 - 35_000,
  );
  tell.expect(
    'the remainder below 1,000 rial is carried over (11.7)',
    corrective.remainder < 1000 && corrective.payable % 1000 === 0,
    true,
  );

  tell.step(
    'The reading contractor bears the fee: one linked pair debits the contractor and credits the subscriber (A3-5, Card 74)',
  );
  const account = await eventually(async () => {
    const { body } = await world.billing('head-1').request('GET', '/v1/contractors/contractor-zagros/account');
    return body.items?.length > 0 && body;
  }, PATIENCE_MS);
  tell.expect('debited to the contractor', account.items[0].amount, 35_000);
  const credit = ledger.find(({ kind }) => kind === 'miscEntry')!;
  tell.expect(
    'credited to the subscriber',
    credit.entries.find(({ ledgerAccount }) => ledgerAccount === `receivable:${accountId}`)!.amount,
    -35_000,
  );
  tell.say(`contractor’s balance ${rialText(account.balance)}`);

  tell.step('Metering corrects the reading and keeps the wrong index on record (11.8-2)');
  const reading = await eventually(async () => {
    const readings = await readingsOf<MeterReading>(world, fault.meterId);
    return readings.find(({ readOn, corrected }) => readOn === fault.readOn && corrected !== null) ?? false;
  }, PATIENCE_MS);
  tell.expect(
    'the index in force, and the wrong one',
    [reading.index, reading.corrected!.wrongIndex],
    [fault.rightIndex, fault.readIndex],
  );
};
