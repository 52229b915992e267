import { useQuery } from '@tanstack/react-query';
import { accounts, billing, dataOf } from '../../api/clients.ts';
import type { Offer, Offers } from '../../parts/form/controls/control.ts';
import { jalaliTyped } from '../../parts/form/values/typed.ts';
import { registerWords as words } from './register.words.ts';

const filled = (text: string, number: string, day: string): string =>
  text.replace('{number}', number).replace('{day}', day);

const useBills = (account: string | undefined) =>
  useQuery({
    queryKey: ['bills-to-choose', account],
    queryFn: async (): Promise<readonly Offer[]> => {
      const params = { path: { accountId: account! } };
      const { items } = await dataOf(billing.GET('/v1/accounts/{accountId}/bills', { params }));
      return items.map(({ billNumber, periodTo }) => ({
        value: billNumber,
        label: {
          fa: filled(words.bill.fa, billNumber, jalaliTyped(periodTo)),
          en: filled(words.bill.en, billNumber, periodTo),
        },
      }));
    },
    enabled: account !== undefined,
    retry: false,
  });

const useCountyOffices = () =>
  useQuery({
    queryKey: ['county-offices'],
    queryFn: async (): Promise<readonly Offer[]> => {
      const params = { query: { kind: 'countyOffice', limit: 200 } } as const;
      const { items } = await dataOf(accounts.GET('/v1/offices', { params }));
      const open = items.filter(({ closedFrom }) => closedFrom === null);
      return open.map(({ officeId, name }) => ({ value: officeId, label: { fa: name, en: name } }));
    },
    staleTime: Infinity,
    retry: false,
  });

/** Identifiers that nobody should have to type, by the name of their field; without them they are typed. */
export const useKnownValues = (
  account: string | undefined,
): { readonly isPending: boolean; readonly offers: Offers } => {
  const bills = useBills(account);
  const offices = useCountyOffices();
  return {
    isPending: bills.isLoading || offices.isLoading,
    offers: { billNumber: bills.data ?? [], countyOffice: offices.data ?? [] },
  };
};
