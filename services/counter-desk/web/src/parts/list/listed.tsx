import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech, type Words } from '../../words/language.tsx';
import { stateWords } from '../../words/shell.words.ts';
import { Scroll } from '../show/scroll.tsx';
import { Empty, Loaded } from '../show/states.tsx';
import { Heads } from './heads.tsx';
import { More } from './more.tsx';

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
  readonly empty?: string;
  /** One of several lists of a page: that it is empty takes one line. */
  readonly isOneOfSeveral?: boolean;
  readonly className?: string;
}

export const HeadedTable = ({
  label,
  heads,
  className,
  children,
}: Pick<Props<never>, 'label' | 'heads' | 'className'> & { readonly children: ReactNode }) => (
  <Scroll label={label}>
    <table className={className}>
      <Heads of={heads} />
      <tbody>{children}</tbody>
    </table>
  </Scroll>
);

/** A table of one row per item, with a button for the next page. */
export const Listed = <Item,>({ query, children, empty, isOneOfSeveral = false, ...table }: Props<Item>) => {
  const { say } = useSpeech();
  const nothing = empty ?? say(stateWords.emptyList);
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return isOneOfSeveral ? <p className="soft">{nothing}</p> : <Empty>{nothing}</Empty>;
        return (
          <>
            <HeadedTable {...table}>{items.map(children)}</HeadedTable>
            <More query={query}>{say(stateWords.moreRows)}</More>
          </>
        );
      }}
    </Loaded>
  );
};
