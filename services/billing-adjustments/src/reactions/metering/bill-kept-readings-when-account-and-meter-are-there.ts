import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { billingBasis } from '../../pricing/decision-basis.ts';

/**
 * Messages of two services arrive in any order: readings that arrive before account or meter are billed when both exist
 * or the exchange of the meter has arrived (11.4), those that wait for the correction of an estimate when it is posted
 * (15.4-32), and those without a price when the account has other terms (15.4-39).
 */
export const billKeptReadingsWhenAccountAndMeterAreThere = whenRecorded(
  billAccount,
  ['BillAccountOpened', 'MeterTaken', 'MeterExchangeTaken', 'BillsCorrected', 'SupplyTermsAmended'],
  {
    name: 'bill-kept-readings-when-account-and-meter-are-there',
    react: async ({ data }, tools) => {
      const { accountId } = data;
      const { state } = await tools.load(billAccount, accountId);
      if (state.waiting.length === 0 && !state.keptChanges) return;
      granted(
        await tools.execute(billAccount, accountId, {
          type: 'BillKeptReadings',
          basis: await billingBasis(tools.load),
          today: tools.clock.today(),
        }),
      );
    },
  },
);
