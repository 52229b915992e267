import type { FormField, FormValues } from '../../../parts/form/values/form-values.ts';
import { wholeTyped } from '../../../parts/form/values/typed.ts';
import type { MeterToVisit } from '../kept/kept-visit.ts';

export type Doubt = 'tooLow' | 'tooHigh';

/** A typed index that the meter cannot show today, by the range that metering gives. It is a warning, no refusal. */
export const doubtAbout = (
  fields: readonly FormField[],
  values: FormValues,
  expected: MeterToVisit['expected'],
): Doubt | undefined => {
  const field = fields.find(({ type }) => type === 'index');
  const typed = field && values[field.name];
  const index = typeof typed === 'string' ? wholeTyped(typed) : undefined;
  if (index === undefined || !expected) return undefined;
  if (index < expected.least) return 'tooLow';
  return index > expected.most ? 'tooHigh' : undefined;
};

/** The day of the visit is known beforehand: visits that are taken along end with their day. */
export const daysOf = (fields: readonly FormField[], typedDay: string): FormValues =>
  Object.fromEntries(
    fields.filter(({ type, required }) => type === 'date' && required).map(({ name }) => [name, typedDay]),
  );
