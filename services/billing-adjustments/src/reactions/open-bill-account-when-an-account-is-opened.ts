import type { AccountOpened } from '@pishkhan/contracts';
import { civilDate } from '@pishkhan/calendar';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import type { MessageReaction } from '@pishkhan/service-kit';
import type { TermsOfSupply } from '../bill-account/domain/bill.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { granted } from './granted.ts';

const termsOf = ({ id, data }: ContractMessage<string, AccountOpened>): TermsOfSupply => {
  const { accountId, billId, countyOffice, use, climateZone, dwellingUnits, meterCapacity, openedOn } = data;
  return {
    accountId,
    billId,
    countyOffice,
    use,
    climateZone,
    dwellingUnits,
    meterCapacity,
    openedOn: civilDate(openedOn),
    broughtBy: id,
  };
};

/** A new account is billed under its terms of supply (B1-2). */
export const openBillAccountWhenAnAccountIsOpened: MessageReaction = {
  name: 'open-bill-account-when-an-account-is-opened',
  topics: [topicOf('customer-accounts')],
  types: ['AccountOpened'],
  react: async (message: ContractMessage<string, AccountOpened>, tools) => {
    const { accountId, openedOn } = message.data;
    granted(
      await tools.execute(
        billAccount,
        accountId,
        { type: 'OpenBillAccount', terms: termsOf(message) },
        { businessDate: openedOn },
      ),
    );
  },
};
