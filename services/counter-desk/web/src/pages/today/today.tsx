import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { cases, dataOf } from '../../api/clients.ts';
import type { WorklistItemDto } from '../../api/generated/case-handling.ts';
import { Code, Day, number } from '../../parts/show/values.tsx';
import { Empty, Loaded } from '../../parts/show/states.tsx';
import { useSpeech } from '../../words/language.tsx';
import { todayWords as words } from './today.words.ts';

const Row = ({ item }: { readonly item: WorklistItemDto }) => {
  const { say, language } = useSpeech();
  return (
    <tr>
      <td>
        <Code>{item.trackingCode}</Code>
      </td>
      <td>
        {say(item.nextStep)} {item.escalated && <span className="tag warn">{say(words.escalated)}</span>}
      </td>
      <td>{item.accountId && <Code>{item.accountId.slice(0, 8)}</Code>}</td>
      <td>{say(words.days, { count: number(item.ageInDays, language) })}</td>
      <td>
        {item.dueOn && <Day on={item.dueOn} />}{' '}
        {item.provisional && <span className="soft">{say(words.provisional)}</span>}
      </td>
    </tr>
  );
};

/** What waits for the person at the desk, the nearest deadline first. */
export const Today = () => {
  const { say } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['worklist'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => dataOf(cases.GET('/v1/worklist', { params: { query: { cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <h1>{say(words.title)}</h1>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{say(words.empty)}</Empty>;
          return (
            <div className="scroll">
              <table>
                <thead>
                  <tr>
                    <th>{say(words.tracking)}</th>
                    <th>{say(words.step)}</th>
                    <th>{say(words.account)}</th>
                    <th>{say(words.age)}</th>
                    <th>{say(words.due)}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={`${item.caseId} ${item.shownTo}`} item={item} />
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
      </Loaded>
      {query.hasNextPage && <Button onPress={() => void query.fetchNextPage()}>{say(words.more)}</Button>}
    </>
  );
};
