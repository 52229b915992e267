import { number } from '../../../../parts/show/figures.ts';
import { Moment } from '../../../../parts/show/moment.tsx';
import { useSpeech } from '../../../../words/language.tsx';
import { operationWords as words } from '../operation.words.ts';
import type { Follower } from '../queries.ts';
import { durationOf, durationWords } from '../../duration.ts';

/** How many events somebody has not handled. */
export const Behind = ({ of: { behind, isMore } }: { readonly of: Follower }) => {
  const { say, language } = useSpeech();
  if (behind === 0) return <span className="tag good">{say(words.current)}</span>;
  return (
    <span className="tag warn">
      {say(isMore ? words.behindMore : words.behind, { count: number(behind, language) })}
    </span>
  );
};

/** Since when, as a duration and as a moment. */
export const Since = ({ of: { behind, since, seconds } }: { readonly of: Follower }) => {
  const { say, language } = useSpeech();
  if (behind === 0) return null;
  if (since === undefined || seconds === undefined) return <span className="soft">{say(words.sinceUnknown)}</span>;
  const { unit, count } = durationOf(seconds);
  return (
    <>
      {say(durationWords[unit], { count: number(count, language) })} · <Moment at={since} />
    </>
  );
};
