import type { CivilDate } from '@pishkhan/calendar';
import { trusted } from '@pishkhan/views';
import { everyBeneficiary } from '../../../beneficiary/beneficiaries.ts';
import type { Reads } from '../../../reads.ts';
import type { Unusual } from '../../domain/unusual.ts';
import type { LookUpParts } from '../../index.ts';

const MOST_DOCUMENTS = 2_000;

interface OfStaff {
  readonly unusual: Unusual;
  readonly reader: string;
  readonly account: string;
  readonly day: CivilDate;
  readonly office?: string;
}
interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * Whole look-ups of accounts of the staff: of the own one always, of a colleague's without a case of it (N7). By day,
 * reader and account.
 */
export const lookUpsOfStaff = async (
  reads: Reads,
  parts: LookUpParts,
  { from, to }: Period,
  seen: { readonly counties?: string },
): Promise<readonly OfStaff[]> => {
  const holders = await everyBeneficiary(reads, parts.staff);
  if (holders.size === 0) return [];
  await reads.upToDate(parts.shown);
  const found = await reads
    .model(parts.shown)
    .find({
      ...seen,
      accounts: trusted({ $in: [...holders.keys()] }),
      day: trusted({ $gte: from, $lte: to }),
      form: 'whole',
    })
    .limit(MOST_DOCUMENTS)
    .lean();
  const each = found.flatMap(({ reader, day, office, accounts, caseConcerned }) =>
    accounts.flatMap((account) => {
      const staff = holders.get(account)?.map((subject) => subject.toLowerCase());
      const isOwn = staff?.includes(reader.toLowerCase());
      if (isOwn === undefined || (!isOwn && caseConcerned === true)) return [];
      return [{ rule: isOwn ? 'OwnAccount' : 'AccountOfColleague', reader, day, account, office } as const];
    }),
  );
  return Map.groupBy(each, ({ reader, day, account }) => JSON.stringify([reader, day, account]))
    .values()
    .map((same): OfStaff => {
      const { rule, office, ...place } = same[0]!;
      return { ...place, ...(office && { office }), unusual: { rule, counted: same.length, limit: 1 } };
    })
    .toArray();
};
