import type { FormField } from '../../../parts/form/values/form-values.ts';
import type { Words } from '../../../words/language.tsx';

/** A field of the page itself, beside those that a service describes. */
export const ownField = (name: string, label: Words, more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  help: null,
  type: 'text',
  required: true,
  shownIf: null,
  requiredIf: null,
  personal: false,
  options: null,
  maxLength: 1_000,
  rowFields: null,
  maxRows: null,
  ...more,
});

export const reasonField = (label: Words, help: Words | null = null): FormField => ownField('reason', label, { help });
