import { billing, dataOf } from '../../../api/clients.ts';
import { reasonHeader, useReason } from '../../../parts/reason/served.ts';
import { usePages } from '../../../parts/list/listed.tsx';

const FEW = 24;

export const askPayments = (accountId: string, reason: string | undefined, cursor?: string) =>
  dataOf(
    billing.GET('/v1/accounts/{accountId}/payments', {
      params: { path: { accountId }, query: { cursor, limit: FEW }, header: reasonHeader(reason) },
    }),
  );

/** Payments of an account, the latest first; receipts and references with a reason. */
export const usePaymentsOf = (accountId: string) => {
  const reason = useReason(accountId);
  return usePages(['payments', accountId, 'money', reason], (cursor) => askPayments(accountId, reason, cursor));
};

/** Slips of the bills: what is left to pay. */
export const useBillsOf = (accountId: string) =>
  usePages(['bills', accountId, 'money'], (cursor) =>
    dataOf(
      billing.GET('/v1/accounts/{accountId}/bills', {
        params: { path: { accountId }, query: { cursor, limit: FEW } },
      }),
    ),
  );
