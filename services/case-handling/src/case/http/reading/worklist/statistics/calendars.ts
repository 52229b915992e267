import { workingDaysOf, type CivilDate, type WorkingCalendar, type WorkingDays } from '@pishkhan/calendar';
import type { Aggregates } from '@pishkhan/service-kit';
import { calendarsFor } from '../../../../calendars-in-force.ts';

interface Unit {
  readonly officeId: string;
  readonly countyOffice: string;
}
/** Working days by the calendars in force of the units of the cases, each calendar counted once. */
export interface UnitDays {
  of(unit: Unit): Promise<WorkingDays>;
  isProvisional(): boolean;
}

/** The calendars in force for a unit, as commands know them. */
export const calendarsInForce = (aggregates: Aggregates, unit: Unit): Promise<WorkingCalendar[]> =>
  calendarsFor({ load: (decider, id) => aggregates.published(decider, id) }, unit);

/** @param near A day near those that will be asked */
export const unitDays = (aggregates: Aggregates, near: CivilDate): UnitDays => {
  const byCalendars = new Map<string, WorkingDays>();
  const byUnit = new Map<string, Promise<WorkingDays>>();
  const counted = (calendars: readonly WorkingCalendar[]): WorkingDays => {
    const key = calendars.map(({ unit, version }) => `${unit}/${version}`).join(' ');
    return byCalendars.get(key) ?? byCalendars.set(key, workingDaysOf(calendars, near)).get(key)!;
  };
  return {
    of: (unit) => {
      const key = `${unit.officeId} ${unit.countyOffice}`;
      return byUnit.get(key) ?? byUnit.set(key, calendarsInForce(aggregates, unit).then(counted)).get(key)!;
    },
    isProvisional: () => [...byCalendars.values()].some((each) => each.isProvisional()),
  };
};
