import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { accounts, billing, cases, dataOf, metering } from '../../api/clients.ts';
import { reasonHeader, useReason } from '../../parts/reason/served.ts';

const PAGE = 24;
const first = undefined as string | undefined;
const getNextPageParam = ({ next }: { readonly next: string | null }) => next ?? undefined;

export const lookAtCard = (accountId: string, reason: string | undefined) =>
  dataOf(accounts.GET('/v1/accounts/{accountId}', { params: { path: { accountId }, header: reasonHeader(reason) } }));

/** Holder, contract and what the other services said about the account. */
export const useCard = (accountId: string) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['account', accountId, reason],
    queryFn: () => lookAtCard(accountId, reason),
  });
};

export const useMeter = (accountId: string, meterId: string | undefined) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['meter', meterId, reason],
    queryFn: () =>
      dataOf(
        metering.GET('/v1/meters/{meterId}', {
          params: { path: { meterId: meterId! }, header: reasonHeader(reason) },
        }),
      ),
    enabled: meterId !== undefined,
  });
};

export const useReadings = (accountId: string, meterId: string) => {
  const reason = useReason(accountId);
  return useInfiniteQuery({
    queryKey: ['readings', meterId, reason],
    initialPageParam: first,
    queryFn: ({ pageParam }) =>
      dataOf(
        metering.GET('/v1/meters/{meterId}/readings', {
          params: { path: { meterId }, query: { cursor: pageParam, limit: PAGE }, header: reasonHeader(reason) },
        }),
      ),
    getNextPageParam,
  });
};

export const useBills = (accountId: string) => {
  const reason = useReason(accountId);
  return useInfiniteQuery({
    queryKey: ['bills', accountId, reason],
    initialPageParam: first,
    queryFn: ({ pageParam }) =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/bills', {
          params: { path: { accountId }, query: { cursor: pageParam, limit: PAGE }, header: reasonHeader(reason) },
        }),
      ),
    getNextPageParam,
  });
};

export const useLedger = (accountId: string) => {
  const reason = useReason(accountId);
  return useInfiniteQuery({
    queryKey: ['ledger', accountId, reason],
    initialPageParam: first,
    queryFn: ({ pageParam }) =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/ledger', {
          params: { path: { accountId }, query: { cursor: pageParam, limit: PAGE }, header: reasonHeader(reason) },
        }),
      ),
    getNextPageParam,
  });
};

export const usePayments = (accountId: string) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['payments', accountId, reason],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/payments', {
          params: { path: { accountId }, query: { limit: PAGE }, header: reasonHeader(reason) },
        }),
      ),
  });
};

export const useCases = (accountId: string) =>
  useQuery({
    queryKey: ['cases-of-account', accountId],
    queryFn: () => dataOf(cases.GET('/v1/cases', { params: { query: { account: accountId, limit: PAGE } } })),
  });
