import {
  choice,
  civilDate,
  index,
  optional,
  text,
  truth,
  type Choosing,
  type Field,
  type Label,
} from '@pishkhan/fields';
import { Is } from './dto.ts';

/** The field types as property decorators, for handwritten classes. */

export interface FieldOptions {
  readonly optional?: boolean;
  readonly example?: unknown;
}

const as = (field: Field, { optional: mayBeAbsent = false }: FieldOptions) => Is(mayBeAbsent ? optional(field) : field);
const typed =
  (type: (label?: Label, options?: { readonly example?: unknown }) => Field) =>
  (label?: Label, options: FieldOptions = {}) =>
    as(type(label, options), options);

export const IsText = (label: Label, options: FieldOptions & { readonly min?: number; readonly max: number }) =>
  as(text(label, options), options);
export const IsTruth = typed(truth);
export const IsOneOf = (label: Label, values: readonly (string | number)[], options: FieldOptions & Choosing = {}) =>
  as(choice(label, values, options), options);
export const IsCivilDate = typed(civilDate);
export const IsMeterIndex = typed(index);
