import { isMissing, sentenceOf, type Condition, type Field, type FieldFault } from './field.ts';
import type { Shape, ValuesOf } from './shape.ts';
import { calledIn, type Text } from './text.ts';

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

const notAsked = ({ label }: Field, name: string): FieldFault => {
  const { fa, en } = calledIn(label, name);
  const message = {
    fa: `${fa} با پاسخ‌های دیگر این فرم پرسیده نمی‌شود؛ آن را خالی بگذارید`,
    en: `${en} is not asked with the other answers of this form; leave it out`,
  };
  return { field: name, rule: 'isNotAsked', message };
};

type Raw = Readonly<Record<string, unknown>>;

const holds = ({ field, is }: Condition, shape: Shape, raw: Raw): boolean => {
  if (typeof is === 'string') return isMissing(raw[field]) === (is === 'missing');
  const value = isMissing(raw[field]) ? undefined : shape[field]?.read(raw[field]);
  const code = typeof value === 'boolean' ? String(value) : value;
  return typeof code === 'string' && is.includes(code);
};

/** Whether a field is asked with these answers, and whether it may be left out. */
const askedIn = ({ optional, onlyIf, neededIf }: Field, shape: Shape, raw: Raw) => ({
  isAsked: !onlyIf || holds(onlyIf, shape, raw),
  isNeeded: !optional || (neededIf !== undefined && holds(neededIf, shape, raw)),
});

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
    const { isAsked, isNeeded } = askedIn(field, shape, raw);
    if (!isAsked && !isMissing(raw[name])) faults.push(notAsked(field, name));
    if (!isAsked || (raw[name] === undefined && !isNeeded)) continue;
    values[name] = field.read(raw[name]);
    if (values[name] === undefined) faults.push(...faultsOf(field, name, raw[name]));
  }
  for (const name of Object.keys(raw))
    if (raw[name] !== undefined && !Object.hasOwn(shape, name))
      faults.push({ field: name, rule: 'whitelistValidation', message: notAccepted(name) });
  return faults.length > 0 ? { faults } : { values: values as ValuesOf<S> };
};
