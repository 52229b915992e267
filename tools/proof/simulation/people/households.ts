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
}

const household = (world: World, number: number, today: CivilDate): Household => {
  const big = world.happens(0.3);
  // Four digits and much use: it rolls over by more than the share of the policy, never wholly between two readings.
  const small = world.happens(0.3);
  return {
    accountId: String(10_203_040 + number),
    serial: String(62_000_001 + number),
    use: big || small ? 'ordinaryCommercial' : 'household',
    capacity: big || small ? 'G16' : 'G4',
    registerDigits: small ? 4 : 5,
    since: addDays(today, -world.below(20)),
    start: small ? 5_000 + world.below(5_000) : world.happens(0.1) ? 99_900 : 100 + world.below(20_000),
    perDay: small ? 65 + world.below(20) : big ? 40 + world.below(150) : 2 + world.below(14),
  };
};

export const householdsOf = (world: World, today: CivilDate): readonly Household[] =>
  Array.from({ length: 2 + world.below(2) }, (_, number) => household(world, number, today));

/** The index shown on a day; the register wraps around after its last digit. */
export const shownOn = ({ start, perDay, since, registerDigits }: Household, day: CivilDate): number =>
  (start + perDay * daysBetween(since, day)) % 10 ** registerDigits;
