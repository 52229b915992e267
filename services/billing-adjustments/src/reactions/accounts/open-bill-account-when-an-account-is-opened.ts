import { accountOpened } from '@pishkhan/contracts';
import { civilDate } from '@pishkhan/calendar';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import type { TermsOfSupply } from '../../bill-account/domain/billing/bill.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';

const termsOf = ({ id, data }: MessageOf<typeof accountOpened>): TermsOfSupply => {
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
export const openBillAccountWhenAnAccountIsOpened = whenHeard(accountOpened, {
  name: 'open-bill-account-when-an-account-is-opened',
  react: async (message, tools) => {
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
});
