import { addDays, daysBetween, type CivilDate } from './civil-date.ts';
import { openOn, type WorkingCalendar } from './working-calendar.ts';

/** Working days between any two days, by the calendars of one unit. */
export interface WorkingDays {
  /**
   * Working days after `from` up to `to`: `from` is day 0 (10.5-1), so a matter that ends on the day of its start took
   * none. 0 if `to` is earlier.
   */
  between(from: CivilDate, to: CivilDate): number;
  /** A day counted so far has no calendar and was counted by weekly rest days alone (15.4-43). */
  isProvisional(): boolean;
}

/**
 * Counts each day once, from a day near those that will be asked, so that many questions are one subtraction each.
 */
export const workingDaysOf = (calendars: readonly WorkingCalendar[], near: CivilDate): WorkingDays => {
  const after = [0];
  const before = [0];
  let provisional = false;
  const opens = (day: CivilDate): number => {
    const { isOpen, isPublished } = openOn(calendars, day);
    provisional ||= !isPublished;
    return Number(isOpen);
  };
  /** Working days from `near` to the day; negative for an earlier day. */
  const reached = (day: CivilDate): number => {
    const distance = daysBetween(near, day);
    while (after.length <= distance) after.push(after.at(-1)! + opens(addDays(near, after.length)));
    while (before.length <= -distance) before.push(before.at(-1)! - opens(addDays(near, 1 - before.length)));
    return distance < 0 ? before[-distance]! : after[distance]!;
  };
  return {
    between: (from, to) => (from < to ? reached(to) - reached(from) : 0),
    isProvisional: () => provisional,
  };
};
