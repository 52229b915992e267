import type { Reads } from '@pishkhan/service-kit';
import type { CaseState } from '../../engine/case.file.ts';
import type { KnownReading } from '../../engine/kind/known.ts';
import { knownAccount } from '../../copies/known-account.view.ts';
import { knownReading, knownReadingOf } from '../../copies/known-reading.view.ts';

/**
 * Those of the readings that a decision names which are of the county of the case. One of another county has the answer
 * of an unknown one (N29).
 */
export const readingsOfTheCounty = async (
  reads: Pick<Reads, 'find'>,
  state: CaseState,
  ids: readonly string[],
): Promise<KnownReading[]> => {
  if (state.status === 'none') return [];
  const own = async (id: string): Promise<KnownReading[]> => {
    const copy = await reads.find(knownReading, id);
    if (!copy) return [];
    const account = copy.accountId === state.accountId ? state : await reads.find(knownAccount, copy.accountId);
    return account?.countyOffice === state.countyOffice ? [knownReadingOf(copy)] : [];
  };
  return (await Promise.all(ids.map(own))).flat();
};
