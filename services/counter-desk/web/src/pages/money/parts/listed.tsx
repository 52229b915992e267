import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Heads } from '../../../parts/list/heads.tsx';
import { More } from '../../../parts/list/more.tsx';
import { Scroll } from '../../../parts/show/scroll.tsx';
import { Empty, Loaded } from '../../../parts/show/states.tsx';
import { useSpeech, type Words } from '../../../words/language.tsx';
import { moneyWords as words } from '../money.words.ts';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A list that loads page by page. */
export const usePages = <Item,>(
  key: readonly unknown[],
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
  refetchInterval: number | false = false,
) =>
  useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => ask(pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval,
  });

interface Props<Item> {
  readonly label: string;
  readonly heads: readonly Words[];
  readonly query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>;
  readonly children: (item: Item) => ReactNode;
  readonly empty?: ReactNode;
}

export const HeadedTable = ({
  label,
  heads,
  children,
}: Pick<Props<never>, 'label' | 'heads'> & { readonly children: ReactNode }) => (
  <Scroll label={label}>
    <table>
      <Heads of={heads} />
      <tbody>{children}</tbody>
    </table>
  </Scroll>
);

/** A table of one row per item, with a button for the next page. */
export const Listed = <Item,>({ label, heads, query, children, empty }: Props<Item>) => {
  const { say } = useSpeech();
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{empty ?? say(words.empty)}</Empty>;
        return (
          <>
            <HeadedTable label={label} heads={heads}>
              {items.map(children)}
            </HeadedTable>
            <More query={query}>{say(words.more)}</More>
          </>
        );
      }}
    </Loaded>
  );
};

/** Only what waits, or all. */
export const WaitingOnly = ({
  isOnly,
  choose,
}: {
  readonly isOnly: boolean;
  readonly choose: (isOnly: boolean) => void;
}) => {
  const { say } = useSpeech();
  return (
    <p className="row">
      <Button aria-pressed={isOnly} onPress={() => choose(true)}>
        {say(words.onlyWaiting)}
      </Button>
      <Button aria-pressed={!isOnly} onPress={() => choose(false)}>
        {say(words.all)}
      </Button>
    </p>
  );
};
