import type { Reads } from '../reads.ts';
import { staffMembers } from './staff-member.view.ts';

/** A person with the work that the staff register has; an entry of an earlier release has no roles. */
export interface Colleague {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
}

/** The member of staff of this user name; empty if it is not in the register, or if nobody is named (A5-1, 15.4-36). */
export const registeredStaff = async (
  reads: Pick<Reads, 'find'>,
  username: string | undefined,
): Promise<readonly Colleague[]> => {
  const member = username === undefined ? undefined : await reads.find(staffMembers, username.toLowerCase());
  if (!member) return [];
  const { subject, roles = [], office } = member;
  return [{ subject, roles, ...(office !== undefined && { office }) }];
};
