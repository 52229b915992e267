import { Link } from '@tanstack/react-router';
import { useMay } from '../../../app/may.ts';
import { Listed } from '../../../parts/list/listed.tsx';
import { dayIn, decimal, number } from '../../../parts/show/figures.ts';
import { Staff } from '../../../parts/show/people.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import { Basis } from './basis.tsx';
import { factorWords as words } from './factor.words.ts';
import { useWaitingFactors } from './queries.ts';

const Waiting = () => {
  const { say, language } = useSpeech();
  const query = useWaitingFactors();
  const heads = [words.account, words.factor, words.basis, words.proposed];
  return (
    <section aria-labelledby="waiting-factors">
      <h2 id="waiting-factors">{say(words.waitingTitle)}</h2>
      <Listed
        label={say(words.waitingTitle)}
        heads={heads}
        query={query}
        className="stacked"
        empty={say(words.waitingNone)}
        isOneOfSeveral
      >
        {(each) => (
          <tr key={each.factorId}>
            <td data-head={say(words.account)}>
              <Link to="/accounts/$accountId/volume-factors" params={{ accountId: each.accountId }}>
                <Code>{each.accountId}</Code>
              </Link>
            </td>
            <td data-head={say(words.factor)}>
              <strong>{decimal(each.factor, language)}</strong>{' '}
              <span className="soft">
                {say(words.from)} {dayIn(each.from, language)}
              </span>
            </td>
            <td data-head={say(words.basis)}>
              <Basis of={each} />
            </td>
            <td data-head={say(words.proposed)}>
              <Staff subject={each.proposedBy} /> · <Day on={each.proposedOn} />
            </td>
          </tr>
        )}
      </Listed>
    </section>
  );
};

const Counted = () => {
  const { say, language } = useSpeech();
  const { data } = useWaitingFactors();
  const [first] = data?.pages ?? [];
  const [oldest] = first?.items ?? [];
  if (!first || !oldest) return null;
  const counted = first.next === null ? words.counted : words.countedMore;
  return (
    <section className="sheet" aria-labelledby="counted-factors">
      <h2 id="counted-factors">{say(words.title)}</h2>
      <p className="row">
        <Link to="/approvals">{say(counted, { count: number(first.items.length, language) })}</Link>
        <span className="soft">
          {say(words.oldest)} <Day on={oldest.proposedOn} />
        </span>
      </p>
    </section>
  );
};

/** Factors that wait for the second person (7.5, 11.4). */
export const WaitingFactors = () => (useMay('decidesFactors') ? <Waiting /> : null);

/** The same among the work of today, only if there are any: major subscribers are few. */
export const CountedFactors = () => (useMay('decidesFactors') ? <Counted /> : null);
