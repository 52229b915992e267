import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { meterExchanged, meterTakenOff, type MeterExchanged } from '@pishkhan/contracts';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type { Reading } from '../../bill-account/domain/billing/bill.ts';
import type { MeterChange } from '../../bill-account/domain/metering/meters.messages.ts';

type TakenOff = Pick<MeterExchanged['takenOff'], 'meterId' | 'readingId' | 'index' | 'rolloverConfirmed'>;

const removalOf = (
  { meterId, readingId, index, rolloverConfirmed }: TakenOff,
  readOn: CivilDate,
  broughtBy: string,
): Reading => ({
  readingId,
  meterId,
  readOn,
  index,
  rolledOver: false,
  kind: 'removal',
  ...(rolloverConfirmed && { rolloverConfirmed: true as const }),
  broughtBy,
});

const exchangeOf = ({ id, data }: MessageOf<typeof meterExchanged>): MeterChange => {
  const { exchangeId, exchangedOn, takenOff, putIn, estimates } = data;
  const { meterId, registerDigits, capacity, readingId, index } = putIn;
  const readOn = civilDate(exchangedOn);
  return {
    changeId: exchangeId,
    removal: removalOf(takenOff, readOn, id),
    next: {
      meter: { meterId, registerDigits, capacity, broughtBy: id },
      opening: { readingId, meterId, readOn, index, rolledOver: false, kind: 'installation', broughtBy: id },
    },
    ...(estimates && { estimates: estimates.map((each) => ({ readingId: each.readingId, index: each.index })) }),
  };
};

/** The last index of one meter and the first of the next are inside the period, which goes on over both (11.4). */
export const takeMeterChangeWhenItIsExchanged = whenHeard(meterExchanged, {
  name: 'take-meter-change-when-it-is-exchanged',
  react: async (message, { execute }) => {
    const { accountId, exchangedOn } = message.data;
    const command = { type: 'TakeMeterChange', accountId, change: exchangeOf(message) } as const;
    granted(await execute(billAccount, accountId, command, { businessDate: exchangedOn }));
  },
});

/** Nothing is consumed from the last index of the meter until the next installation (11.4, A12-2). */
export const takeMeterChangeWhenItIsTakenOff = whenHeard(meterTakenOff, {
  name: 'take-meter-change-when-it-is-taken-off',
  react: async ({ id, data: { accountId, removalId, takenOffOn, absence, takenOff, estimates } }, { execute }) => {
    const removal = removalOf(takenOff, civilDate(takenOffOn), id);
    const ended = estimates?.map(({ readingId }) => ({ readingId, index: takenOff.index }));
    const change = { changeId: removalId, removal, absence, ...(ended && { estimates: ended }) };
    const command = { type: 'TakeMeterChange', accountId, change } as const;
    granted(await execute(billAccount, accountId, command, { businessDate: takenOffOn }));
  },
});
