import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { accounts, billing, dataOf, send } from '../../../api/clients.ts';
import type { Offer } from '../../../parts/form/controls/control.ts';

export type CertificatePage = Awaited<ReturnType<typeof certificatesAfter>>;
export type Certificate = CertificatePage['items'][number];
export type Proposal = Awaited<ReturnType<typeof proposals>>['items'][number];

const certificatesAfter = (cursor: string | undefined) =>
  dataOf(billing.GET('/v1/certificates', { params: { query: { cursor, limit: 100 } } }));
const proposals = () => dataOf(billing.GET('/v1/certificate-proposals', { params: { query: { limit: 200 } } }));

export const useCertificates = () =>
  useInfiniteQuery({
    queryKey: ['certificates'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => certificatesAfter(pageParam),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const useProposals = () => useQuery({ queryKey: ['certificate-proposals'], queryFn: proposals });

/** Open counter offices, so that nobody types their ids. */
export const useCounterOffices = (): readonly Offer[] => {
  const { data = [] } = useQuery({
    queryKey: ['counter-offices'],
    queryFn: async (): Promise<readonly Offer[]> => {
      const query = { kind: 'counterOffice', limit: 200 } as const;
      const { items } = await dataOf(accounts.GET('/v1/offices', { params: { query } }));
      const open = items.filter(({ closedFrom }) => closedFrom === null);
      return open.map(({ officeId, name }) => ({ value: officeId, label: { fa: name, en: name } }));
    },
    staleTime: Infinity,
    retry: false,
  });
  return data;
};

/** Sends a command about certificates; afterwards, and after a refusal, they are read again. */
export const useCommand = (path: string) => {
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return (body: unknown, key: string) => send('billing-adjustments', path, body, key).finally(() => void read());
};

export const CERTIFICATES = '/v1/certificates';
export const proposalPath = ({ subject, certificateNumber }: Pick<Proposal, 'subject' | 'certificateNumber'>): string =>
  `${CERTIFICATES}/${encodeURIComponent(subject)}/${encodeURIComponent(certificateNumber)}`;
