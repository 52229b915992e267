import { defineView, messagesOf, optional, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

export const holderDocument = Type.Object({
  subscriberId: text('subject id of the subscriber'),
  holder: optional(text('keyed hash of the id of the subscriber; absent for accounts of earlier releases')),
  place: optional(text('keyed hash of the postal code; absent for accounts of earlier releases')),
  family: optional(text('keyed hash of the family name; absent for a legal entity')),
});

export type HolderOfAccount = DocumentOf<typeof holderDocument>;

type Marks = { readonly [Key in keyof HolderOfAccount]?: HolderOfAccount[Key] | undefined };
export const holderIn = ({
  subscriberId,
  holder,
  place,
  family,
}: Marks & Pick<HolderOfAccount, 'subscriberId'>): HolderOfAccount => ({
  subscriberId,
  ...(holder !== undefined && { holder }),
  ...(place !== undefined && { place }),
  ...(family !== undefined && { family }),
});

/** By what the subscriber of an account is recognised among the staff. `_id` is the account (N4). */
export const holderOfAccount = defineView({
  name: 'holder-of-account',
  version: 2,
  question: 'Whose account is it? Asked before somebody signs for it, without knowing the person.',
  source: messagesOf('customer-accounts'),
  document: holderDocument,
  indexes: [{ holder: 1 }, { subscriberId: 1 }],
}).on({
  AccountOpened: {
    keys: ({ data }) => [data.accountId],
    change: (_, { data }) => holderIn(data),
  },
  AccountTermsChanged: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
  StaffMemberRegistered: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
