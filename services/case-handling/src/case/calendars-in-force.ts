import type { WorkingCalendar } from '@pishkhan/calendar';
import type { Aggregates, ReactionTools } from '@pishkhan/service-kit';
import { workingCalendar } from '../published/working-calendar/domain/working-calendar.ts';

/** Unit of the company-wide calendar, used if neither office nor county has one. */
export const COMPANY = 'company';

/**
 * The calendars for a case's deadlines: a day is of the calendar of its office, else of its county, else of the company
 * (10.3). The last of the list that covers a day applies.
 */
export const calendarsFor = async (
  { load }: Pick<Aggregates | ReactionTools, 'load'>,
  { officeId, countyOffice }: { readonly officeId: string; readonly countyOffice: string },
): Promise<WorkingCalendar[]> => {
  const units = await Promise.all([COMPANY, countyOffice, officeId].map((unit) => load(workingCalendar, unit)));
  return units.flatMap(({ state }) => state.versions);
};
