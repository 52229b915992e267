import { useQuery } from '@tanstack/react-query';
import { billing, dataOf } from '../../api/clients.ts';
import type { Offer, Offers } from '../../parts/form/controls/control.ts';
import { useOpenOffices } from '../../parts/form/values/open-offices.ts';
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

/** Identifiers that nobody should have to type, by the name of their field; without them they are typed. */
export const useKnownValues = (
  account: string | undefined,
): { readonly isPending: boolean; readonly offers: Offers } => {
  const bills = useBills(account);
  const { offices, isLoading } = useOpenOffices('countyOffice');
  return {
    isPending: bills.isLoading || isLoading,
    offers: { billNumber: bills.data ?? [], countyOffice: offices },
  };
};
