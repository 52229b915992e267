import type { FormFieldDto } from '../../../api/generated/case-handling.ts';
import type { Offer } from '../../../parts/form/controls/control.ts';
import type { Language } from '../../../words/language.tsx';
import { actionWords as words } from './actions.words.ts';

/** Whether the form asks for a reading of the meter, also inside of a list. */
export const asksForReading = (fields: readonly FormFieldDto[]): boolean =>
  fields.some(({ type, rowFields }) => type === 'reading' || asksForReading(rowFields ?? []));

interface Reading {
  readonly readingId: string;
  readonly readOn: string;
  /** Absent where it is masked. */
  readonly index?: number;
}
const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { dateStyle: 'long', timeZone: 'UTC' });
const figures = { fa: new Intl.NumberFormat('fa-IR'), en: new Intl.NumberFormat('en-US') };

/** A reading by its day and its index, which is what a person knows of it. */
export const offered = ({ readingId, readOn, index }: Reading): Offer => {
  const named = (language: Language, day: string): string =>
    index === undefined
      ? day
      : words.reading[language].replace('{day}', day).replace('{index}', figures[language].format(index));
  const fa = named('fa', jalali.format(new Date(`${readOn}T00:00:00Z`)));
  return { value: readingId, label: { fa, en: named('en', readOn) } };
};
