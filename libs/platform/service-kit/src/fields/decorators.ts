import {
  amount,
  billId,
  choice,
  choices,
  civilDate,
  digits,
  identifier,
  index,
  listOf,
  optional,
  part,
  sha256,
  signedAmount,
  text,
  truth,
  whole,
  type Choosing,
  type Field,
  type Label,
  type Shaped,
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
export const IsId = typed(identifier);
export const IsWholeNumber = (label: Label, options: FieldOptions & { readonly min: number; readonly max: number }) =>
  as(whole(label, options), options);
export const IsTruth = typed(truth);
export const IsOneOf = (label: Label, values: readonly (string | number)[], options: FieldOptions & Choosing = {}) =>
  as(choice(label, values, options), options);
export const IsSomeOf = (label: Label, values: readonly string[], options: FieldOptions & Choosing = {}) =>
  as(choices(label, values, options), options);
export const IsCivilDate = typed(civilDate);
export const IsRial = (
  label?: Label,
  { signed = false, ...options }: FieldOptions & { readonly signed?: boolean } = {},
) => typed(signed ? signedAmount : amount)(label, options);
export const IsBillId = typed(billId);
export const IsMeterIndex = typed(index);
export const IsSha256 = typed(sha256);
export const IsDigits = (
  label: Label,
  options: FieldOptions & { readonly min: number; readonly max: number; readonly firstNotZero?: boolean },
) => as(digits(label, options), options);
export const IsPart = (label: Label, of: () => new () => object, options: FieldOptions = {}) =>
  as(part(of() as Shaped, label), options);
export const IsListOf = (label: Label, of: () => new () => object, options: FieldOptions & { readonly max: number }) =>
  as(listOf(of() as Shaped, label, options.max), options);
