import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accounts, billing, cases, dataOf, metering, send, type Service } from '../../../api/clients.ts';
import type { VerificationDto, VerificationsDto } from '../../../api/generated/case-handling.ts';

export type Verification = VerificationDto;
export type Verifications = VerificationsDto;
export type Finding = Verification['findings'][number];

const LIST = '/v1/verifications';

const lists: Readonly<Record<Service, () => Promise<Verifications>>> = {
  'customer-accounts': () => dataOf(accounts.GET(LIST, {})),
  metering: () => dataOf(metering.GET(LIST, {})),
  'billing-adjustments': () => dataOf(billing.GET(LIST, {})),
  'case-handling': () => dataOf(cases.GET(LIST, {})),
};

/** While a verification runs its progress is read again after this; otherwise a colleague may start one. */
const RUNNING_MS = 1_000;
const IDLE_MS = 15_000;

export const verificationsQuery = (service: Service) => ({
  queryKey: ['verifications', service],
  queryFn: lists[service],
  refetchInterval: ({ state: { data } }: { readonly state: { readonly data: Verifications | undefined } }) =>
    data?.items.at(0)?.state === 'running' ? RUNNING_MS : IDLE_MS,
});

/** Starts one in a service; the list has its progress. */
export const useStart = (service: Service) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => send(service, LIST, {}),
    onSettled: () => queries.invalidateQueries({ queryKey: verificationsQuery(service).queryKey }),
  });
};
