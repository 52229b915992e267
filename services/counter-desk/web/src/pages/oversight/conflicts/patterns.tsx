import type { UseQueryResult } from '@tanstack/react-query';
import { Staff } from '../../../parts/show/people.tsx';
import { Loaded } from '../../../parts/show/states.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Asked } from './asked.ts';
import { conflictWords as words } from './conflicts.words.ts';
import { useMoneyPatterns, useTurns, type Patterns } from './queries.ts';

const Pattern = ({ pattern }: { readonly pattern: Patterns['items'][number] }) => {
  const { say } = useSpeech();
  return (
    <li>
      {say(pattern)}{' '}
      {pattern.persons.map((person) => (
        <span key={person} className="tag">
          <Staff subject={person} />
        </span>
      ))}
    </li>
  );
};

const PatternsOf = ({ query }: { readonly query: UseQueryResult<Patterns> }) => (
  <Loaded query={query}>
    {({ items }) => (
      <ul>
        {items.map((pattern) => (
          <Pattern key={pattern.en} pattern={pattern} />
        ))}
      </ul>
    )}
  </Loaded>
);

/** What is seen in many decisions together: of money, and of each service. */
export const AmongPeers = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useSpeech();
  const money = useMoneyPatterns(asked);
  const queries = [
    money,
    useTurns('billing-adjustments', asked),
    useTurns('case-handling', asked),
    useTurns('metering', asked),
    useTurns('customer-accounts', asked),
  ];
  const isNothing = queries.every(({ data }) => data?.items.length === 0);
  return (
    <section className="sheet" aria-labelledby="among-peers">
      <h2 id="among-peers">{say(words.patterns)}</h2>
      {money.data?.policy === undefined && money.isSuccess && <p className="note warn">{say(words.noLimits)}</p>}
      {isNothing ? (
        <p className="soft">{say(words.noPattern)}</p>
      ) : (
        queries.map((query, place) => <PatternsOf key={place} query={query} />)
      )}
    </section>
  );
};
