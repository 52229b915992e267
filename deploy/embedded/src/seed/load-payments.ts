import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import pRetry from 'p-retry';
import type { PaymentToMake } from '@pishkhan/data/district';
import type { Session } from '@pishkhan/http-client';
import { inParallel } from './in-parallel.ts';

const LONGEST_WAIT_MS = 180_000;
/** Frequent polling would delay the work, so the pauses grow. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 640;
const REQUESTS_AT_A_TIME = 8;

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

interface PaymentFile {
  readonly state: string;
  readonly rows: number;
  readonly totals: Readonly<Record<'posted' | 'repeated', { readonly rows: number }>>;
}

/** The bank pays by the numbers on the bill, which another user reads for it. */
export interface Channel {
  readonly bank: Session;
  readonly reader: Session;
}

/** Repeats until it succeeds, with growing pauses. */
const eventually = <Found>(find: () => Promise<Found>): Promise<Found> =>
  pRetry(find, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: FIRST_PAUSE_MS,
    maxTimeout: LONGEST_PAUSE_MS,
    maxRetryTime: LONGEST_WAIT_MS,
  });

/**
 * Waits for the bills of a round, and pays their amounts by one file of the bank. A repeated loading sends the same
 * file. Only one missing bill at a time is polled: the others are usually there when it is.
 *
 * @returns Number of bills paid; bills without a payable amount are not
 * @throws Error if a row was not posted
 */
export const payByFile = async (channel: Channel, payments: readonly PaymentToMake[]): Promise<number> => {
  const rows: string[] = [];
  const inTurn = pLimit(1);
  await inParallel(payments, REQUESTS_AT_A_TIME, async (payment, place) => {
    const { paymentId, payable } =
      (await billClosedBy(channel.reader, payment)) ?? (await inTurn(billAwaited, channel.reader, payment));
    const { billId, paidOn, receiptNumber } = payment;
    if (paymentId) rows[place] = [billId, paymentId, payable, paidOn, receiptNumber].join(',');
  });
  const paid = rows.filter((row) => row !== undefined);
  if (paid.length > 0)
    await sendFile(channel.bank, ['bill_id,payment_id,amount,paid_on,receipt', ...paid, ''].join('\n'));
  return paid.length;
};

const sendFile = async (bank: Session, csv: string): Promise<void> => {
  const key = `seed-payments-${createHash('sha256').update(csv).digest('hex').slice(0, 32)}`;
  const { location } = await bank.post<{ location: string }>('/v1/payment-files', csv, {
    contentType: 'text/csv',
    key,
  });
  const { rows, totals } = await eventually(async () => {
    const file = await bank.get<PaymentFile>(`${location}?limit=1`);
    if (file.state !== 'taken') throw new Error(`${location} is not taken yet`);
    return file;
  });
  if (totals.posted.rows + totals.repeated.rows !== rows) throw new Error(`${location}: ${JSON.stringify(totals)}`);
};

const billAwaited = (reader: Session, payment: PaymentToMake): Promise<BillOfAccount> =>
  eventually(async () => {
    const bill = await billClosedBy(reader, payment);
    if (!bill) throw new Error(`no bill for the reading of ${payment.readOn} of account ${payment.accountId}`);
    return bill;
  });

/** Usually the latest bill; a repeated loading finds later ones before it. */
const billClosedBy = async (
  reader: Session,
  { accountId, readOn }: PaymentToMake,
): Promise<BillOfAccount | undefined> => {
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
