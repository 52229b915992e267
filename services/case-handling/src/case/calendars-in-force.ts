import type { WorkingCalendar } from '@pishkhan/calendar';
import type { Aggregates, ReactionTools } from '@pishkhan/service-kit';
import { workingCalendar } from '../published/working-calendar/domain/working-calendar.ts';

/** Unit of the company-wide calendar, used if neither office nor county has one. */
export const COMPANY = 'company';

/** The calendars for a case's deadlines: of its office, else of its county, else of the company (10.3). */
export const calendarsFor = async (
  { load }: Pick<Aggregates | ReactionTools, 'load'>,
  { officeId, countyOffice }: { readonly officeId: string; readonly countyOffice: string },
): Promise<WorkingCalendar[]> => {
  for (const unit of [officeId, countyOffice, COMPANY]) {
    const { state } = await load(workingCalendar, unit);
    if (state.versions.length > 0) return [...state.versions];
  }
  return [];
};
