import { readForm, type FieldFault, type FilledInForm } from '@pishkhan/fields';
import type { Choice, FormerForm } from './choice.ts';
import type { Answers, Field, Form } from '../form.ts';

/** Whether the request was written for the earlier form of the answer: it has a field that only that form has. */
const isFormer = ({ asks, formerly }: Choice, filledIn: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(filledIn).some(
    (name) =>
      filledIn[name] !== undefined && formerly !== undefined && name in formerly.asks && !Object.hasOwn(asks, name),
  );

/** The stored values of the form of an answer, or every invalid field; an earlier form is read as the present one. */
export const filledInAnswer = (
  choice: Choice,
  filledIn: Readonly<Record<string, unknown>>,
): { readonly values: FilledInForm } | { readonly faults: readonly FieldFault[] } => {
  const { asks, formerly } = choice;
  if (!formerly || !isFormer(choice, filledIn)) return readForm(asks, filledIn);
  const read = readForm(formerly.asks, filledIn);
  return 'faults' in read ? read : { values: formerly.becomes(read.values) };
};

const namedBy = (field: Field, value: FilledInForm[string] | undefined): string[] => {
  if (field.type === 'reading') return typeof value === 'string' ? [value] : [];
  return field.type === 'list' && Array.isArray(value) ? value.flatMap((row) => readingsNamedIn(field.of, row)) : [];
};
/** Ids of the readings that a filled-in form names, in its order. */
export const readingsNamedIn = (asks: Form, form: FilledInForm): string[] =>
  Object.entries(asks).flatMap(([name, field]) => namedBy(field, form[name]));

/** Types an earlier form of an answer. */
export const formerForm = <F extends Form>(asks: F, becomes: (filled: Answers<F>) => FilledInForm): FormerForm => ({
  asks,
  becomes: (filled) => becomes(filled as Answers<F>),
});
