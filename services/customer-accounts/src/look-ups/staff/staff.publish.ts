import { staffMemberRegistered } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { staffMember } from './domain/staff-member.ts';

/** Maps private events of the staff register to contract events. */
export const staffPublications = publishes(staffMember, {
  StaffMemberProposed: 'private',
  StaffMemberRegistered: ({ data: { subject, marks, subscribers, registeredOn } }) =>
    publication(staffMemberRegistered, { subject, marks: [...marks], subscribers: [...subscribers], registeredOn }),
});
