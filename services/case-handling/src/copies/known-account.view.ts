import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** "To which county does this account belong?", for opening a case. `_id` is the account. */
export const knownAccount = defineView({
  name: 'known-account',
  version: 1,
  question: 'To which county does this account belong?',
  source: messagesOf('customer-accounts'),
  document: Type.Object({ accountId: text('account'), countyOffice: text('county gas office') }),
}).on({
  AccountOpened: {
    keys: ({ data }) => [data.accountId],
    change: (_, { data: { accountId, countyOffice } }) => ({ accountId, countyOffice }),
  },
  AccountTermsChanged: 'ignored',
  StaffMemberRegistered: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
  PersonErasureConfirmed: 'ignored',
});
