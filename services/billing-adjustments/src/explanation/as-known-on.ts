import { civilDateInTehran, isCivilDate, parseJalali, type CivilDate } from '@pishkhan/calendar';
import type { RecordedEvent } from '@pishkhan/event-store';
import { asciiDigits } from '@pishkhan/identifiers';

/** Earlier years are Jalali ones: nothing that the company keeps is older. */
const firstYear = '1900';
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const civilDay = (text: string): CivilDate | undefined =>
  text < firstYear ? parseJalali(text) : isCivilDate(text) ? text : undefined;
/** JavaScript would take 30 February for 2 March. */
const timeOf = (text: string): number =>
  instant.test(text) && text >= firstYear && isCivilDate(text.slice(0, 'YYYY-MM-DD'.length))
    ? Date.parse(text)
    : Number.NaN;

/**
 * Which events were known at a time: to the end of a civil date in Tehran, ISO or Jalali, or to an instant; in any
 * digits. @returns undefined when the text is none of them.
 */
export const knownOn = (asked: string): ((event: RecordedEvent) => boolean) | undefined => {
  const text = asciiDigits(asked.trim());
  const day = civilDay(text);
  if (day !== undefined) return ({ metadata }) => civilDateInTehran(new Date(metadata.recordedAt)) <= day;
  const time = timeOf(text);
  return Number.isNaN(time) ? undefined : ({ metadata }) => Date.parse(metadata.recordedAt) <= time;
};
