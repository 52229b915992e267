import type { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { holderOfAccount } from './holder-of-account.view.ts';
import { staffMembers } from './staff-member.view.ts';

const MOST = 10_000;

/**
 * Members of staff who are the subscriber of these accounts, or represent the subscriber, by account: keyed hashes and
 * subject ids are compared, no number (N4, S3).
 */
export const beneficiariesOf = async (
  reads: Pick<Reads, 'upToDate' | 'model'>,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  await Promise.all([reads.upToDate(holderOfAccount), reads.upToDate(staffMembers)]);
  const staff = await reads.model(staffMembers).find({}).limit(MOST).lean();
  if (staff.length === 0) return new Map();
  const holders = await reads
    .model(holderOfAccount)
    .find({ _id: trusted({ $in: [...new Set(accountIds)] }) })
    .limit(MOST)
    .lean();
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
