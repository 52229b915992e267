import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useWaitingReviews } from './queries.ts';
import { reviewWords as words } from './review.words.ts';

const Counted = () => {
  const { say, language } = useSpeech();
  const query = useWaitingReviews();
  return (
    <section className="sheet" aria-labelledby="waiting-reviews">
      <h2 id="waiting-reviews">{say(words.title)}</h2>
      <Loaded query={query}>
        {({ waiting, isMore, overdue, visitOrdered, oldestHeldOn }) =>
          waiting === 0 ? (
            <p className="soft">{say(words.none)}</p>
          ) : (
            <p className="row">
              <Link to="/readings">
                {say(isMore ? words.countedMore : words.counted, { count: number(waiting, language) })}
              </Link>
              {overdue > 0 && (
                <span className="tag bad">{say(words.countOverdue, { count: number(overdue, language) })}</span>
              )}
              {visitOrdered > 0 && (
                <span className="tag warn">{say(words.countVisits, { count: number(visitOrdered, language) })}</span>
              )}
              {oldestHeldOn !== null && (
                <span className="soft">
                  {say(words.oldest)} <Day on={oldestHeldOn} />
                </span>
              )}
            </p>
          )
        }
      </Loaded>
    </section>
  );
};

/** How many readings wait for the review of a person whose work that is. */
export const WaitingReviews = () => (useMay('readings') ? <Counted /> : null);
