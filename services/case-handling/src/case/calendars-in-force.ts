import type { WorkingCalendar } from '@pishkhan/calendar';
import type { Aggregates, ReactionTools } from '@pishkhan/service-kit';
import { workingCalendar } from '../published/working-calendar/domain/working-calendar.ts';

/** Publishes for the whole company, where neither office nor county does. */
export const COMPANY = 'company';

/**
 * The calendars that a case's deadlines are counted with: of its office, else of its county, else of the company
 * (10.3).
 */
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
