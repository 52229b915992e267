import type { Reads } from '../reads.ts';
import { staffMembers } from './staff-member.view.ts';

/** The name of this user as the staff register has it; empty if it is not there, or if nobody is named (A5-1). */
export const registeredStaff = async (
  reads: Pick<Reads, 'find'>,
  username: string | undefined,
): Promise<readonly string[]> => {
  const member = username === undefined ? undefined : await reads.find(staffMembers, username.toLowerCase());
  return member ? [member.subject] : [];
};
