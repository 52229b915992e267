import { accountOpened } from '@pishkhan/contracts';
import { civilDate, defineView, eventsOf, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { account } from '../domain/account.ts';

const { use, climateZone, meterCapacity } = accountOpened.schema.properties;

/** Facts about an account, without its person. */
const document = Type.Object({
  accountId: text('account'),
  subscriberId: text('subject id of the person'),
  subscriptionNumber: text('subscription number'),
  fileNumber: text('file number'),
  billId: text('bill id'),
  countyOffice: text('county gas office'),
  use,
  climateZone,
  dwellingUnits: whole('dwelling units on the meter'),
  meterCapacity,
  openedOn: civilDate('day of the contract'),
});
export type SubscriberCard = DocumentOf<typeof document>;

/**
 * "Whose account is this, and under which terms is it supplied?", asked at the counter. The person's data are joined
 * from the vault.
 */
export const subscriberCard = defineView({
  name: 'subscriber-card',
  version: 1,
  question: 'Whose account is this, and under which terms is it supplied?',
  source: eventsOf(account),
  document,
  indexes: [{ subscriberId: 1 }, { subscriptionNumber: 1 }, { billId: 1 }],
}).on({
  AccountOpened: (_, { data: { legalIdConfirmed: _legal, nationalIdDocumented: _documented, ...card } }) => card,
});
