import { staffMemberRegistered } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { staffMember } from './domain/staff-member.ts';

/** Maps private events of the staff register to contract events. */
export const staffPublications = publishes(staffMember, {
  StaffMemberProposed: 'private',
  StaffMemberRegistered: ({
    data: { proposedBy: _by, confirmedBy: _confirmedBy, marks, subscribers, roles, ...data },
  }) =>
    publication(staffMemberRegistered, {
      ...data,
      marks: [...marks],
      subscribers: [...subscribers],
      ...(roles !== undefined && { roles: [...roles] }),
    }),
});
