import { useMutation, useQueryClient } from '@tanstack/react-query';
import { dataOf, kitOf, send, type Service } from '../../../api/clients.ts';
import type { VerificationDto, VerificationsDto } from '../../../api/generated/case-handling.ts';

export type Verification = VerificationDto;
export type Verifications = VerificationsDto;
export type Finding = Verification['findings'][number];

const LIST = '/v1/verifications';

/** While a verification runs its progress is read again after this; otherwise a colleague may start one. */
const RUNNING_MS = 1_000;
const IDLE_MS = 15_000;

export const verificationsQuery = (service: Service) => ({
  queryKey: ['verifications', service],
  queryFn: () => dataOf(kitOf(service).GET(LIST)),
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
