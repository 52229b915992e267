import { granted, type ReactionTools } from '@pishkhan/service-kit';
import { civilDate } from '@pishkhan/calendar';
import pLimit from 'p-limit';
import { billAccount } from '../../../domain/bill-account.ts';
import { accountOfBillId } from '../../../domain/billing/bill-numbers.ts';
import type { ReceivePayment } from '../../../domain/bill-account.messages.ts';
import type { KeptPayment, Payment } from '../../../domain/payment/payment.ts';
import { doubtAbout } from '../../../domain/payment/receiving/receive-payment.ts';
import { earlierReport } from '../../../domain/payment/receiving/recorded-payments.ts';
import { receiving } from '../../payment-basis.ts';
import { unidentifiedPayment } from '../../unidentified/domain/unidentified-payment.ts';
import type { NextPart } from '../domain/payment-file.ts';
import type { PaymentRow, RowResult } from '../domain/payment-file.messages.ts';

/** Accounts written at the same time; rows of one account are written in the order of the file. */
const ACCOUNTS_IN_FLIGHT = 32;

interface File {
  readonly fileId: string;
  readonly channel: string;
  /** Results of earlier deliveries, by line. */
  readonly results: Readonly<Record<number, RowResult>>;
}
type Taking = Omit<File, 'results'> & {
  readonly earlier: File['results'];
  command(payment: RowPayment): ReceivePayment;
};
type RowPayment = Omit<PaymentRow, 'line' | 'repeatsLine'> & { readonly channel: string };

const resultOf = (
  { line, amount }: PaymentRow,
  outcome: RowResult['outcome'],
  report: Payment | KeptPayment,
): RowResult => ({
  line,
  outcome,
  amount,
  ...('matched' in report ? { accountId: report.accountId } : { unidentifiedPaymentId: report.unidentifiedPaymentId }),
});

const paymentOf = ({ line: _, repeatsLine: _repeats, ...row }: PaymentRow, channel: string): RowPayment => ({
  ...row,
  channel,
});

/** The account to which two persons, or an earlier report, assigned the money. */
const assignedTo = async (unidentifiedPaymentId: string, tools: ReactionTools) => {
  const { state } = await tools.load(unidentifiedPayment, unidentifiedPaymentId);
  return state.status === 'assigned' && { accountId: state.accountId };
};

/**
 * A row is a command to the account of its bill id, which knows every report of the payment (15.4-45). If it waits for
 * a person although the cause of the doubt is gone, it is assigned to this account.
 */
const takeRow = async (row: PaymentRow, { channel, fileId, command, earlier }: Taking, tools: ReactionTools) => {
  const payment = paymentOf(row, channel);
  const { outcome, events, state } = granted(
    await tools.execute(billAccount, accountOfBillId(row.billId), command(payment), {
      step: `line-${row.line}`,
      reason: `payment file ${fileId}, line ${row.line}`,
      businessDate: row.paidOn,
    }),
  );
  const report = earlierReport(state, payment)!;
  if (outcome !== 'nothing')
    return resultOf(row, events[0]?.type === 'PaymentKept' ? 'unidentified' : 'posted', report);
  const before = earlier[row.line]?.outcome;
  const replaces = before && before !== 'posted' && { replaces: before };
  if ('matched' in report) return { ...resultOf(row, before ?? 'repeated', report), ...replaces };
  const { accountId, unidentifiedPaymentId } = report;
  const known = { ...resultOf(row, before ?? 'repeated', report), ...(await assignedTo(unidentifiedPaymentId, tools)) };
  if (doubtAbout(state, command(payment))) return { ...known, ...replaces };
  const identified = granted(
    await tools.execute(
      unidentifiedPayment,
      unidentifiedPaymentId,
      { type: 'IdentifyPayment', accountId, today: civilDate(tools.clock.today()) },
      { step: `identify-${row.line}` },
    ),
  );
  const isPosted = identified.events.length > 0;
  return { ...known, ...(isPosted && ({ outcome: 'posted', accountId } as const)), ...replaces };
};

/** Takes the rows of one part; a repeat after a crash finds its own commands and has the same results. */
export const takeRows = async ({ rows }: NextPart, file: File, tools: ReactionTools): Promise<readonly RowResult[]> => {
  const taking: Taking = { ...file, earlier: file.results, command: await receiving(tools.load, tools.clock.today()) };
  const byAccount = [...Map.groupBy(rows, ({ billId }) => accountOfBillId(billId)).values()];
  const results = await pLimit(ACCOUNTS_IN_FLIGHT).map(byAccount, async (ofAccount) => {
    const done: RowResult[] = [];
    for (const row of ofAccount) done.push(await takeRow(row, taking, tools));
    return done;
  });
  return results.flat().toSorted((one, other) => one.line - other.line);
};
