import { optional, type Condition, type Field, type FieldFault } from './field.ts';
import { readShape } from './read-shape.ts';
import type { Shape } from './shape.ts';
import type { Text } from './text.ts';
import { amount, index, percentage, whole } from './types/numbers.ts';
import { civilDate } from './types/days.ts';
import { accountId, billId, billNumber, mobile } from './types/identifiers.ts';
import { rows } from './types/rows.ts';
import { freeText, titleText } from './types/free-text.ts';
import { choice, identifier, meterSerial, text, truth, userName } from './types/texts.ts';
import { trackingCode } from './types/tracking-code.ts';

/** A field of a form that is written as data, such as the form of a kind of case. */
export type FormField = {
  readonly title: Text;
  readonly optional?: boolean;
  readonly personal?: boolean;
  /** Asked, and then required unless optional, only if this holds. */
  readonly onlyIf?: Condition;
  /** Required if this holds, although optional. */
  readonly neededIf?: Condition;
} & (
  | { readonly type: 'text'; readonly max: number }
  | { readonly type: 'count'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly of: readonly string[] | Readonly<Record<string, Text>> }
  | { readonly type: 'list'; readonly of: FieldsOfForm; readonly most: number }
  | { readonly type: Exclude<keyof typeof plainTypes, 'text' | 'choice'> }
);
export type FieldsOfForm = Readonly<Record<string, FormField>>;

/** Types of form fields with only a label. */
const plainTypes = {
  yesNo: truth,
  date: civilDate,
  index,
  amount,
  percent: percentage,
  mobile,
  reading: identifier,
  person: userName,
};

/** An account in a form: digits with any separators, else any id, which is then unknown (404). */
const accountNamed = (label: Text): Field => {
  const wide = identifier(label);
  return { ...wide, read: (raw) => accountId().read(raw) ?? wide.read(raw) };
};

/** Form texts with these names are identifiers: a value that nobody knows is refused. */
const byName: Readonly<Record<string, (label: Text) => Field>> = {
  accountId: accountNamed,
  billNumber,
  billId,
  meterId: meterSerial,
  trackingCode,
  serial: meterSerial,
};
const plainIds: ReadonlySet<string> = new Set(['itemLinkId', 'version', 'countyOffice']);

/** Whether a field of a form is a free text, whose personal numbers are sealed (N17). */
const isFreeField = (name: string, { type, personal = false }: FormField): boolean =>
  type === 'text' && !personal && !Object.hasOwn(byName, name) && !plainIds.has(name);

/** Names of the free texts of a form, also of its lists. */
export const freeTextsOf = (form: FieldsOfForm): readonly string[] =>
  Object.entries(form).flatMap(([name, field]) =>
    field.type === 'list' ? freeTextsOf(field.of) : isFreeField(name, field) ? [name] : [],
  );

const textNamed = (name: string, wanted: FormField & { readonly type: 'text' }): Field => {
  const { title, max, personal = false } = wanted;
  if (isFreeField(name, wanted)) return freeText(title, { max });
  return byName[name]?.(title) ?? (personal ? titleText : text)(title, { max });
};

const fieldOf = (name: string, wanted: FormField): Field => {
  const { title } = wanted;
  switch (wanted.type) {
    case 'text':
      return textNamed(name, wanted);
    case 'choice': {
      const { of } = wanted;
      return Array.isArray(of)
        ? choice(title, of as readonly string[])
        : choice(title, Object.keys(of), { titles: of as Readonly<Record<string, Text>> });
    }
    case 'count':
      return whole(title, { min: wanted.min, max: wanted.max });
    case 'list':
      return rows(title, shapeOf(wanted.of), { most: wanted.most });
    default:
      return plainTypes[wanted.type](title);
  }
};

/** When a field of a form has to be filled in, if not always or never. */
export const neededWhen = ({ optional, onlyIf, neededIf }: Pick<FormField, 'optional' | 'onlyIf' | 'neededIf'>) =>
  neededIf ?? (optional ? undefined : onlyIf);

const withConditions = (field: Field, wanted: FormField): Field => {
  const { onlyIf } = wanted;
  const neededIf = neededWhen(wanted);
  return wanted.optional || onlyIf || neededIf
    ? { ...optional(field), ...(onlyIf && { onlyIf }), ...(neededIf && { neededIf }) }
    : field;
};

/** The form's fields by the table of field types. */
const shapeOf = (form: FieldsOfForm): Shape =>
  Object.fromEntries(
    Object.entries(form).map(([name, wanted]) => [name, withConditions(fieldOf(name, wanted), wanted)]),
  );

type Plain = string | number | boolean;
/** A filled-in form; a list has rows of plain values. */
export type FilledInForm = Readonly<Record<string, Plain | readonly Readonly<Record<string, Plain>>[]>>;

/** The stored values of a filled-in form (15.4-44), or every invalid field. */
export const readForm = (
  form: FieldsOfForm,
  filledIn: Readonly<Record<string, unknown>>,
): { readonly values: FilledInForm } | { readonly faults: readonly FieldFault[] } => {
  const read = readShape(shapeOf(form), filledIn);
  return 'faults' in read ? read : { values: read.values as FilledInForm };
};
