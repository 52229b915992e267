import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { Loaded } from '../../../parts/show/states.tsx';
import { Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { useCountedUnread } from './queries.ts';
import { unreadWords as words } from './unread.words.ts';

const Counted = () => {
  const { say, language } = useSpeech();
  const query = useCountedUnread();
  return (
    <section className="sheet" aria-labelledby="unread-connections">
      <h2 id="unread-connections">{say(words.title)}</h2>
      <Loaded query={query}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className="soft">{say(words.none)}</p>
          ) : (
            <p className="row">
              <Link to="/unread">
                {say(next === null ? words.counted : words.countedMore, { count: number(items.length, language) })}
              </Link>
              <span className="soft">
                {say(words.oldest)} <Day on={items[0]!.rights[0]!.since} />
              </span>
            </p>
          )
        }
      </Loaded>
    </section>
  );
};

/** How many connections give the company a right that only the head uses (B3-7, B7-4). */
export const WaitingUnread = () => (useMay('decidesUnread') ? <Counted /> : null);
