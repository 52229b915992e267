import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billingBasis } from '../../pricing/decision-basis.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { waitsForPrices } from '../../bill-account/domain/billing/issue-bills.ts';
import { shardOf } from '../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { unpricedReadings } from '../../bill-account/kept-reading/unpriced/domain/unpriced-readings.ts';

/**
 * A reading without a price is entered first, and its account is billed afterwards by the prices of that moment: a
 * version that is published in between is either in these prices, or its publication finds the entry (11.1).
 */
export const rememberReadingsThatWaitForAPrice = whenRecorded(billAccount, ['ReadingKept'], {
  name: 'remember-readings-that-wait-for-a-price',
  react: async ({ data: { accountId, reading, waitsFor } }, { execute, load, clock }) => {
    if (!waitsForPrices(waitsFor)) return;
    const today = clock.today();
    const { readingId } = reading;
    granted(
      await execute(
        unpricedReadings,
        shardOf(accountId),
        { type: 'AwaitPrice', accountId, readingId, today },
        { step: 'enter' },
      ),
    );
    const bill = { type: 'BillKeptReadings', basis: await billingBasis(load), today } as const;
    granted(await execute(billAccount, accountId, bill, { step: 'bill' }));
  },
});
