import type { FormFieldDto } from '../../../api/generated/case-handling.ts';
import type { Offer } from '../../../parts/form/controls/control.ts';
import { jalaliOf, number } from '../../../parts/show/figures.ts';
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

/** A reading by its day and its index, which is what a person knows of it. */
export const offered = ({ readingId, readOn, index }: Reading): Offer => {
  const named = (language: Language, day: string): string =>
    index === undefined
      ? day
      : words.reading[language].replace('{day}', day).replace('{index}', number(index, language));
  const fa = named('fa', jalaliOf(readOn));
  return { value: readingId, label: { fa, en: named('en', readOn) } };
};
