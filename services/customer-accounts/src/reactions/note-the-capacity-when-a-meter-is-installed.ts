import { civilDate } from '@pishkhan/calendar';
import { meterInstalled } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { account } from '../account/domain/account.ts';

/** The standing charge follows the installed meter, so the account has its capacity from that day on (11.6; F18). */
export const noteTheCapacityWhenAMeterIsInstalled = whenHeard(meterInstalled, {
  name: 'note-the-capacity-when-a-meter-is-installed',
  react: async ({ data: { accountId, meterId, capacity, readingId, installedOn: day } }, { execute }) => {
    const installedOn = civilDate(day);
    const command = {
      type: 'NoteInstalledMeter',
      accountId,
      meterId,
      capacity,
      installedOn,
      changeId: readingId,
    } as const;
    granted(await execute(account, accountId, command, { businessDate: installedOn }));
  },
});
