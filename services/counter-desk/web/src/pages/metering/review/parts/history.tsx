import { useState } from 'react';
import { Heads } from '../../../../parts/list/heads.tsx';
import { readingKindTitles } from '../../../../api/generated/metering.titles.ts';
import type { Reading, ReadingToReview } from '../../../../api/generated/metering.ts';
import { AskReason } from '../../../../parts/reason/ask-reason.tsx';
import { useReason } from '../../../../parts/reason/served.ts';
import { number } from '../../../../parts/show/figures.ts';
import { Scroll } from '../../../../parts/show/scroll.tsx';
import { Loaded } from '../../../../parts/show/states.tsx';
import { Code, Day } from '../../../../parts/show/values.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { lookAtHistory, useHistory } from '../queries.ts';
import { readingWords as words } from '../reading.words.ts';

const Row = ({ reading: { readOn, index, kind, readerId } }: { readonly reading: Reading }) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td>
        <Day on={readOn} />
      </td>
      <td className="amount">{index === undefined ? '…' : number(index, language)}</td>
      <td>{say(readingKindTitles[kind])}</td>
      <td>{readerId && <Code>{readerId}</Code>}</td>
    </tr>
  );
};

const Table = ({ items }: { readonly items: readonly Reading[] }) => {
  const { say } = useSpeech();
  if (items.length === 0) return <p className="soft">{say(words.noHistory)}</p>;
  return (
    <Scroll label={say(words.history)}>
      <table className="figures">
        <Heads of={[words.readOn, words.index, words.kind, words.reader]} />
        <tbody>
          {items.map((reading) => (
            <Row key={reading.readingId} reading={reading} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};

/**
 * The last readings of the meter. Of one that waits, the review itself is the reason, until the page is left; of one
 * that was reviewed, the reader gives a reason.
 */
export const History = ({ review }: { readonly review: ReadingToReview }) => {
  const { say } = useSpeech();
  const [isWork] = useState(review.open);
  const given = useReason(review.accountId);
  const reason = given ?? (isWork ? say(words.reason) : undefined);
  const query = useHistory(review, reason);
  return (
    <section className="sheet" aria-labelledby="history">
      <h2 id="history">{say(words.history)}</h2>
      {isWork ? (
        <p className="soft">{say(words.because, { reason: reason ?? '' })}</p>
      ) : (
        <AskReason accountId={review.accountId} look={(typed) => lookAtHistory(review, typed)} codes={[]} />
      )}
      <Loaded query={query}>{({ items }) => <Table items={items} />}</Loaded>
    </section>
  );
};
