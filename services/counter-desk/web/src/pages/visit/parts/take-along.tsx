import { useInfiniteQuery, useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { cases, dataOf } from '../../../api/clients.ts';
import type { WorklistItemDto } from '../../../api/generated/case-handling.ts';
import { usePerson } from '../../../app/session.tsx';
import { number } from '../../../parts/show/figures.ts';
import { Empty, Loaded, ProblemView } from '../../../parts/show/states.tsx';
import { Code, Day } from '../../../parts/show/values.tsx';
import { useSpeech } from '../../../words/language.tsx';
import type { Kept } from '../kept/kept-visit.ts';
import { takeAlong, type Taken } from '../taking/take-along.ts';
import { ownVisits, startingChoice } from '../taking/own-visits.ts';
import { visitWords as words } from '../visit.words.ts';

const useWaiting = () =>
  useInfiniteQuery({
    queryKey: ['worklist', 'visits'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(cases.GET('/v1/worklist', { params: { query: { work: 'meterVisit', cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

const Waiting = ({
  item,
  isChosen,
  choose,
}: {
  readonly item: WorklistItemDto;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}) => {
  const { say } = useSpeech();
  return (
    <li>
      <label className="pick">
        <input type="checkbox" checked={isChosen} onChange={({ target }) => choose(target.checked)} />
        <span>
          <strong>{say(item.title)}</strong>{' '}
          {item.assignedTo !== null && <span className="tag">{say(words.assigned)}</span>}
          <br />
          <Code>{item.trackingCode}</Code>
          {item.dueOn !== null && (
            <>
              <br />
              <span className="soft">
                {say(words.due)}: <Day on={item.dueOn} />
              </span>
            </>
          )}
        </span>
      </label>
    </li>
  );
};

/** What became of taking along. */
const Outcome = ({ taking }: { readonly taking: UseMutationResult<Taken, Error, void> }) => {
  const { say, language } = useSpeech();
  const { isSuccess, isError, data, error } = taking;
  const figure = (value: number): string => number(value, language);
  return (
    <>
      <p role="status" className={isSuccess ? 'note good' : 'hidden'}>
        {isSuccess && say(words.taken)} {!!data?.missing && say(words.notAll, { count: figure(data.missing) })}{' '}
        {data?.most !== undefined && say(words.tooMany, { most: figure(data.most) })}
      </p>
      {isError && <ProblemView error={error} />}
    </>
  );
};

interface Choosing {
  readonly items: readonly WorklistItemDto[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (chosen: ReadonlySet<string>) => void;
}

const Choices = ({ items, chosen, choose }: Choosing) => {
  const { say } = useSpeech();
  const isAll = items.every(({ caseId }) => chosen.has(caseId));
  return (
    <>
      <Button onPress={() => choose(new Set(isAll ? [] : items.map(({ caseId }) => caseId)))}>
        {say(isAll ? words.chooseNone : words.chooseAll)}
      </Button>
      <ul className="plain picks sheet">
        {items.map((item) => (
          <Waiting
            key={item.caseId}
            item={item}
            isChosen={chosen.has(item.caseId)}
            choose={(isChosen) => {
              const others = [...chosen].filter((caseId) => caseId !== item.caseId);
              choose(new Set(isChosen ? [...others, item.caseId] : others));
            }}
          />
        ))}
      </ul>
    </>
  );
};

const Choice = ({ items }: Pick<Choosing, 'items'>) => {
  const { say, language } = useSpeech();
  const person = usePerson();
  const [chosen, choose] = useState(() => startingChoice(items));
  const [done, setDone] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const wanted = items.filter(({ caseId }) => chosen.has(caseId));
  const taking = useMutation({ mutationFn: () => takeAlong(person, wanted, setDone) });
  const figure = (value: number): string => number(value, language);
  const press = (): void => {
    setAsked(wanted.length === 0);
    if (wanted.length > 0 && !taking.isPending) taking.mutate();
  };
  return (
    <>
      <Outcome taking={taking} />
      {items.length === 0 ? (
        <Empty>{say(words.noWaiting)}</Empty>
      ) : (
        <>
          <Choices items={items} chosen={chosen} choose={choose} />
          <div className="act">
            <p role="alert" className={isAsked ? 'fault' : 'hidden'}>
              {isAsked && say(words.chooseFirst)}
            </p>
            <Button className="react-aria-Button main" onPress={press}>
              {taking.isPending
                ? say(words.taking, { done: figure(done), count: figure(wanted.length) })
                : say(words.takeAlong, { count: figure(wanted.length) })}
            </Button>
          </div>
        </>
      )}
    </>
  );
};

/** The own visits that wait; taking them along is an explicit act. */
export const TakeAlong = ({ kept }: { readonly kept: readonly Kept[] }) => {
  const { say } = useSpeech();
  const { subject } = usePerson();
  const query = useWaiting();
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <section aria-labelledby="waiting-visits">
          <h2 id="waiting-visits">{say(words.choose)}</h2>
          <Choice
            items={ownVisits(
              pages.flatMap(({ items }) => items),
              kept,
              subject,
            )}
          />
          {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
        </section>
      )}
    </Loaded>
  );
};
