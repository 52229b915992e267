import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { billing, dataOf } from '../../../api/clients.ts';
import type { ReadingNotBilled } from '../../../api/generated/billing-adjustments.ts';
import { useMay } from '../../../app/may.ts';
import { Listed, usePages } from '../../../parts/list/listed.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Sentence } from '../../../parts/show/sentence.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { notBilledWords as words } from './not-billed.words.ts';
import { reviewWords } from './review.words.ts';

const PAGE = 50;
const HEADS = [reviewWords.meter, reviewWords.reading, reviewWords.why, reviewWords.since];

const Row = ({ of }: { readonly of: ReadingNotBilled }) => {
  const { say, language } = useSpeech();
  const opensAccount = useMay('account');
  const { meterId, accountId, readOn, index, reason, since, until, isOverdue, billedWithoutUse, proposal } = of;
  return (
    <tr>
      <td>
        <Code>{meterId}</Code>
        <br />
        <span className="soft">
          {say(reviewWords.account)}{' '}
          {opensAccount ? (
            <Link to="/accounts/$accountId" params={{ accountId }}>
              <Code>{accountId}</Code>
            </Link>
          ) : (
            <Code>{accountId}</Code>
          )}
        </span>
      </td>
      <td>
        <strong className="amount">{number(index, language)}</strong>
        <br />
        <Day on={readOn} />
      </td>
      <td className="why">
        <Sentence>{say(reason)}</Sentence> {billedWithoutUse && <span className="tag warn">{say(words.noUse)}</span>}
        {proposal?.reason && (
          <p className="soft">
            {say(words.declined)}: <q>{proposal.reason}</q>
          </p>
        )}
      </td>
      <td>
        <Day on={since} />
        {until !== null && (
          <>
            <br />
            <span className="soft">
              {say(reviewWords.until)}: <Day on={until} />
            </span>{' '}
            {isOverdue && <span className="tag bad">{say(reviewWords.overdue)}</span>}
          </>
        )}
      </td>
    </tr>
  );
};

const List = () => {
  const { say } = useSpeech();
  const query = usePages(['readings-not-billed'], (cursor) =>
    dataOf(billing.GET('/v1/readings-not-billed', { params: { query: { cursor, limit: PAGE } } })),
  );
  return (
    <>
      <p className="soft">{say(words.says)}</p>
      <Listed label={say(words.title)} heads={HEADS} query={query} empty={say(words.none)} isOneOfSeveral>
        {(each) => <Row key={`${each.readingId} ${each.meterId}`} of={each} />}
      </Listed>
    </>
  );
};

/** Readings that were accepted and are still without a bill (15.4-32); looked up when somebody unfolds them. */
export const NotBilled = () => {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('readingsNotBilled')) return null;
  return (
    <details className="sheet" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(words.title)}</summary>
      {isOpen && <List />}
    </details>
  );
};
