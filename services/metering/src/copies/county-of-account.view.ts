import { defineView, messagesOf, text } from '@pishkhan/views';
import { Type } from 'typebox';

/** "To which county does this account belong?", for the worklist of readings. `_id` is the account. */
export const countyOfAccount = defineView({
  name: 'county-of-account',
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
