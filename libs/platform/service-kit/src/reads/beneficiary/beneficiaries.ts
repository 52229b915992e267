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
  return new Map(
    holders.map(({ _id, subscriberId, holder }) => [
      String(_id),
      staff
        .filter(
          ({ marks, subscribers }) =>
            subscribers.includes(subscriberId) || (holder !== undefined && marks.includes(holder)),
        )
        .map(({ subject }) => subject),
    ]),
  );
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
