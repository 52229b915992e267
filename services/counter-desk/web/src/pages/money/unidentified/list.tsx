import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import type { UnidentifiedPayment } from '../../../api/generated/billing-adjustments.ts';
import { number } from '../../../parts/show/figures.ts';
import { Amount, Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { moneyWords } from '../money.words.ts';
import { BackToMoney } from '../parts/back.tsx';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { WaitingOnly } from '../parts/waiting-only.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { unidentifiedWords as words } from './unidentified.words.ts';

const REFRESHED_EVERY_MS = 30_000;

const Age = ({ days }: { readonly days: number }) => {
  const { say, language } = useSpeech();
  return <>{days === 0 ? say(words.today) : say(words.days, { count: number(days, language) })}</>;
};

const Row = ({ payment }: { readonly payment: UnidentifiedPayment }) => {
  const { say } = useSpeech();
  const { unidentifiedPaymentId: id, amount, waitsDays, billId, paidOn, because } = payment;
  return (
    <tr>
      <td>
        <Link to="/money/unidentified/$id" params={{ id }}>
          <Amount rial={amount} />
        </Link>
      </td>
      <td>{waitsDays !== undefined && <Age days={waitsDays} />}</td>
      <td>
        <Code>{billId}</Code>
      </td>
      <td>
        <Day on={paidOn} />
      </td>
      <td>{say(because)}</td>
      <td>
        <StatusTag decided={payment} />
      </td>
    </tr>
  );
};

/** Received money that waits for its account, the oldest first. */
export const UnidentifiedPayments = () => {
  const { say } = useSpeech();
  const [isOnly, choose] = useState(true);
  const list = (status: 'open' | 'proposed' | undefined) => (cursor: string | undefined) =>
    dataOf(billing.GET('/v1/unidentified-payments', { params: { query: { status, cursor } } }));
  const every = useWatched(
    'billing-adjustments',
    ['unidentified-payments'],
    'unidentified-payments',
    REFRESHED_EVERY_MS,
  );
  const open = usePages(['unidentified-payments', 'open'], list('open'), every);
  const proposed = usePages(['unidentified-payments', 'proposed'], list('proposed'), every);
  const all = usePages(['unidentified-payments', 'all'], list(undefined), every);
  const heads = [moneyWords.amount, words.age, words.billId, words.paidOn, words.why, moneyWords.status];
  const rows = (payment: UnidentifiedPayment) => <Row key={payment.unidentifiedPaymentId} payment={payment} />;
  const hasProposals = (proposed.data?.pages[0]?.items.length ?? 0) > 0;
  return (
    <>
      <BackToMoney />
      <h1>{say(words.title)}</h1>
      <WaitingOnly isOnly={isOnly} choose={choose} />
      {isOnly && hasProposals && (
        <>
          <h2>{say(words.proposal)}</h2>
          <Listed label={say(words.proposal)} heads={heads} query={proposed}>
            {rows}
          </Listed>
        </>
      )}
      <h2>{say(isOnly ? words.open : moneyWords.all)}</h2>
      <Listed label={say(words.title)} heads={heads} query={isOnly ? open : all} empty={say(words.empty)}>
        {rows}
      </Listed>
    </>
  );
};
