import pRetry from 'p-retry';
import type { Session } from '@pishkhan/http-client';
import { faNumber, type Text } from '@pishkhan/fields';
import type { District, PaymentToMake } from '@pishkhan/data/district';
import { inParallel } from './in-parallel.ts';
import type { Say, SeedSessions } from './loading.ts';

const userOf: Readonly<Record<string, string>> = {
  'contractor-zagros': 'reader-zagros',
  'contractor-alborz': 'reader-alborz',
};
const LONGEST_WAIT_MS = 180_000;
/** Frequent polling would delay the bill, so the pauses grow. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 640;

interface BillOfAccount {
  readonly billNumber: string;
  readonly periodTo: string;
  readonly paymentId?: string;
  readonly payable: number;
}

interface BillPage {
  readonly items: readonly BillOfAccount[];
  readonly next: string | null;
}

/** The bank pays by the numbers on the bill, which another user reads for it. */
interface Channel {
  readonly bank: Session;
  readonly reader: Session;
}

/**
 * Sends the contractors' files round by round, and pays the bills of a round (as planned by the district) before the
 * next round.
 */
export const loadReadings = async (as: SeedSessions, district: District, say: Say): Promise<void> => {
  const channel: Channel = {
    bank: as('bank-1', 'billing-adjustments'),
    reader: as('auditor-1', 'billing-adjustments'),
  };
  const pending = Map.groupBy(district.payments, (payment) => payment.accountId);
  for (const payments of pending.values()) payments.sort((a, b) => (a.readOn < b.readOn ? -1 : 1));
  const accountOf = new Map(district.meters.map((meter) => [meter.serial, meter.accountId]));
  let [rows, paid] = [0, 0];
  for (const [number, file] of district.readingFiles.entries()) {
    const contractor = as(userOf[file.contractorId]!, 'metering');
    const result = await contractor.post('/v1/reading-files', file.csv, {
      contentType: 'text/csv',
      key: `seed-${file.name}`,
    });
    if (result.refused.length > 0) throw new Error(`${file.name}: ${JSON.stringify(result.refused[0])}`);
    rows += result.rows;
    const accounts = file.csv
      .split('\n')
      .slice(1, -1)
      .map((row) => accountOf.get(row.split(',')[0]!)!);
    const due = accounts.flatMap((account) => takeDue(pending.get(account) ?? [], file.readOn));
    await inParallel(due, 48, async (payment) => {
      const one = await pay(channel, payment);
      paid += one;
    });
    if ((number + 1) % 10 === 0 || number + 1 === district.readingFiles.length)
      say(progressOf(number + 1, district.readingFiles.length, rows, paid));
  }
};

const progressOf = (files: number, of: number, rows: number, paid: number): Text => ({
  fa: `${faNumber(files)} فایل از ${faNumber(of)} فایل قرائت: ${faNumber(rows)} قرائت، ${faNumber(paid)} قبض پرداخت‌شده`,
  en: `${files} of ${of} reading files: ${rows} readings, ${paid} bills paid`,
});

const takeDue = (payments: PaymentToMake[], upTo: string): PaymentToMake[] =>
  payments.splice(0, payments.findLastIndex((payment) => payment.readOn <= upTo) + 1);

/** Waits for the bill of the reading and pays its amount. @returns the number of bills paid: 0 if nothing is payable */
const pay = async ({ bank, reader }: Channel, payment: PaymentToMake): Promise<number> => {
  const bill = await billClosedBy(reader, payment);
  if (!bill.paymentId) return 0;
  const { billId, paidOn, receiptNumber } = payment;
  await bank.post(
    '/v1/payments',
    { billId, paymentId: bill.paymentId, amount: bill.payable, paidOn, receiptNumber },
    { key: `seed-${receiptNumber}` },
  );
  return 1;
};

const billClosedBy = (reader: Session, { accountId, readOn }: PaymentToMake): Promise<BillOfAccount> =>
  pRetry(
    async () => {
      const bill = await billUpTo(reader, accountId, readOn);
      if (!bill) throw new Error(`no bill for the reading of ${readOn} of account ${accountId}`);
      return bill;
    },
    {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      maxRetryTime: LONGEST_WAIT_MS,
    },
  );

/** Usually the latest bill; a repeated loading finds later ones before it. */
const billUpTo = async (reader: Session, accountId: string, readOn: string): Promise<BillOfAccount | undefined> => {
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: BillPage = await reader.get<BillPage>(
      `/v1/accounts/${accountId}/bills?limit=2${cursor && `&cursor=${cursor}`}`,
    );
    const bill = page.items.find(({ periodTo }) => periodTo === readOn);
    if (bill) return bill;
    cursor = page.items.some(({ periodTo }) => periodTo < readOn) ? null : page.next;
  }
  return undefined;
};
