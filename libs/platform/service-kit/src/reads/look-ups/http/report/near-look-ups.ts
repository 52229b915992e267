import type { CivilDate } from '@pishkhan/calendar';
import { trusted } from '@pishkhan/views';
import { nearnessOf } from '../../../beneficiary/nearness.ts';
import type { Reads } from '../../../reads.ts';
import type { Unusual } from '../../domain/unusual.ts';
import type { LookUpParts } from '../../index.ts';

const MOST_PAIRS = 20_000;
const rules = { samePostalCode: 'AccountOfNeighbour', sameFamilyName: 'AccountOfFamilyName' } as const;

interface Near {
  readonly unusual: Unusual;
  readonly reader: string;
  readonly account: string;
  readonly day: CivilDate;
}

/**
 * Whole look-ups of accounts with the postal code or the family name of the reader, without a case of them (N7). One
 * for a reader and an account, on the last of its days.
 */
export const lookUpsOfNearPersons = async (
  reads: Reads,
  { ofAccount, staff }: LookUpParts,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  seen: { readonly counties?: string },
): Promise<readonly Near[]> => {
  await reads.upToDate(ofAccount);
  const pairs = await reads
    .model(ofAccount)
    .find({ ...seen, lastDay: trusted({ $gte: from, $lte: to }) })
    .limit(MOST_PAIRS)
    .lean();
  if (pairs.length === 0) return [];
  const accounts = pairs.map(({ account }) => account);
  const nearness = await nearnessOf(reads, accounts, staff);
  return pairs.flatMap(({ reader, account, days, lastDay: day }) => {
    const near = nearness(reader, account);
    return near ? [{ unusual: { rule: rules[near], counted: days.length, limit: 1 }, reader, account, day }] : [];
  });
};
