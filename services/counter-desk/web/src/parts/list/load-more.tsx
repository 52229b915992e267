import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

/** So near the end of a list the next rows are fetched. */
const NEAR = '1200px';

/** The next rows of a list: they come by themselves as its end comes near, or by the button. */
export const LoadMore = ({ query, children }: { readonly query: Pages; readonly children: string }) => {
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
      {hasNextPage && (
        <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {children}
        </Button>
      )}
    </div>
  );
};
