import { addDays, daysBetween, type CivilDate } from '@pishkhan/calendar';
import type { AccountOpened, MeterInstalled } from '@pishkhan/contracts';
import type { World } from '@pishkhan/simulated-world';

/** A subscriber with the true index of the meter. */
export interface Household {
  readonly accountId: string;
  readonly serial: string;
  readonly use: AccountOpened['use'];
  readonly capacity: MeterInstalled['capacity'];
  readonly registerDigits: number;
  readonly since: CivilDate;
  /** Index at installation; `perDay` is the consumption in m³ per day. */
  readonly start: number;
  readonly perDay: number;
  /** The first meter has several registers, whose sum is its index (C3-1). */
  readonly hasRegisters?: true;
  /** The meter that is in its place from a day on, whenever Card 13 arrives. */
  readonly next?: Pick<Household, 'serial' | 'since' | 'start'>;
}

const household = (world: World, number: number, today: CivilDate): Household => {
  const hasRegisters = world.happens(0.2);
  const big = world.happens(0.3);
  // Four digits and much use: it rolls over by more than the share of the policy, never wholly between two readings.
  const small = !hasRegisters && world.happens(0.3);
  const next = {
    serial: String(63_000_001 + number),
    since: addDays(today, 10 + world.below(60)),
    start: world.below(3_000),
  };
  return {
    ...(world.happens(0.4) && { next }),
    ...(hasRegisters && { hasRegisters }),
    accountId: String(10_203_040 + number),
    serial: String(62_000_001 + number),
    use: big || small ? 'ordinaryCommercial' : 'household',
    capacity: big || small ? 'G16' : 'G4',
    registerDigits: small ? 4 : hasRegisters ? 6 : 5,
    since: addDays(today, -world.below(20)),
    start: small ? 5_000 + world.below(5_000) : world.happens(0.1) ? 99_900 : 100 + world.below(20_000),
    perDay: small ? 65 + world.below(20) : big ? 40 + world.below(150) : 2 + world.below(14),
  };
};

export const householdsOf = (world: World, today: CivilDate): readonly Household[] =>
  Array.from({ length: 2 + world.below(2) }, (_, number) => household(world, number, today));

type PresentMeter = Pick<Household, 'serial' | 'since' | 'start'>;

/** The meter that is there on a day; on that of the exchange, the new one. */
export const meterOn = ({ next, ...first }: Household, day: CivilDate): PresentMeter =>
  next && next.since <= day ? next : first;

/** The index that a meter shows on a day; the register wraps around after its last digit. */
const indexOf = ({ start, since }: PresentMeter, { perDay, registerDigits }: Household, day: CivilDate): number =>
  (start + perDay * daysBetween(since, day)) % 10 ** registerDigits;

export const shownOn = (household: Household, day: CivilDate): number =>
  indexOf(meterOn(household, day), household, day);

/** The last index of the first meter. */
export const removalIndexOf = (household: Household, day: CivilDate): number => indexOf(household, household, day);

interface RegisterRead {
  readonly register: 'low' | 'mid' | 'peak' | 'friday' | 'reactive';
  readonly index: number;
  /** It has passed zero since the installation; the meter itself has a digit more (15.4-33). */
  readonly rolledOver?: true;
}
/** Indexes of a register: each has five digits. */
const REGISTER = 100_000;
/** The registers of the first meter on a day: those that count grow by what it measures, each by about a quarter. */
export const registersOn = ({ start, since, perDay }: Household, day: CivilDate): readonly RegisterRead[] => {
  const measured = perDay * daysBetween(since, day);
  const share = (place: number) => Math.floor((measured + place) / 4);
  const low = start + share(3);
  return [
    { register: 'low', index: low % REGISTER, ...(low >= REGISTER && { rolledOver: true }) },
    { register: 'mid', index: share(2) },
    { register: 'peak', index: share(1) },
    { register: 'friday', index: share(0) },
    { register: 'reactive', index: measured },
  ];
};

interface OfDay {
  readonly readOn: CivilDate;
  readonly kind?: string;
}
/** The right index of a reading in the chain of the account. */
export const rightIndexOf = (household: Household, { readOn, kind }: OfDay): number =>
  kind === 'removal' ? removalIndexOf(household, readOn) : shownOn(household, readOn);
