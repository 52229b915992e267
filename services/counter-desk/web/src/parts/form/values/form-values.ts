import type { ConditionDto, FormFieldDto } from '../../../api/generated/case-handling.ts';
import type { Words } from '../../../words/language.tsx';
import { dayTyped, plainDigits, wholeTyped } from './typed.ts';

/** A field of a form as a service names it. */
export type FormField = Omit<FormFieldDto, 'type' | 'rowFields'> & {
  readonly type: FormFieldDto['type'] | 'amount' | 'choices';
  readonly rowFields: readonly FormField[] | null;
  /** Of an amount or a count. */
  readonly unit?: Words | null;
  /** Left empty, a number has no limit. */
  readonly noLimit?: boolean;
  /** It is part of every body, and may be empty. */
  readonly mayBeEmpty?: boolean;
  /** A list whose rows have plain values, typed in a table. */
  readonly inTable?: boolean;
  /** A list with one row, which is shown without being one. */
  readonly isGroup?: boolean;
  /** A text of several names with spaces between them. */
  readonly isNames?: boolean;
  /** Part of the body that nobody types. */
  readonly isHidden?: boolean;
};

/** What a person typed and chose so far, by name of field; a list has one entry for each row. */
export type FormValue = string | boolean | readonly FormValues[] | undefined;
export interface FormValues {
  readonly [name: string]: FormValue;
}
export type Body = Record<string, unknown>;

export const rowsOf = (value: FormValue): readonly FormValues[] => (Array.isArray(value) ? value : []);

const textOf = (value: FormValue): string => (typeof value === 'string' ? value.trim() : '');

const isFilledIn = (value: FormValue): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' ? textOf(value) !== '' : rowsOf(value).length > 0);

const holds = ({ field, is, values: codes }: ConditionDto, values: FormValues): boolean => {
  const value = values[field];
  if (is !== 'oneOf') return isFilledIn(value) === (is === 'given');
  const code = typeof value === 'boolean' ? String(value) : value;
  return typeof code === 'string' && codes.includes(code);
};

/**
 * The fields that are asked with what is filled in so far, and whether each is required now. What is typed in another
 * field stays until the form is sent without it.
 */
export const askedNow = (fields: readonly FormField[], values: FormValues): readonly FormField[] => {
  const asked: FormField[] = [];
  for (const field of fields) {
    const known = Object.fromEntries(asked.map(({ name }) => [name, values[name]]));
    if (field.shownIf && !holds(field.shownIf, known)) continue;
    asked.push({ ...field, required: field.required || (!!field.requiredIf && holds(field.requiredIf, known)) });
  }
  return asked;
};

/** A required list starts with one row. */
export const emptyValues = (fields: readonly FormField[]): FormValues =>
  Object.fromEntries(
    fields.flatMap(({ name, type, required, rowFields }) =>
      type === 'list' && required ? [[name, [emptyValues(rowFields ?? [])]]] : [],
    ),
  );

const bodyValue = (field: FormField, value: FormValue): unknown => {
  const text = textOf(value);
  switch (field.type) {
    case 'yesNo':
      return value;
    case 'list':
      return rowsOf(value).map((row) => bodyOf(field.rowFields ?? [], row));
    case 'index':
    case 'count':
    case 'amount':
      return wholeTyped(text) ?? text;
    case 'date':
      return dayTyped(text) ?? text;
    case 'mobile':
      return plainDigits(text);
    default:
      return text;
  }
};

/** The body of the request: what is empty is left out, and what cannot be read is sent as it is typed. */
export const bodyOf = (fields: readonly FormField[], values: FormValues): Body =>
  Object.fromEntries(
    askedNow(fields, values).flatMap((field) => {
      const value = values[field.name];
      return isFilledIn(value) ? [[field.name, bodyValue(field, value)]] : [];
    }),
  );

export type FaultKind = 'missing' | 'notWhole' | 'notDay' | 'tooLong' | 'tooManyRows';
/** What is wrong at a field before the form is sent; the path is such as `readings.0.rightIndex`. */
export interface Fault {
  readonly path: string;
  readonly kind: FaultKind;
}

const kindOfFault = (field: FormField, value: FormValue): FaultKind | undefined => {
  if (!isFilledIn(value)) return field.required ? 'missing' : undefined;
  const text = textOf(value);
  if (field.type === 'list')
    return field.maxRows !== null && rowsOf(value).length > field.maxRows ? 'tooManyRows' : undefined;
  if (['index', 'count', 'amount'].includes(field.type)) return wholeTyped(text) === undefined ? 'notWhole' : undefined;
  if (field.type === 'date') return dayTyped(text) === undefined ? 'notDay' : undefined;
  return field.maxLength !== null && text.length > field.maxLength ? 'tooLong' : undefined;
};

/** Everything that is missing or cannot be read, in the order of the form. */
export const faultsOf = (fields: readonly FormField[], values: FormValues, within = ''): readonly Fault[] =>
  askedNow(fields, values).flatMap((field) => {
    const value = values[field.name];
    const path = `${within}${field.name}`;
    const kind = kindOfFault(field, value);
    if (kind) return [{ path, kind }];
    if (field.type !== 'list') return [];
    return rowsOf(value).flatMap((row, place) => faultsOf(field.rowFields ?? [], row, `${path}.${place}.`));
  });

/** Values with one of them changed, at a path such as `readings.0.rightIndex`. */
export const changedAt = (values: FormValues, path: string, value: FormValue): FormValues => {
  const [name, place, ...rest] = path.split('.') as [string, ...string[]];
  if (place === undefined) return { ...values, [name]: value };
  const rows = rowsOf(values[name]).map((row, at) =>
    at === Number(place) ? changedAt(row, rest.join('.'), value) : row,
  );
  return { ...values, [name]: rows };
};
