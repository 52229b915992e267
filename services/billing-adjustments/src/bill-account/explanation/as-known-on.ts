import { civilDateInTehran, isCivilDate } from '@pishkhan/calendar';
import type { RecordedEvent } from '@pishkhan/event-store';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Which events were known at a time: to the end of a civil date in Tehran, or to an instant. @returns undefined when the text is neither. */
export const knownOn = (text: string): ((event: RecordedEvent) => boolean) | undefined => {
  if (isCivilDate(text)) return ({ metadata }) => civilDateInTehran(new Date(metadata.recordedAt)) <= text;
  const time = instant.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : ({ metadata }) => Date.parse(metadata.recordedAt) <= time;
};
