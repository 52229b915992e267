import { addDays, type CivilDate } from '@pishkhan/calendar';
import { useOf, type Habit, type UseUntil } from './consumption.ts';
import { faultPlans, type FaultPlan } from './faults.ts';
import { addressOf, legalPerson, naturalPerson, type Person } from './people.ts';
import { chanceOf, type Chance } from './random.ts';
import { firstDay, routeA, routes, zoneOf, type Route } from './rounds.ts';
import { household, profileBy, type MeterCapacity, type Use } from './uses.ts';

export const companyCode = '062';
const countyOffice = 'county-1';
const firstFileNumber = 10_203_040;
const firstSerial = 62_000_001;

/** Body of `POST /v1/accounts`. */
export interface AccountToOpen {
  readonly fileNumber: string;
  readonly person: Person;
  readonly address: { readonly postalCode: string; readonly text: string };
  readonly subscriptionNumber: string;
  readonly countyOffice: string;
  readonly use: Use;
  readonly climateZone: number;
  readonly dwellingUnits: number;
  readonly meterCapacity: MeterCapacity;
  readonly openedOn: CivilDate;
}
/** Body of `POST /v1/meters`. */
export interface MeterToInstall {
  readonly serial: string;
  readonly accountId: string;
  readonly capacity: MeterCapacity;
  readonly registerDigits: number;
  readonly installedOn: CivilDate;
  readonly index: number;
  readonly zone: string;
}
export interface Subscriber {
  readonly account: AccountToOpen;
  readonly meter: MeterToInstall;
  readonly route: Route;
  readonly readerId: string;
  /** Days between this reading and the round's last day. */
  readonly daysEarlier: number;
  readonly plan?: FaultPlan;
  /** True index of the meter on a day. */
  readonly shows: (day: CivilDate) => number;
}

interface Living {
  readonly habit: Habit;
  readonly capacity: MeterCapacity;
  readonly registerDigits: number;
  readonly dwellingUnits: number;
}

const livingByPlan = ({ profile, capacity, registerDigits, measure, otherwise }: FaultPlan): Living => ({
  habit: { profile, climateZone: 1, measure, noise: 0, otherwise },
  capacity,
  registerDigits,
  dwellingUnits: 1,
});
const livingByChance = (chance: Chance): Living => {
  const profile = profileBy(chance);
  const dwellingUnits = profile === household && chance.happens(0.12) ? chance.between(2, 6) : 1;
  const capacity = dwellingUnits > 2 ? 'G10' : chance.pick(profile.capacities);
  const habit = {
    profile,
    climateZone: chance.happens(0.6) ? 1 : 2,
    measure: (0.6 + chance.next()) * (1 + 0.8 * (dwellingUnits - 1)),
    noise: 0.12,
  };
  return { habit, capacity, registerDigits: capacity === 'G4' || capacity === 'G6' ? 5 : 6, dwellingUnits };
};

const showing = (use: UseUntil, start: number, registerDigits: number, stuckFrom?: CivilDate) => (day: CivilDate) =>
  (start + use(stuckFrom && day > stuckFrom ? stuckFrom : day)) % 10 ** registerDigits;

const personOf = (chance: Chance, number: number, taken: Set<string>, firm: string | undefined): Person =>
  firm && chance.happens(0.8) ? legalPerson(chance, number, taken, firm) : naturalPerson(chance, number, taken);

const accountOf = (
  number: number,
  chance: Chance,
  { habit, capacity, dwellingUnits }: Living,
  taken: Set<string>,
  installedOn: CivilDate,
): AccountToOpen => ({
  fileNumber: String(firstFileNumber + number),
  person: personOf(chance, number, taken, habit.profile.firm),
  address: addressOf(chance, number + 1),
  subscriptionNumber: `${companyCode}${1_000_001 + number}${chance.digits(2)}`,
  countyOffice,
  use: habit.profile.use,
  climateZone: habit.climateZone,
  dwellingUnits,
  meterCapacity: capacity,
  openedOn: addDays(installedOn, -chance.between(3, 20)),
});

export const serialOf = (number: number): string => String(firstSerial + number);
export const routeOf = (number: number): Route => (faultPlans[number] ? routeA : routes[number % routes.length]!);

/**
 * The n-th subscriber of a district. The first ones have the planted faults; `taken` keeps identifiers of persons
 * unique.
 */
export const subscriberOf = (seed: number, number: number, taken: Set<string>): Subscriber => {
  const chance = chanceOf(seed, number);
  const plan = faultPlans[number];
  const living = plan ? livingByPlan(plan) : livingByChance(chance);
  const use = useOf(living.habit, chance);
  const start = plan ? plan.trueIndex - use(plan.stuckFrom ?? plan.readOn) : chance.between(40, 30_000);
  const shows = showing(use, start, living.registerDigits, plan?.stuckFrom);
  const installedOn = plan ? firstDay : addDays(firstDay, -chance.between(0, 10));
  const account = accountOf(number, chance, living, taken, installedOn);
  const route = routeOf(number);
  const { capacity, registerDigits } = living;
  return {
    account,
    route,
    shows,
    plan,
    meter: {
      serial: serialOf(number),
      accountId: account.fileNumber,
      capacity,
      registerDigits,
      installedOn,
      index: shows(installedOn),
      zone: zoneOf(route),
    },
    readerId: plan ? route.readers[0]!.id : chance.pick(route.readers).id,
    daysEarlier: plan ? 0 : chance.between(0, 2),
  };
};
