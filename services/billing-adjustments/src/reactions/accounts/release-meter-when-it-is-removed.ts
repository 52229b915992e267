import { civilDate } from '@pishkhan/calendar';
import { meterRemoved } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';

/** A meter that was registered for the wrong account leaves it; a second one that waited takes its place (N16). */
export const releaseMeterWhenItIsRemoved = whenHeard(meterRemoved, {
  name: 'release-meter-when-it-is-removed',
  react: async ({ data: { accountId, meterId, removedOn } }, { execute }) => {
    const command = { type: 'ReleaseMeter', accountId, meterId, on: civilDate(removedOn) } as const;
    granted(await execute(billAccount, accountId, command, { businessDate: removedOn }));
  },
});
