import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { AccountOpened } from '../domain/account.messages.ts';

/** What is known of an account without its person. `_id` is the account. */
export type SubscriberCard = Omit<AccountOpened['data'], 'legalIdConfirmed'>;

/**
 * "Whose account is this, and under which terms is it supplied?", asked by whoever serves a subscriber. The person's
 * data are joined from the vault.
 */
export const subscriberCard = defineView<SubscriberCard>({
  name: 'subscriber-card',
  version: 1,
  question: 'Whose account is this, and under which terms is it supplied?',
  from: { categories: ['account'] },
  schema: new mongoose.Schema(
    {
      _id: String,
      accountId: String,
      subscriberId: { type: String, index: true },
      subscriptionNumber: { type: String, index: true },
      fileNumber: String,
      billId: { type: String, index: true },
      countyOffice: String,
      use: String,
      climateZone: Number,
      dwellingUnits: Number,
      meterCapacity: String,
      openedOn: String,
    },
    { versionKey: false },
  ),
  keysOf: (fact) => (fact.type === 'AccountOpened' ? [(fact.data as SubscriberCard).accountId] : []),
  apply: (document, fact) => {
    if (fact.type !== 'AccountOpened') return document;
    const { legalIdConfirmed: _own, ...card } = fact.data as AccountOpened['data'];
    return card;
  },
});
