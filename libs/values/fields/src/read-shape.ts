import { sentenceOf, type Field, type FieldFault } from './field.ts';
import type { Shape, ValuesOf } from './shape.ts';
import type { Text } from './text.ts';

/** The sentence about an unknown field of a body, query or form. */
export const notAccepted = (name: string): Text => ({
  fa: `پارامتر ${name} پذیرفته نمی‌شود`,
  en: `${name} is not known in this request`,
});

const faultsOf = (field: Field, name: string, raw: unknown): readonly FieldFault[] => {
  const inside = field.faultsIn?.(raw) ?? [];
  return inside.length > 0
    ? inside.map((fault) => ({ ...fault, field: `${name}${fault.field}` }))
    : [{ field: name, rule: field.rule, message: sentenceOf(field, name, raw) }];
};

/**
 * The stored values of a filled-in form, or an error for every invalid field and every unknown one. For forms and rows;
 * bodies and queries have their DTO.
 */
export const readShape = <S extends Shape>(
  shape: S,
  raw: Readonly<Record<string, unknown>>,
): { readonly values: ValuesOf<S> } | { readonly faults: readonly FieldFault[] } => {
  const faults: FieldFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    if (raw[name] === undefined && field.optional) continue;
    values[name] = field.read(raw[name]);
    if (values[name] === undefined) faults.push(...faultsOf(field, name, raw[name]));
  }
  for (const name of Object.keys(raw))
    if (raw[name] !== undefined && !Object.hasOwn(shape, name))
      faults.push({ field: name, rule: 'whitelistValidation', message: notAccepted(name) });
  return faults.length > 0 ? { faults } : { values: values as ValuesOf<S> };
};
