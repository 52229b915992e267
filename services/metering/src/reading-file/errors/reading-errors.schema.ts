import { civilDate, list, optional, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';

const byRule = Type.Object(
  {
    rule: text('name of the rule'),
    title: Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'in words' }),
    rows: whole('rows that it refused'),
  },
  { $id: 'RefusedByRule' },
);
const month = Type.Object(
  {
    from: civilDate('first day of the Jalali month'),
    files: whole('files whose last delivery with a new result is of the month'),
    rows: whole('rows of these files'),
    refused: whole('rows that their last delivery refused'),
    held: whole('rows that waited for a person at their last delivery'),
    corrected: whole('readings of the month that a correction found wrong later'),
    rules: list('refused rows by rule, the most frequent first', byRule),
  },
  { $id: 'ReadingErrorsOfMonth' },
);
const reader = Type.Object(
  {
    readerId: text('reader'),
    rows: whole('rows that the reader delivered, refused ones included; files of earlier releases count none'),
    refused: whole('refused ones of them'),
    held: whole('readings that waited for a person'),
    corrected: whole('readings that a correction found wrong later'),
  },
  { $id: 'ReadingErrorsOfReader' },
);

/** Errors of a contractor over the months of a Jalali year. */
export const readingErrors = Type.Object(
  {
    contractorId: text('reading contractor'),
    year: whole('Jalali year'),
    months: list('months of the year until today', month),
    readers: list('its readers in the year, the most errors first', reader),
    isMore: optional(truth('the year has more than were counted')),
  },
  { $id: 'ReadingErrors' },
);
