import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { number } from '../../../parts/show/figures.ts';
import { useSpeech } from '../../../words/language.tsx';
import { changeWords as words } from './change.words.ts';
import { useWaitingChanges } from './queries.ts';

const Counted = () => {
  const { say, language } = useSpeech();
  const { data: count = 0 } = useWaitingChanges();
  if (count === 0) return null;
  return (
    <section className="sheet" aria-labelledby="waiting-changes">
      <h2 id="waiting-changes">{say(words.title)}</h2>
      <p>
        <Link to="/meter-changes">{say(words.counted, { count: number(count, language) })}</Link>
      </p>
    </section>
  );
};

/** Meters of a wrong account and moves that wait, only if there are any. */
export const WaitingChanges = () => (useMay('decidesExchanges') ? <Counted /> : null);
