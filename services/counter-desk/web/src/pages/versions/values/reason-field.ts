import type { FormField } from '../../../parts/form/values/form-values.ts';
import { field } from '../../../parts/form/values/page-field.ts';
import type { Words } from '../../../words/language.tsx';

/** A field of the page itself, beside those that a service describes. */
export const ownField = (name: string, label: Words, more: Partial<FormField> = {}): FormField =>
  field(name, label, { maxLength: 1_000, ...more });

export const reasonField = (label: Words, help: Words | null = null): FormField => ownField('reason', label, { help });
