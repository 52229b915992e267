import { useQuery } from '@tanstack/react-query';
import { useWatched } from '../../../api/changes/use-changes.ts';
import { billing, dataOf } from '../../../api/clients.ts';
import { usePages } from '../../../parts/list/listed.tsx';

const LOOK_EVERY_MS = 30_000;
const PAGE = 100;

/** Factors of the account, the latest proposal first. */
export const useFactors = (accountId: string, isOpen = true) =>
  useQuery({
    queryKey: ['volume-factors', accountId],
    queryFn: async () => {
      const params = { path: { accountId } };
      const { items } = await dataOf(billing.GET('/v1/accounts/{accountId}/volume-factors', { params }));
      return items.toReversed();
    },
    enabled: isOpen,
    refetchInterval: useWatched('billing-adjustments', ['volume-factors'], 'volume-factors', LOOK_EVERY_MS),
  });

/** Factors of the county that wait for the second person, the oldest first, page by page. */
export const useWaitingFactors = () =>
  usePages(
    ['waiting-factors'],
    (cursor) =>
      dataOf(billing.GET('/v1/volume-factors', { params: { query: { state: 'waiting', cursor, limit: PAGE } } })),
    useWatched('billing-adjustments', ['volume-factors'], 'waiting-factors', LOOK_EVERY_MS),
  );
