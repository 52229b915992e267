import type { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { holderOfAccount } from '../../../bill-account/payment/beneficiary/holder-of-account.view.ts';
import { staffMembers } from '../../../bill-account/payment/beneficiary/staff-member.view.ts';
import { atAccount } from './decisions/money-decision.ts';

const MOST = 10_000;

/**
 * Every member of staff at each account of this person or of somebody whom this person represents. Keyed hashes and
 * subject ids are compared, no number (N4, S3).
 */
export const ownAccountsOfStaff = async (reads: Pick<Reads, 'upToDate' | 'model'>): Promise<readonly string[]> => {
  await Promise.all([reads.upToDate(holderOfAccount), reads.upToDate(staffMembers)]);
  const staff = await reads.model(staffMembers).find({}).limit(MOST).lean();
  if (staff.length === 0) return [];
  const marks = staff.flatMap((each) => each.marks);
  const subscribers = staff.flatMap((each) => each.subscribers);
  const held = await reads
    .model(holderOfAccount)
    .find({ $or: [{ holder: trusted({ $in: marks }) }, { subscriberId: trusted({ $in: subscribers }) }] })
    .limit(MOST)
    .lean();
  return held.flatMap(({ _id, subscriberId, holder }) =>
    staff
      .filter(
        (each) => each.subscribers.includes(subscriberId) || (holder !== undefined && each.marks.includes(holder)),
      )
      .map(({ subject }) => atAccount(subject, String(_id))),
  );
};
