import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { cases, dataOf } from '../../api/clients.ts';
import type { RoleWorkDto } from '../../api/generated/case-handling.ts';

export const summaryAsked = queryOptions({
  queryKey: ['worklist-summary'],
  queryFn: () => dataOf(cases.GET('/v1/worklist/summary')),
});

/** What waits for all roles of the person, or for one. */
export const worklistAsked = (role: RoleWorkDto['role'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['worklist', role ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => dataOf(cases.GET('/v1/worklist', { params: { query: { role, cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** So long the page waits for its lists; then it says that they are being fetched. */
const WAITS_MS = 250;

/** Asks for the work of today before the page is drawn: a list that comes at once is drawn with it. */
export const askForToday = (queries: QueryClient): Promise<unknown> =>
  Promise.race([
    Promise.all([queries.prefetchQuery(summaryAsked), queries.prefetchInfiniteQuery(worklistAsked(undefined))]),
    new Promise((resolve) => setTimeout(resolve, WAITS_MS)),
  ]);
