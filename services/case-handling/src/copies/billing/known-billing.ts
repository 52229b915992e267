import type { CaseState } from '../../engine/case.file.ts';
import type { KnownBilling } from '../../engine/kind/known.ts';
import type { Reads } from '@pishkhan/service-kit';
import { knownBill } from '../known-bill.view.ts';
import { knownMiscItems } from './known-misc-items.view.ts';
import { knownTariffs, TARIFF_BOOK } from './known-tariffs.view.ts';

/** What billing has published about the account and the disputed bill of a case (15.4-39). */
export const knownBillingOf = async (
  reads: Reads,
  { accountId, facts }: { readonly accountId: string } & Pick<Exclude<CaseState, { status: 'none' }>, 'facts'>,
): Promise<KnownBilling> => {
  const billNumber = facts['billNumber'];
  const [bill, tariffs, misc] = await Promise.all([
    typeof billNumber === 'string' ? reads.find(knownBill, billNumber) : undefined,
    reads.find(knownTariffs, TARIFF_BOOK),
    reads.find(knownMiscItems, accountId),
  ]);
  return { bill, tariffVersions: tariffs?.versions ?? [], miscItems: misc?.items ?? [] };
};
