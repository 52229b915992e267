import { useEffect, useRef } from 'react';
import { More, type Paged } from './more.tsx';

/** So near the end of a list the next rows are fetched. */
const NEAR = '1200px';

/** The next rows of a list: they come by themselves as its end comes near, or by the button. */
export const LoadMore = ({ query, children }: { readonly query: Paged; readonly children: string }) => {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage) return undefined;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: NEAR,
    });
    watch.observe(end.current!);
    return () => watch.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={end}>
      <More query={query}>{children}</More>
    </div>
  );
};
