import type { RecordedEvent } from '@pishkhan/event-store';
import type { OwnReaction } from '@pishkhan/service-kit';
import type { BillAccountOpened, MeterTaken } from '../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { billingBasis } from '../decision-basis.ts';
import { granted } from './granted.ts';

/**
 * Messages of two services come in any order: readings that came before account or meter are billed when both are
 * there.
 */
export const billKeptReadingsWhenAccountAndMeterAreThere: OwnReaction = {
  name: 'bill-kept-readings-when-account-and-meter-are-there',
  categories: [billAccount.category],
  types: ['BillAccountOpened', 'MeterTaken'],
  react: async ({ data }: RecordedEvent, tools) => {
    const { accountId } = data as (BillAccountOpened | MeterTaken)['data'];
    const { state } = await tools.load(billAccount, accountId);
    if (state.kept.length === 0) return;
    granted(
      await tools.execute(billAccount, accountId, { type: 'BillKeptReadings', basis: await billingBasis(tools.load) }),
    );
  },
};
