import { dayTyped, jalaliTyped } from '../../../parts/form/values/typed.ts';
import type { Body, FormValues } from '../../../parts/form/values/form-values.ts';
import type { Language } from '../../../words/language.tsx';

/** What an auditor asks: days, a person, and which decisions. Without days the last 30 ones. */
export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly person?: string | undefined;
  readonly which?: 'all' | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown): string | undefined => {
  const typed = text(value);
  return typed === undefined ? undefined : dayTyped(typed);
};

/** From the address or from a form: what is no day is left out. */
export const askedOf = ({ from, to, person, which }: Readonly<Record<string, unknown>> | Body): Asked => ({
  from: day(from),
  to: day(to),
  person: text(person)?.trim(),
  which: which === 'all' ? 'all' : undefined,
});

/** As the form shows it: days in the calendar of the reader. */
export const typedOf = ({ from, to, person, which }: Asked, language: Language): FormValues => {
  const dayOf = (on: string | undefined) => (on === undefined || language === 'en' ? (on ?? '') : jalaliTyped(on));
  return { from: dayOf(from), to: dayOf(to), person: person ?? '', which: which ?? 'toExamine' };
};
