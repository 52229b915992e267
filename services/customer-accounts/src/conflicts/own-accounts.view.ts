import { holderDocument, holderIn, staffDocument, staffIn } from '@pishkhan/service-kit/beneficiary';
import { defineView, eventsOf } from '@pishkhan/views';
import { account } from '../account/domain/account.ts';
import { staffMember } from '../look-ups/staff/domain/staff-member.ts';

/** The same as the copies of the other services, from the registers themselves (N4). */
export const holderOfAccount = defineView({
  name: 'holder-of-account',
  version: 2,
  question: 'Whose account is it? Asked for the report of conflicts, without knowing the person.',
  source: eventsOf(account),
  document: holderDocument,
  indexes: [{ holder: 1 }, { subscriberId: 1 }],
}).on({
  AccountOpened: (_, { data }) => holderIn(data),
  InstalledMeterNoted: 'ignored',
  TermsChangeProposed: 'ignored',
  TermsChangeDeclined: 'ignored',
  SupplyTermsAmended: 'ignored',
});

export const staffMembers = defineView({
  name: 'staff-members',
  version: 3,
  question: 'Which accounts are of a member of staff, or of somebody whom this person represents?',
  source: eventsOf(staffMember),
  document: staffDocument,
}).on({
  StaffMemberProposed: 'ignored',
  StaffMemberRegistered: {
    keys: ({ data }) => [data.subject.toLowerCase()],
    change: (_, { data }) => staffIn(data),
  },
});
