import { defineView, list, messagesOf, optional, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

export const staffDocument = Type.Object({
  subject: text('user name'),
  marks: list('keyed hashes of the own id and of represented ones', Type.String()),
  subscribers: list('subject ids known at the entry', Type.String()),
  place: optional(text('keyed hash of the postal code at home')),
  family: optional(text('keyed hash of the family name')),
  roles: optional(list('roles of the work', Type.String())),
  office: optional(text('office of these roles')),
});
export type StaffMember = DocumentOf<typeof staffDocument>;

type Entry = Pick<StaffMember, 'subject'> &
  Readonly<Record<'marks' | 'subscribers', readonly string[]>> & {
    readonly place?: string | undefined;
    readonly family?: string | undefined;
    readonly roles?: readonly string[] | undefined;
    readonly office?: string | undefined;
  };
export const staffIn = ({ subject, marks, subscribers, place, family, roles, office }: Entry): StaffMember => ({
  subject,
  marks: [...marks],
  subscribers: [...subscribers],
  ...(place !== undefined && { place }),
  ...(family !== undefined && { family }),
  ...(roles !== undefined && { roles: [...roles] }),
  ...(office !== undefined && { office }),
});

/** Sealed identities of the staff. `_id` is the user name in lower case (N4). */
export const staffMembers = defineView({
  name: 'staff-members',
  version: 3,
  question: 'Which accounts are of a member of staff, or of somebody whom this person represents?',
  source: messagesOf('customer-accounts'),
  document: staffDocument,
}).on({
  StaffMemberRegistered: {
    keys: ({ data }) => [data.subject.toLowerCase()],
    change: (_, { data }) => staffIn(data),
  },
  AccountOpened: 'ignored',
  AccountTermsChanged: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
