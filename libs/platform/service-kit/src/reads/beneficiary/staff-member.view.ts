import { defineView, list, messagesOf, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

export const staffDocument = Type.Object({
  subject: text('user name'),
  marks: list('keyed hashes of the own id and of represented ones', Type.String()),
  subscribers: list('subject ids known at the entry', Type.String()),
});
export type StaffMember = DocumentOf<typeof staffDocument>;

/** Sealed identities of the staff. `_id` is the user name in lower case (N4). */
export const staffMembers = defineView({
  name: 'staff-members',
  version: 1,
  question: 'Which accounts are of a member of staff, or of somebody whom this person represents?',
  source: messagesOf('customer-accounts'),
  document: staffDocument,
}).on({
  StaffMemberRegistered: {
    keys: ({ data }) => [data.subject.toLowerCase()],
    change: (_, { data: { subject, marks, subscribers } }) => ({ subject, marks, subscribers }),
  },
  AccountOpened: 'ignored',
  AccountTermsChanged: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
