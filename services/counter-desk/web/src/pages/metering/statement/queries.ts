import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { billing, dataOf, metering } from '../../../api/clients.ts';

const PAGE = 50;

/** Those that read meters: others have no statement. */
export const useContractors = (enabled: boolean) =>
  useQuery({
    queryKey: ['contractors'],
    queryFn: async () => {
      const { items } = await dataOf(metering.GET('/v1/contractors', { params: { query: { limit: 200 } } }));
      return items.filter(({ works }) => works.includes('reading'));
    },
    enabled,
  });

/** Which lines are shown: of a month by its first day, of a contract by its id, `unknown` for lines without one. */
export interface ChosenLines {
  readonly month?: string | undefined;
  readonly contractId?: string | undefined;
}

export const useStatement = (contractorId: string, { month, contractId }: ChosenLines) =>
  useInfiniteQuery({
    queryKey: ['statement', contractorId, month ?? '', contractId ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(
        billing.GET('/v1/contractors/{contractorId}/account', {
          params: { path: { contractorId }, query: { cursor: pageParam, limit: PAGE, month, contractId } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });

export const useContracts = (contractorId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['reading-contracts', contractorId],
    queryFn: () => dataOf(metering.GET('/v1/reading-contracts', { params: { query: { contractorId, limit: 200 } } })),
    enabled,
  });
