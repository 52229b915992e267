import { civilDate } from '@pishkhan/calendar';
import type { MeterInstalled } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import type { MessageReaction } from '@pishkhan/service-kit';
import type { TakeMeter } from '../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import { granted } from './granted.ts';

const takeMeter = ({ id, data }: ContractMessage<string, MeterInstalled>): TakeMeter => {
  const { accountId, meterId, registerDigits, readingId, installedOn, index } = data;
  return {
    type: 'TakeMeter',
    accountId,
    meter: { meterId, registerDigits, broughtBy: id },
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
export const takeMeterWhenItIsInstalled: MessageReaction = {
  name: 'take-meter-when-it-is-installed',
  topics: [topicOf('metering')],
  types: ['MeterInstalled'],
  react: async (message: ContractMessage<string, MeterInstalled>, tools) => {
    const { accountId, installedOn } = message.data;
    granted(await tools.execute(billAccount, accountId, takeMeter(message), { businessDate: installedOn }));
  },
};
