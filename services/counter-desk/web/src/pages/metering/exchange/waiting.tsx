import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { exchangeWords as words } from './exchange.words.ts';
import { useWaitingExchanges } from './queries.ts';

const Counted = () => {
  const { say, language } = useSpeech();
  const query = useWaitingExchanges();
  return (
    <section className="sheet" aria-labelledby="waiting-exchanges">
      <h2 id="waiting-exchanges">{say(words.title)}</h2>
      <Loaded query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className="soft">{say(words.none)}</p>
          ) : (
            <p className="row">
              <Link to="/meter-exchanges">
                {say(next === null ? words.counted : words.countedMore, { count: number(items.length, language) })}
              </Link>
              <span className="soft">
                {say(words.oldest)} <Day on={items[0]!.enteredOn} />
              </span>
            </p>
          )
        }
      </Loaded>
    </section>
  );
};

/** How many entries of Card 13 wait for the second person. */
export const WaitingExchanges = () => (useMay('decidesExchanges') ? <Counted /> : null);
