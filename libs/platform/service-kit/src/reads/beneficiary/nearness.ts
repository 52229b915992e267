import { trusted } from '@pishkhan/views';
import { copies, holdersAmong, staffOf, type Reader } from './beneficiaries.ts';
import type { HolderOfAccount } from './holder-of-account.view.ts';
import type { StaffMember } from './staff-member.view.ts';
import type { StaffViews } from './staff-views.ts';

const MOST = 20_000;

/** Why an account is near to a person of the staff, beside being the own one. */
export type Nearness = 'samePostalCode' | 'sameFamilyName';

interface Marks {
  readonly places: ReadonlySet<string>;
  readonly families: ReadonlySet<string>;
}
const given = (values: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(values.filter((each) => each !== undefined));

/** The marks of the entry in the register, and those of the own accounts. */
const marksOf = (member: StaffMember, own: readonly HolderOfAccount[]): Marks => ({
  places: given([member.place, ...own.map(({ place }) => place)]),
  families: given([member.family, ...own.map(({ family }) => family)]),
});

/**
 * How near accounts are to persons of the staff, by keyed hashes of postal code and family name: no value is known here
 * (N7). The own account is near in no way.
 *
 * @returns Asked with a user name and an account; undefined if they are not near, or nothing was entered
 */
export const nearnessOf = async (
  reads: Reader,
  accountIds: readonly string[],
  views: StaffViews = copies,
): Promise<(reader: string, account: string) => Nearness | undefined> => {
  const staff = await staffOf(reads, views);
  const holdersWith = (filter: object) => reads.model(views.holders).find(filter).limit(MOST).lean();
  const [near, own] = await Promise.all([
    holdersWith({ _id: trusted({ $in: [...new Set(accountIds)] }) }),
    holdersWith({
      $or: [
        { holder: trusted({ $in: staff.flatMap(({ marks }) => marks) }) },
        { subscriberId: trusted({ $in: staff.flatMap(({ subscribers }) => subscribers) }) },
      ],
    }),
  ]);
  const accounts = new Map(near.map((each) => [String(each._id), each]));
  const holdersOf = holdersAmong(staff);
  const ownOf = Map.groupBy(
    own.flatMap((account) => holdersOf(account).map((member) => ({ account, member }))),
    ({ member }) => member,
  );
  const ownAccountsOf = (member: StaffMember) => (ownOf.get(member) ?? []).map(({ account }) => account);
  const members = new Map(
    staff.map((member) => {
      const marks = marksOf(member, ownAccountsOf(member));
      return [member.subject.toLowerCase(), { member, marks }] as const;
    }),
  );
  return (reader, account) => {
    const [known, holder] = [members.get(reader.toLowerCase()), accounts.get(account)];
    if (!known || !holder || holdersOf(holder).includes(known.member)) return undefined;
    if (holder.place !== undefined && known.marks.places.has(holder.place)) return 'samePostalCode';
    return holder.family !== undefined && known.marks.families.has(holder.family) ? 'sameFamilyName' : undefined;
  };
};
