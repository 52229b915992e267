import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { billing, cases, dataOf } from '../../api/clients.ts';
import type { Explanation } from '../../api/generated/billing-adjustments.ts';
import { useMay } from '../../app/may.ts';
import { accountOfBill } from '../../parts/identifiers/bill-number.ts';
import { reasonHeader, useReason } from '../../parts/reason/served.ts';

type Detail = 'charges' | 'chargesAsIssued' | 'consumption' | 'consumptionAsIssued' | 'corrections' | 'days' | 'lines';
type More = 'carriedForward' | 'evidence' | 'paid' | 'readings' | 'remainder' | 'returnedPayments';
/** An explanation that is shown with a reason. */
export type Whole = Explanation & Required<Pick<Explanation, Detail | More>>;
export const isWhole = (bill: Explanation): bill is Whole => !bill.masked;

export const lookAtBill = (billNumber: string, reason: string | undefined, known?: string) =>
  dataOf(
    billing.GET('/v1/bills/{billNumber}/explanation', {
      params: { path: { billNumber }, query: { asKnownOn: known }, header: reasonHeader(reason) },
    }),
  );

/** The bill as known at a time, by default now. */
export const useBill = (billNumber: string, known?: string) => {
  const reason = useReason(accountOfBill(billNumber));
  return useQuery({
    queryKey: ['bill', billNumber, known, reason],
    queryFn: () => lookAtBill(billNumber, reason, known),
    placeholderData: (before) => (before?.billNumber === billNumber ? before : undefined),
    // What was known is not changed by what comes later.
    ...(known !== undefined && { staleTime: Infinity }),
  });
};

/** What was known of the bill after each change, when a reason is given. */
export const useHistory = (billNumber: string) => {
  const reason = useReason(accountOfBill(billNumber));
  return useQuery({
    queryKey: ['bill-history', billNumber, reason],
    queryFn: () =>
      dataOf(
        billing.GET('/v1/bills/{billNumber}/history', {
          params: { path: { billNumber }, header: reasonHeader(reason) },
        }),
      ),
    enabled: reason !== undefined,
  });
};

const PAGE = 20;

/** Requests about the bill that the reader may see. */
export const useRequests = (billNumber: string) => {
  const enabled = useMay('today');
  return useInfiniteQuery({
    queryKey: ['cases-of-bill', billNumber],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(cases.GET('/v1/cases', { params: { query: { bill: billNumber, cursor: pageParam, limit: PAGE } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
  });
};

const SETTLED_MS = 250;

/** The value after it has stayed the same for a moment: each look at a bill is recorded, and a slider passes many. */
export const useSettled = <Value>(value: Value): Value => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};
