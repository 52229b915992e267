import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { cases, dataOf } from '../../api/clients.ts';
import type { WorklistItemDto } from '../../api/generated/case-handling.ts';
import { usePerson } from '../../app/session.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { groupsOf } from './groups.ts';
import { todayWords as words } from './today.words.ts';
import { WorklistTable } from './worklist-table.tsx';

const REFRESHED_EVERY_MS = 30_000;

const useWorklist = () =>
  useInfiniteQuery({
    queryKey: ['worklist'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => dataOf(cases.GET('/v1/worklist', { params: { query: { cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: REFRESHED_EVERY_MS,
  });

const Nothing = () => {
  const { say } = useSpeech();
  const { roles } = usePerson();
  return (
    <Empty>
      <p>{say(words.empty)}</p>
      {roles.includes('counterClerk') && <p>{say(words.emptyClerk)}</p>}
    </Empty>
  );
};

const Groups = ({ items }: { readonly items: readonly WorklistItemDto[] }) => {
  const { say } = useSpeech();
  return groupsOf(items).map(({ group, items: inGroup }) => (
    <section key={group} aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{say(words[group])}</h2>
      <WorklistTable items={inGroup} isOver={group === 'over'} />
    </section>
  ));
};

/** What waits for the person at the desk, the most urgent first. */
export const Today = () => {
  const { say } = useSpeech();
  const query = useWorklist();
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? <Nothing /> : <Groups items={items} />;
        }}
      </Loaded>
      {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
    </>
  );
};
