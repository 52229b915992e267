import { Link } from '@tanstack/react-router';
import { useMay } from '../../app/may.ts';
import { number } from '../../parts/show/figures.ts';
import { Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { moneyWords } from '../money/money.words.ts';
import { useWaitingMoney } from '../money/parts/use-waiting-money.ts';
import { todayWords as words } from './today.words.ts';

const Counted = () => {
  const { say, language } = useSpeech();
  const query = useWaitingMoney();
  return (
    <section className="sheet" aria-labelledby="waiting-money">
      <h2 id="waiting-money">{say(words.waitingMoney)}</h2>
      <Loaded query={query}>
        {({ refunds, reversals, payments }) => {
          const count = refunds.length + reversals.length + payments.length;
          return count === 0 ? (
            <p className="soft">{say(moneyWords.nothingWaits)}</p>
          ) : (
            <Link to="/approvals">{say(words.moneyCount, { count: number(count, language) })}</Link>
          );
        }}
      </Loaded>
    </section>
  );
};

/** How many matters of money wait for a person who decides on them. */
export const WaitingMoneyCount = () => (useMay('decidesMoney') ? <Counted /> : null);
