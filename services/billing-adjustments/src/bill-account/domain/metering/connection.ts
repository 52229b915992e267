import type { CivilDate } from '@pishkhan/calendar';
import {
  historyOf,
  overrulesEstimates,
  removalIn,
  rollsOver,
  type EstimateRegister,
  type MeteringWindow,
  type Segment,
} from '@pishkhan/consumption';
import { meterCapacities } from '@pishkhan/fields';
import type { BillAccount } from '../bill-account.state.ts';
import type { Meter, Reading } from '../billing/bill.ts';
import { asVolumeFactor } from './factor/factor-in-force.ts';

type Meters = Pick<BillAccount, 'meter' | 'formerMeters' | 'terms'>;

/** The meter in place, or a former one. */
export const meterOf = ({ meter, formerMeters = [] }: Meters, meterId: string): Meter | undefined =>
  [...(meter ? [meter] : []), ...formerMeters].find((each) => each.meterId === meterId);

/**
 * Whether the message that puts the meter in place has not arrived: billing never heard of it, or it was taken off
 * before the day and comes back by the exchange of another meter, whose messages can be slower (A1-12, 11.4).
 */
export const isToCome = (account: BillAccount, { meterId, readOn }: Pick<Reading, 'meterId' | 'readOn'>): boolean => {
  if (meterOf(account, meterId) === undefined) return true;
  if (account.meter?.meterId === meterId) return false;
  const last = account.readings.findLast((each) => each.meterId === meterId && !each.afterRemoval);
  return last?.kind === 'removal' && last.readOn < readOn;
};

/** The meter in place, or the last one that was. */
export const lastMeter = ({ meter, formerMeters = [] }: Meters): Meter | undefined => meter ?? formerMeters.at(-1);

/** A meter with its capacity; one of an earlier release has that of the terms of supply (13.3). */
const registerOf = (
  { terms }: Meters,
  { registerDigits, capacity = terms?.meterCapacity }: Meter,
): EstimateRegister => {
  const known = meterCapacities.find((each) => each === capacity);
  return { registerDigits, ...(known && { capacity: known }) };
};

/** The readings with one more: before the removal of its meter, or as the last one. */
export const inserted = (readings: readonly Reading[], reading: Reading): readonly Reading[] => {
  const removal = readings.findIndex(
    ({ kind, meterId, readOn }) =>
      kind === 'removal' && meterId === reading.meterId && readOn >= reading.readOn && reading.kind !== 'removal',
  );
  return removal < 0 ? [...readings, reading] : readings.toSpliced(removal, 0, reading);
};

/** Billed and kept readings of the meters of the connection, in the order of their days. */
export const chainOf = (account: BillAccount): readonly Reading[] =>
  account.waiting
    .filter((reading) => !isToCome(account, reading))
    .reduce<readonly Reading[]>(inserted, account.readings);

/** The readings of one meter after another: each segment starts with an installation (11.4). */
export const segmentsOf = (account: Meters, readings: readonly Reading[]): readonly Segment<Reading>[] => {
  const segments: Reading[][] = [];
  for (const reading of readings) {
    if (reading.kind === 'installation' || segments.length === 0) segments.push([]);
    segments.at(-1)!.push(reading);
  }
  return segments.map((own) => ({ register: registerOf(account, meterOf(account, own[0]!.meterId)!), readings: own }));
};

/** The readings of its meter before a reading, and the history of the connection before that meter. */
export interface Placed extends Segment<Reading> {
  readonly history: readonly Reading[];
}

/** Undefined if its meter is not in place on its day. */
export const placeOf = (
  account: BillAccount,
  reading: Reading,
  readings: readonly Reading[] = account.readings,
): Placed | undefined => {
  const chain = inserted(readings, reading);
  const segments = segmentsOf(account, chain.slice(0, chain.indexOf(reading)));
  const own = segments.at(-1);
  const last = own?.readings.at(-1);
  return own && last && !removalIn(own.readings) && last.meterId === reading.meterId
    ? { ...own, history: historyOf(segments) }
    : undefined;
};

/** The segment of a meter that has a day; at an exchange the day belongs to both meters. */
export const segmentOn = (
  account: BillAccount,
  { meterId, readOn }: Pick<Reading, 'meterId' | 'readOn'>,
): Segment<Reading> | undefined =>
  segmentsOf(account, chainOf(account)).findLast(({ readings }) => {
    const [first, end] = [readings[0]!, removalIn(readings)];
    return first.meterId === meterId && first.readOn <= readOn && (end === undefined || readOn <= end.readOn);
  });

/** The meter that is in place on a day; at an exchange the new one. Before the first one, that one. */
export const segmentOfDay = (account: BillAccount, day: CivilDate): Segment<Reading> | undefined => {
  const segments = segmentsOf(account, chainOf(account));
  return segments.findLast(({ readings }) => readings[0]!.readOn <= day) ?? segments[0];
};

/** The removal with its rollover mark, and whether it overrules estimates before it (11.4, 15.4-32). */
export const judgedRemoval = (account: BillAccount, removal: Reading) => {
  const { register, readings, history } = placeOf(account, removal, chainOf(account))!;
  const rolledOver = rollsOver(register, readings, removal, history);
  return {
    removal: { ...removal, rolledOver },
    ...(overrulesEstimates(register, readings, removal, history) && { overrulesEstimate: true as const }),
  };
};

/** The chain with what its indexes mean: registers, and days on which a meter measured wrongly. */
export const measuredBy = (account: BillAccount, readings = account.readings, windows = account.windows ?? []) => ({
  readings,
  registerOf: (meterId: string) => meterOf(account, meterId)!,
  windows: windows as readonly MeteringWindow[],
  ...(account.volumeFactors && { factors: account.volumeFactors.map(asVolumeFactor) }),
});
