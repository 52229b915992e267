import type { Reads } from '../reads.ts';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import { holderOfAccount, type HolderOfAccount } from './holder-of-account.view.ts';
import { staffMembers, type StaffMember } from './staff-member.view.ts';
import type { StaffViews } from './staff-views.ts';

const MOST = 10_000;

export type Reader = Pick<Reads, 'upToDate' | 'model'>;
export const copies: StaffViews = { holders: holderOfAccount, members: staffMembers };

/** Members of staff by account: those who are its subscriber, or represent the subscriber. */
type Beneficiaries = ReadonlyMap<string, readonly string[]>;

type Account = Pick<HolderOfAccount, 'subscriberId' | 'holder'>;

const byEach = (staff: readonly StaffMember[], keysOf: (member: StaffMember) => readonly string[]) =>
  Map.groupBy(
    staff.flatMap((member) => keysOf(member).map((key) => ({ key, member }))),
    ({ key }) => key,
  );

/**
 * The members of staff who hold an account or represent its subscriber, by an index: a report compares thousands of
 * accounts with thousands of persons in one turn (N12).
 */
export const holdersAmong = (staff: readonly StaffMember[]): ((account: Account) => readonly StaffMember[]) => {
  const bySubscriber = byEach(staff, ({ subscribers }) => subscribers);
  const byMark = byEach(staff, ({ marks }) => marks);
  return ({ subscriberId, holder }) => {
    const found = [bySubscriber.get(subscriberId), holder === undefined ? undefined : byMark.get(holder)];
    return [...new Set(found.flatMap((each) => each ?? []).map(({ member }) => member))];
  };
};

export const staffOf = async (reads: Reader, { holders, members }: StaffViews): Promise<readonly StaffMember[]> => {
  await Promise.all([reads.upToDate(holders), reads.upToDate(members)]);
  return reads.model(members).find({}).limit(MOST).lean();
};

/** Keyed hashes and subject ids are compared, no number (N4, S3). */
const amongStaff = async (
  { reads, views }: { readonly reads: Reader; readonly views: StaffViews },
  staff: readonly StaffMember[],
  accounts: QueryFilter<HolderOfAccount & { readonly _id: string }>,
): Promise<Beneficiaries> => {
  const holders = await reads.model(views.holders).find(accounts).limit(MOST).lean();
  const holdersOf = holdersAmong(staff);
  return new Map(holders.map((each) => [String(each._id), holdersOf(each).map(({ subject }) => subject)]));
};

/** The beneficiaries of these accounts. */
export const beneficiariesOf = async (reads: Reader, accountIds: readonly string[]): Promise<Beneficiaries> => {
  const staff = await staffOf(reads, copies);
  if (staff.length === 0) return new Map();
  return amongStaff({ reads, views: copies }, staff, { _id: trusted({ $in: [...new Set(accountIds)] }) });
};

/** The beneficiaries of every account that has any. */
export const everyBeneficiary = async (reads: Reader, views: StaffViews = copies): Promise<Beneficiaries> => {
  const staff = await staffOf(reads, views);
  if (staff.length === 0) return new Map();
  const marks = staff.flatMap((each) => each.marks);
  const subscribers = staff.flatMap((each) => each.subscribers);
  return amongStaff({ reads, views }, staff, {
    $or: [{ holder: trusted({ $in: marks }) }, { subscriberId: trusted({ $in: subscribers }) }],
  });
};
