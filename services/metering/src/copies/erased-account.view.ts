import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, messagesOf } from '@pishkhan/views';
import { Type } from 'typebox';

/** "Was the person of this account erased?", before a meter is installed (B1-2, A6). `_id` is the account. */
export const erasedAccount = defineView({
  name: 'erased-account',
  version: 1,
  question: 'Was the person of this account erased?',
  source: messagesOf('customer-accounts'),
  document: Type.Object({ erasedOn: civilDate('day of the decision') }),
}).on({
  PersonErasureConfirmed: {
    keys: ({ data }) => data.accounts,
    change: (_, { data: { confirmedOn } }) => ({ erasedOn: confirmedOn as CivilDate }),
  },
  AccountOpened: 'ignored',
  AccountTermsChanged: 'ignored',
  StaffMemberRegistered: 'ignored',
  OfficeRegistered: 'ignored',
  OfficeClosed: 'ignored',
});
