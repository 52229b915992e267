import { lazy, Suspense, type ReactNode, type Ref } from 'react';

/** A list of up to so many rows is in the page whole. */
const FEW = 100;

/** What a row of a table takes. */
export interface RowPlace {
  readonly ref?: Ref<HTMLTableRowElement>;
  readonly 'data-index'?: number;
  readonly 'aria-rowindex'?: number;
}

export interface RowsOf<Item> {
  readonly items: readonly Item[];
  readonly columns: number;
  readonly children: (item: Item, place: RowPlace) => ReactNode;
}

/** Loaded for a long list only. */
const NearRows = lazy(async () => ({
  default: (await import('./near-rows.tsx')).NearRows as <Item>(props: RowsOf<Item>) => ReactNode,
}));

const AllRows = <Item,>({ items, children }: Pick<RowsOf<Item>, 'items' | 'children'>) => (
  <tbody>{items.map((item) => children(item, {}))}</tbody>
);

/** The rows of a table; of a long one only those near the window are in the page. */
export const LongRows = <Item,>({ items, columns, children }: RowsOf<Item>) =>
  items.length <= FEW ? (
    <AllRows items={items}>{children}</AllRows>
  ) : (
    <Suspense fallback={<AllRows items={items.slice(0, FEW)}>{children}</AllRows>}>
      <NearRows items={items} columns={columns}>
        {children as (item: unknown, place: RowPlace) => ReactNode}
      </NearRows>
    </Suspense>
  );

/** What a table says of its length, because its rows are not all in the page. */
export const lengthOf = (items: readonly unknown[]) =>
  items.length > FEW ? { 'aria-rowcount': items.length + 1 } : {};
