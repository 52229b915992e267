import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { HeldReading } from '../../../api/generated/metering.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Code } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Chosen } from './chosen.ts';
import { Decide } from './parts/decide.tsx';
import { Ended } from './parts/ended.tsx';
import { About, Figures, Why } from './parts/facts.tsx';
import { History } from './parts/history.tsx';
import { useAhead, useHeldReading } from './queries.ts';
import { nextAfter } from './range.ts';
import { readingWords as words } from './reading.words.ts';

const FROM = '/readings/$reviewId';

/** The way to the next reading: remembered from before the decision, which takes this one off the list. */
const useNext = (reviewId: string, chosen: Chosen): string | undefined => {
  const { data } = useAhead(chosen);
  const found = data && nextAfter(data, reviewId)?.reviewId;
  const [kept, keep] = useState<string>();
  useEffect(() => {
    if (data?.some((each) => each.reviewId === reviewId) || kept === undefined) keep(found);
  }, [data, found, kept, reviewId]);
  return kept === reviewId ? undefined : kept;
};

const Next = ({ reviewId, isFocused = false }: { readonly reviewId: string; readonly isFocused?: boolean }) => {
  const { say } = useSpeech();
  const link = useRef<HTMLAnchorElement>(null);
  const chosen = useSearch({ from: FROM });
  const next = useNext(reviewId, chosen);
  useEffect(() => {
    if (isFocused) link.current?.focus();
  }, [isFocused, next]);
  if (next === undefined) return <span className="soft">{say(words.noNext)}</span>;
  return (
    <Link to={FROM} params={{ reviewId: next }} search={chosen} ref={link}>
      {say(words.next)}
    </Link>
  );
};

const Sheet = ({ held }: { readonly held: HeldReading }) => {
  const { say } = useSpeech();
  const [isDone, setDone] = useState(false);
  const { review } = held;
  return (
    <>
      <h1>
        {say(review.about === 'reading' ? words.title : words.standstill)} <Code>{review.meterId}</Code>
      </h1>
      <p role="status" className={isDone ? 'note good' : 'hidden'}>
        {isDone && say(words.done)}
      </p>
      <p className="row no-print">
        <Next reviewId={review.reviewId} isFocused={isDone} />
      </p>
      {review.end && <Ended end={review.end} />}
      <Why review={review} />
      <div className="columns">
        <div>
          <Figures review={review} expected={held.expected} />
          <Decide held={held} onDecided={() => setDone(true)} />
        </div>
        <div>
          <About review={review} />
          <History review={review} />
        </div>
      </div>
    </>
  );
};

/** One reading that waits: why, beside what was expected, and the decision. */
export const HeldReadingPage = () => {
  const { say } = useSpeech();
  const { reviewId } = useParams({ from: FROM });
  const chosen = useSearch({ from: FROM });
  const query = useHeldReading(reviewId);
  return (
    <>
      <p className="no-print">
        <Link to="/readings" search={chosen}>
          {say(words.back)}
        </Link>
      </p>
      <Loaded query={query} heading={words.title}>
        {(held) => <Sheet key={reviewId} held={held} />}
      </Loaded>
    </>
  );
};
