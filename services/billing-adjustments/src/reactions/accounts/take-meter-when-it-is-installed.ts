import { civilDate } from '@pishkhan/calendar';
import { meterInstalled } from '@pishkhan/contracts';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import type { TakeMeter } from '../../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';

const takeMeter = ({ id, data }: MessageOf<typeof meterInstalled>): TakeMeter => {
  const { accountId, meterId, registerDigits, capacity, readingId, installedOn, index } = data;
  return {
    type: 'TakeMeter',
    accountId,
    meter: { meterId, registerDigits, capacity, broughtBy: id },
    opening: {
      readingId,
      meterId,
      readOn: civilDate(installedOn),
      index,
      rolledOver: false,
      kind: 'installation',
      broughtBy: id,
    },
  };
};

/** The index at installation opens the first period (11.4). */
export const takeMeterWhenItIsInstalled = whenHeard(meterInstalled, {
  name: 'take-meter-when-it-is-installed',
  react: async (message, tools) => {
    const { accountId, installedOn } = message.data;
    granted(await tools.execute(billAccount, accountId, takeMeter(message), { businessDate: installedOn }));
  },
});
