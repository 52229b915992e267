import type { Household } from '../people/households.ts';
import { seenIn } from '../people/seen.ts';
import { judge } from '@pishkhan/event-store';
import type { Check } from './check.ts';

/** A five-digit meter cannot count more between two readings than a quarter of its register (11.4). */
const MOST = 25_000;

const indexes = (readings: readonly { readonly readingId: string; readonly index: number }[]) =>
  readings.map(({ readingId, index }) => `${readingId.slice(0, 8)} ${index}`).join(', ');

const sameIndexes: Check = {
  name: 'metering and billing agree on every valid index',
  judge: ({ company, households }) => {
    const seen = seenIn(company);
    return judge(
      households.filter(({ serial }) => seen.exists('meter', serial)),
      ({ accountId, serial }: Household) => {
        const [meter, account] = [seen.meter(serial), seen.account(accountId)];
        if (meter.status === 'unknown' || !account.terms || !account.meter) return false;
        const [metered, billed] = [indexes(meter.readings), indexes([...account.readings, ...account.waiting])];
        return metered !== billed && `${accountId}: the meter has ${metered}; the bills have ${billed}`;
      },
    );
  },
};

/** For bills of plain readings; a correction's figures are approved by people who see them. */
const possibleConsumption: Check = {
  name: 'no bill for a reading charges more gas than the register can have counted',
  judge: ({ company, households }) => {
    const faces = households
      .flatMap(({ accountId }) => seenIn(company).account(accountId).bills)
      .map(({ face }) => face)
      .filter(({ issue }) => issue === 1);
    return judge(
      faces,
      ({ billNumber, consumption }) => Number(consumption) > MOST && `bill ${billNumber} is for ${consumption} m³`,
    );
  },
};

/** Facts that two services must agree on. */
export const agreementChecks: readonly Check[] = [sameIndexes, possibleConsumption];
