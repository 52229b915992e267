import { civilDateInTehran, isCivilDate } from '@pishkhan/calendar';
import type { RecordedEvent } from '@pishkhan/event-store';

/** Filters the events known at a time: to the end of a civil date in Tehran, or to an instant. */
export const knownOn = (dayOrInstant: string): ((event: RecordedEvent) => boolean) => {
  if (isCivilDate(dayOrInstant))
    return ({ metadata }) => civilDateInTehran(new Date(metadata.recordedAt)) <= dayOrInstant;
  const time = Date.parse(dayOrInstant);
  return ({ metadata }) => Date.parse(metadata.recordedAt) <= time;
};
