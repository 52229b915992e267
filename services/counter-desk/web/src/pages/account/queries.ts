import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { accounts, billing, cases, dataOf, metering } from '../../api/clients.ts';
import { reasonHeader, useReason } from '../../parts/reason/served.ts';

/**
 * Services count the records that a person reads whole, so that nobody exports them (N7): a card asks for no more than
 * it shows.
 */
const FEW = 8;
const YEAR_OF_BILLS = 9;
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

export const lookAtMeter = (meterId: string, reason: string | undefined) =>
  dataOf(metering.GET('/v1/meters/{meterId}', { params: { path: { meterId }, header: reasonHeader(reason) } }));

export const useMeter = (accountId: string, meterId: string | undefined) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['meter', meterId, reason],
    queryFn: () => lookAtMeter(meterId!, reason),
    enabled: meterId !== undefined,
  });
};

/** Every meter that the account had; asked for when somebody opens the part. */
export const useMetersOf = (accountId: string, isOpen: boolean) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['meters of', accountId, reason],
    queryFn: () =>
      dataOf(
        metering.GET('/v1/accounts/{accountId}/meters', {
          params: { path: { accountId }, header: reasonHeader(reason) },
        }),
      ),
    enabled: isOpen,
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
          params: { path: { meterId }, query: { cursor: pageParam, limit: FEW }, header: reasonHeader(reason) },
        }),
      ),
    getNextPageParam,
  });
};

/** The slips of the bills: all that a table and the history need, and no row that is counted as read whole. */
export const useBills = (accountId: string) =>
  useInfiniteQuery({
    queryKey: ['bills', accountId],
    initialPageParam: first,
    queryFn: ({ pageParam }) =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/bills', {
          params: { path: { accountId }, query: { cursor: pageParam, limit: PAGE } },
        }),
      ),
    getNextPageParam,
  });

/** The bills of about a year, whole, for which a reason is given. */
export const useWholeBills = (accountId: string) => {
  const reason = useReason(accountId);
  return useQuery({
    queryKey: ['whole-bills', accountId, reason],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/bills', {
          params: { path: { accountId }, query: { limit: YEAR_OF_BILLS }, header: reasonHeader(reason) },
        }),
      ),
    enabled: reason !== undefined,
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
          params: { path: { accountId }, query: { cursor: pageParam, limit: FEW }, header: reasonHeader(reason) },
        }),
      ),
    getNextPageParam,
  });
};

/** Day, amount and bill of each payment; the receipt is not needed here. */
export const usePayments = (accountId: string) =>
  useQuery({
    queryKey: ['payments', accountId],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/accounts/{accountId}/payments', {
          params: { path: { accountId }, query: { limit: PAGE } },
        }),
      ),
  });

export const useCases = (accountId: string) =>
  useQuery({
    queryKey: ['cases-of-account', accountId],
    queryFn: () => dataOf(cases.GET('/v1/cases', { params: { query: { account: accountId, limit: PAGE } } })),
  });
