import type { AccountOpened } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';

/** An account as customer-accounts told of it. `_id` is the account. */
export interface AccountCopy {
  readonly accountId: string;
  readonly countyOffice: string;
}

/** "To which county does this account belong?", asked when a case is opened. */
export const knownAccount = defineView<AccountCopy>({
  name: 'known-account',
  version: 1,
  question: 'To which county does this account belong?',
  from: { topics: [topicOf('customer-accounts')] },
  schema: new mongoose.Schema({ _id: String, accountId: String, countyOffice: String }, { versionKey: false }),
  keysOf: (fact) => (fact.type === 'AccountOpened' ? [(fact.data as AccountOpened).accountId] : []),
  apply: (document, fact) => {
    if (fact.type !== 'AccountOpened') return document;
    const { accountId, countyOffice } = fact.data as AccountOpened;
    return { accountId, countyOffice };
  },
});
