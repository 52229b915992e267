import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { Refund } from '../../../api/generated/billing-adjustments.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { BackToMoney } from '../parts/back.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { WaitingOnly } from '../parts/waiting-only.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { refundWords as words } from './refund.words.ts';

const REFRESHED_EVERY_MS = 30_000;

const Row = ({ refund }: { readonly refund: Refund }) => {
  const { refundId, amount, accountId, requestedBy, requestedOn } = refund;
  return (
    <tr>
      <td>
        <Link to="/money/refunds/$refundId" params={{ refundId }}>
          <Amount rial={amount} />
        </Link>
      </td>
      <td>
        <Code>{accountId}</Code>
      </td>
      <td>
        <Staff subject={requestedBy} /> · <Day on={requestedOn} />
      </td>
      <td>
        <StatusTag decided={refund} />
      </td>
    </tr>
  );
};

/** Credits that are paid back, the latest change first. */
export const Refunds = () => {
  const { say } = useSpeech();
  const [isOnly, choose] = useState(true);
  const status = isOnly ? 'awaitingApproval' : undefined;
  const query = usePages(
    ['refunds', status ?? 'all'],
    (cursor) => dataOf(billing.GET('/v1/refunds', { params: { query: { status, cursor } } })),
    useWatched('billing-adjustments', ['refunds'], 'refunds', REFRESHED_EVERY_MS),
  );
  const heads = [moneyWords.amount, moneyWords.account, words.requestedBy, moneyWords.status];
  return (
    <>
      <BackToMoney />
      <h1>{say(words.title)}</h1>
      <WaitingOnly isOnly={isOnly} choose={choose} />
      <Listed label={say(words.title)} heads={heads} query={query} empty={say(words.empty)}>
        {(refund) => <Row key={refund.refundId} refund={refund} />}
      </Listed>
    </>
  );
};
