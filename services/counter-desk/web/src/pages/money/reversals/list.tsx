import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { PaymentReversal } from '../../../api/generated/billing-adjustments.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { BackToMoney } from '../parts/back.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { WaitingOnly } from '../parts/waiting-only.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { reversalWords as words } from './reversal.words.ts';
import { sumOf } from './sum-of.ts';

const REFRESHED_EVERY_MS = 30_000;

const Row = ({ reversal }: { readonly reversal: PaymentReversal }) => {
  const { say } = useSpeech();
  const { reversalId, payments, reasonTitle, requestedBy, requestedOn } = reversal;
  return (
    <tr>
      <td>
        <Link to="/money/reversals/$reversalId" params={{ reversalId }}>
          <Amount rial={sumOf(payments)} />
        </Link>
      </td>
      <td>
        {[...new Set(payments.map(({ accountId }) => accountId))].map((accountId) => (
          <div key={accountId}>
            <Code>{accountId}</Code>
          </div>
        ))}
      </td>
      <td>{say(reasonTitle)}</td>
      <td>
        <Staff subject={requestedBy} /> · <Day on={requestedOn} />
      </td>
      <td>
        <StatusTag decided={reversal} />
      </td>
    </tr>
  );
};

/** Payments that come back, the latest change first. */
export const Reversals = () => {
  const { say } = useSpeech();
  const [isOnly, choose] = useState(true);
  const status = isOnly ? 'requested' : undefined;
  const query = usePages(
    ['payment-reversals', status ?? 'all'],
    (cursor) => dataOf(billing.GET('/v1/payment-reversals', { params: { query: { status, cursor } } })),
    useWatched('billing-adjustments', ['payment-reversals'], 'payment-reversals', REFRESHED_EVERY_MS),
  );
  const heads = [moneyWords.amount, moneyWords.account, words.reason, words.requestedBy, moneyWords.status];
  return (
    <>
      <BackToMoney />
      <h1>{say(words.title)}</h1>
      <WaitingOnly isOnly={isOnly} choose={choose} />
      <Listed label={say(words.title)} heads={heads} query={query} empty={say(words.empty)}>
        {(reversal) => <Row key={reversal.reversalId} reversal={reversal} />}
      </Listed>
    </>
  );
};
