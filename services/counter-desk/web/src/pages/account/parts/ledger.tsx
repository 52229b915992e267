import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { postingKindTitles } from '../../../api/generated/billing-adjustments.titles.ts';
import type { Posting } from '../../../api/generated/billing-adjustments.ts';
import { BillLink } from '../../../parts/identifiers/bill-link.tsx';
import { useReason } from '../../../parts/reason/served.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { accountWords as words } from '../account.words.ts';
import { useLedger } from '../queries.ts';
import { More } from './more.tsx';
import { Table } from './table.tsx';

/** What a posting adds to the debt of the account. */
const effectOf = (accountId: string, entries: Posting['entries'] = []): number =>
  entries
    .filter(({ ledgerAccount }) => ledgerAccount === `receivable:${accountId}`)
    .reduce((sum, { amount }) => sum + amount, 0);

const Row = ({ accountId, posting }: { readonly accountId: string; readonly posting: Posting }) => {
  const { say } = useSpeech();
  const { kind, postedOn, reference, entries } = posting;
  return (
    <tr>
      <td>
        <Day on={postedOn} />
      </td>
      <td>{say(postingKindTitles[kind])}</td>
      <td>{reference && (kind === 'bill' ? <BillLink billNumber={reference} /> : <Code>{reference}</Code>)}</td>
      <td>{entries ? <Amount rial={effectOf(accountId, entries)} /> : '…'}</td>
    </tr>
  );
};

const Postings = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const query = useLedger(accountId);
  const heads = [words.postedOn, words.posting, words.reference, words.amount].map((head) => say(head));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <p className="soft">{say(words.noPostings)}</p>;
        return (
          <>
            <Table label={say(words.ledger)} heads={heads}>
              {items.map((posting) => (
                <Row key={posting.place} accountId={accountId} posting={posting} />
              ))}
            </Table>
            <More query={query} />
          </>
        );
      }}
    </Loaded>
  );
};

/** Every posting of the account, the latest first, when it is asked for with a reason. */
export const Ledger = ({ accountId }: { readonly accountId: string }) => {
  const { say } = useSpeech();
  const reason = useReason(accountId);
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="sheet" aria-labelledby="ledger">
      <h2 id="ledger">{say(words.ledger)}</h2>
      {reason === undefined && <p className="soft">{say(words.afterReason)}</p>}
      {reason !== undefined && isAsked && <Postings accountId={accountId} />}
      {reason !== undefined && !isAsked && <Button onPress={() => setAsked(true)}>{say(words.showLedger)}</Button>}
    </section>
  );
};
