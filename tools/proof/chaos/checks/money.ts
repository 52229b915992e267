import type { RecordedEvent } from '@pishkhan/event-store';
import { isAcknowledged } from '../load/journal.ts';
import { ofType, type Check, type Evidence } from './check.ts';

interface Entry {
  readonly ledgerAccount: string;
  readonly amount: number;
}
type Posted = { readonly posting: { readonly entries: readonly Entry[] } };

/** A posting in the ledger view. */
export interface Kept {
  readonly accountId: string;
  readonly entries: readonly Entry[];
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const rial = (amount: number): string => `${amount.toLocaleString('en-US')} rial`;

/** Acknowledged payments in rial against the payments in the log (R1). */
export const paymentsAreConserved = ({ log, entries }: Evidence): Check => {
  const told = sum(entries.filter(isAcknowledged).map((entry) => entry.rial));
  const received = sum(ofType<{ amount: number }>(log, 'PaymentReceived').map(({ data }) => data.amount));
  const difference = received - told;
  const violations = difference === 0 ? [] : [`acknowledged ${rial(told)}, in the log ${rial(received)}`];
  return {
    row: 'R1',
    what: `payments in the log less payments acknowledged (${rial(told)})`,
    found: rial(difference),
    goal: '0 rial',
    violations,
  };
};

const postingsOf = (log: readonly RecordedEvent[]): readonly Entry[][] =>
  log
    .filter(({ data }) => typeof data === 'object' && data !== null && 'posting' in data)
    .map(({ data }) => [...(data as Posted).posting.entries]);

/** Every posting sums to zero, and so does the whole ledger. */
export const ledgerBalances = ({ log }: Pick<Evidence, 'log'>): Check => {
  const postings = postingsOf(log);
  const unbalanced = postings.filter((entries) => sum(entries.map(({ amount }) => amount)) !== 0).length;
  const total = sum(postings.flat().map(({ amount }) => amount));
  return {
    row: 'R1',
    what: `sum of all ${postings.length} postings`,
    found: rial(total),
    goal: '0 rial',
    violations:
      unbalanced === 0 && total === 0 ? [] : [`${unbalanced} postings do not balance; all together ${rial(total)}`],
  };
};

const receivables = (entries: Iterable<Entry>): Map<string, number> => {
  const owed = new Map<string, number>();
  for (const { ledgerAccount, amount } of entries)
    if (ledgerAccount.startsWith('receivable:')) owed.set(ledgerAccount, (owed.get(ledgerAccount) ?? 0) + amount);
  return owed;
};

/** Each account's receivable in the ledger view equals that of the log (R1, R7). */
export const receivablesAgree = ({ log }: Pick<Evidence, 'log'>, kept: readonly Kept[]): Check => {
  const byLog = receivables(postingsOf(log).flat());
  const byView = receivables(kept.flatMap(({ entries }) => entries));
  const accounts = [...new Set([...byLog.keys(), ...byView.keys()])];
  const violations = accounts
    .filter((account) => byLog.get(account) !== byView.get(account))
    .map(
      (account) =>
        `${account}: ${byLog.get(account) ?? 'nothing'} by the log, ${byView.get(account) ?? 'nothing'} by the view`,
    );
  return {
    row: 'R1',
    what: 'accounts whose receivable in the ledger view differs from the log',
    found: `${violations.length} of ${accounts.length}`,
    goal: '0',
    violations,
  };
};
