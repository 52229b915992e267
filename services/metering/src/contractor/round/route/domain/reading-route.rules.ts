import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';

/** Serials or accounts of an answer, so that it stays short. */
const MOST_NAMED = 20;

/** A county draws routes of its own meters; a foreign meter and a missing one have the same answer (A3-5; N5). */
export const metersOfRouteMustExist = existenceRule(
  'MetersOfRouteMustExist',
  {
    fa: 'کنتورهایی با این شماره سریال در این شهرستان نصب نشده است',
    en: 'The county has no meters with these serial numbers',
  },
  (foreign: readonly string[]) => foreign.length > 0 && { serials: foreign.slice(0, MOST_NAMED), rows: foreign.length },
);

/** A route is walked under the contract of its zone: its meters are in it and on a connection (9.6, A3-5). */
export const metersOfRouteMustBeInZone = rule(
  'MetersOfRouteMustBeInZone',
  {
    fa: 'این کنتورها در نخستین روز مسیر در این منطقه نیستند یا برداشته شده‌اند',
    en: 'These meters are not in the zone on the first day of the route, or they were taken off',
  },
  (elsewhere: readonly string[]) =>
    elsewhere.length > 0 && { serials: elsewhere.slice(0, MOST_NAMED), rows: elsewhere.length },
);

/** A route passes each connection once, so that it counts once (9.6). */
export const routeMustNameConnectionOnce = rule(
  'RouteMustNameConnectionOnce',
  { fa: 'این اشتراک‌ها بیش از یک بار در مسیر آمده‌اند', en: 'The route names these connections more than once' },
  (accounts: readonly string[]) => {
    const twice = [...new Set(accounts.filter((each, place) => accounts.indexOf(each) !== place))];
    return twice.length > 0 && { accounts: twice.slice(0, MOST_NAMED) };
  },
);

/** Rounds of past days walked the route as it was: another version begins today at the earliest (9.6). */
export const routeMustNotBeginInThePast = rule(
  'RouteMustNotBeginInThePast',
  { fa: 'نسخه تازه مسیر زودتر از امروز آغاز نمی‌شود', en: 'A new version of a route begins today at the earliest' },
  (from: CivilDate, today: CivilDate, isFirst: boolean) => !isFirst && from < today && { from, today },
);
