import { useQuery } from '@tanstack/react-query';
import { accounts, dataOf } from '../../../api/clients.ts';
import type { Offer } from '../controls/control.ts';

/** Registered offices of a kind that are not closed, by name, to choose from; none until they are known. */
export const useOpenOffices = (
  kind: 'countyOffice' | 'zone',
): { readonly offices: readonly Offer[]; readonly isLoading: boolean } => {
  const { data, isLoading } = useQuery({
    queryKey: ['open-offices', kind],
    queryFn: async (): Promise<readonly Offer[]> => {
      const { items } = await dataOf(accounts.GET('/v1/offices', { params: { query: { kind, limit: 200 } } }));
      const open = items.filter(({ closedFrom }) => closedFrom === null);
      return open.map(({ officeId, name }) => ({ value: officeId, label: { fa: name, en: name } }));
    },
    staleTime: Infinity,
    retry: false,
  });
  return { offices: data ?? [], isLoading };
};
