import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { RowsOf } from './long-rows.tsx';

const USUAL_HEIGHT = 72;
const ROWS_AROUND = 12;

const Space = ({ height, columns }: { readonly height: number; readonly columns: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden>
      <td colSpan={columns} className="space" style={{ height }} />
    </tr>
  );

/** The heading is the first row. */
const FIRST_ROW = 2;

/** The rows near the window, with empty space in place of the others. */
export const NearRows = <Item,>({ items, columns, children }: RowsOf<Item>) => {
  const body = useRef<HTMLTableSectionElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => {
    const top = body.current!.getBoundingClientRect().top + scrollY;
    if (Math.abs(top - scrollMargin) > 1) setScrollMargin(top);
  });
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => USUAL_HEIGHT,
    overscan: ROWS_AROUND,
    scrollMargin,
  });
  const near = rows.getVirtualItems();
  const before = (near[0]?.start ?? scrollMargin) - scrollMargin;
  const after = rows.getTotalSize() - ((near.at(-1)?.end ?? scrollMargin) - scrollMargin);
  return (
    <tbody ref={body}>
      <Space height={before} columns={columns} />
      {near.map(({ index }) =>
        children(items[index]!, {
          ref: rows.measureElement,
          'data-index': index,
          'aria-rowindex': index + FIRST_ROW,
        }),
      )}
      <Space height={after} columns={columns} />
    </tbody>
  );
};
