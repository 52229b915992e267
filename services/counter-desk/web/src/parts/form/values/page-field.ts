import type { FormField } from './form-values.ts';
import type { Words } from '../../../words/language.tsx';

/** Values to choose from, with the words of their service (`x-titles`). */
export const optionsOf = (titles: Readonly<Record<string, Words>>): FormField['options'] =>
  Object.entries(titles).map(([value, label]) => ({ value, label }));

/** A field of a form that the page itself knows. */
export const field = (name: string, label: Words, more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  help: null,
  type: 'text',
  required: true,
  shownIf: null,
  requiredIf: null,
  personal: false,
  options: null,
  maxLength: 2_000,
  rowFields: null,
  maxRows: null,
  ...more,
});
