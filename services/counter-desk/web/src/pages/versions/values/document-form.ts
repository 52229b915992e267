import type { DescribedFieldDto as DescribedField } from '../../../api/generated/case-handling.ts';
import { type Body, type FormField, type FormValue, type FormValues } from '../../../parts/form/values/form-values.ts';
import { number } from '../../../parts/show/figures.ts';
import { jalaliTyped } from '../../../parts/form/values/typed.ts';
import { plainText } from './plain-text.ts';

export type { DescribedField };

const fieldsIn = ({ rowFields }: DescribedField): readonly DescribedField[] => rowFields ?? [];

const types = { names: 'text', record: 'list', group: 'list' } as const;

const typeOf = ({ type }: DescribedField): FormField['type'] =>
  type in types ? types[type as keyof typeof types] : (type as FormField['type']);

const withRows = ['list', 'record', 'group'];
const isTable = (field: DescribedField): boolean =>
  ['list', 'record'].includes(field.type) && fieldsIn(field).every(({ type }) => !withRows.includes(type));

/** What a form needs to show a field of a document; a group is one row that stays. */
export const formFieldOf = (field: DescribedField): FormField => {
  const { name, label, type, required, nullable, unit, options, maxLength, maxRows } = field;
  const isList = ['list', 'record', 'names', 'choices'].includes(type);
  return {
    name,
    label,
    help: null,
    type: typeOf(field),
    required: required && !nullable && !isList,
    shownIf: null,
    requiredIf: null,
    personal: false,
    options,
    maxLength,
    maxRows,
    rowFields: field.rowFields && fieldsIn(field).map(formFieldOf),
    unit,
    noLimit: nullable,
    mayBeEmpty: required,
    inTable: isTable(field),
    isGroup: type === 'group',
    isNames: type === 'names',
  };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

const typedOf = (field: DescribedField, value: unknown, isPersian: boolean): FormValue => {
  switch (field.type) {
    case 'group':
      return isRecord(value) ? [typedValues(fieldsIn(field), value, isPersian)] : [{}];
    case 'list':
      return listed(value).map((row) => typedValues(fieldsIn(field), objectOf(row), isPersian));
    case 'record':
      return Object.entries(objectOf(value)).map(([key, amount]) => ({
        key,
        value: number(Number(amount), isPersian ? 'fa' : 'en'),
      }));
    case 'names':
    case 'choices':
      return listed(value).map(String).join(' ');
    case 'yesNo':
      return value === true || value === false ? value : undefined;
    case 'date':
      return typeof value === 'string' && isPersian ? jalaliTyped(value) : (value as string | undefined);
    case 'amount':
    case 'count':
      return typeof value === 'number' ? number(value, isPersian ? 'fa' : 'en') : undefined;
    default:
      return plainText(value) || undefined;
  }
};

/** The content of a version as it is typed into its form. */
export const typedValues = (
  fields: readonly DescribedField[],
  body: Readonly<Record<string, unknown>>,
  isPersian: boolean,
): FormValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const typed = typedOf(field, body[field.name], isPersian);
      return typed === undefined ? [] : [[field.name, typed]];
    }),
  );

const words = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.split(/[\s,،]+/).filter((word) => word !== '') : [];

/** Names that the form does not show stay as they were. */
const withUnknown = (fields: readonly DescribedField[], body: Body, base: unknown): Body => {
  const known = new Set(fields.map(({ name }) => name));
  const others = Object.entries(objectOf(base)).filter(([name]) => !known.has(name));
  return { ...Object.fromEntries(others), ...body };
};

const valueOf = (field: DescribedField, value: unknown, base: unknown): unknown => {
  const inside = fieldsIn(field);
  switch (field.type) {
    case 'group':
      return withUnknown(inside, documentBody(inside, objectOf(listed(value)[0]), objectOf(base)), base);
    case 'list':
      return listed(value).map((row) => documentBody(inside, objectOf(row), {}));
    case 'record':
      return Object.fromEntries(listed(value).map((row) => [plainText(objectOf(row)['key']), objectOf(row)['value']]));
    case 'names':
    case 'choices':
      return words(value);
    default:
      return value;
  }
};

/** An empty field says nothing, no limit, or that its list is empty. */
const isLeftOut = ({ type, required, nullable }: DescribedField, value: unknown): boolean => {
  const isEmpty = value === undefined || (['names', 'choices'].includes(type) && words(value).length === 0);
  const isList = ['names', 'choices', 'list', 'record', 'group'].includes(type);
  return isEmpty && !nullable && !(required && isList);
};

/**
 * The body of a proposal as the service reads it.
 *
 * @param typed As the form sends it
 * @param base Content of the version that was changed
 */
export const documentBody = (
  fields: readonly DescribedField[],
  typed: Body,
  base: Readonly<Record<string, unknown>>,
): Body =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = typed[field.name];
      if (isLeftOut(field, value)) return [];
      const isNull = field.nullable && (value === undefined || value === '');
      return [[field.name, isNull ? null : valueOf(field, value, base[field.name])]];
    }),
  );

/** The field of the form that a service names by `title.fa`, `uses[0].tables[1]` or the pointer `/bands/0`. */
export const formPathOf = (fields: readonly DescribedField[], path: string): string => {
  const [name = '', ...rest] = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^\./, '')
    .split('.');
  const field = fields.find((each) => each.name === name);
  if (!field) {
    // A pointer starts inside the group that holds the content.
    const group = fields.find((each) => each.type === 'group' && fieldsIn(each).some((inside) => inside.name === name));
    return group ? `${group.name}.0.${formPathOf(fieldsIn(group), [name, ...rest].join('.'))}` : path;
  }
  if (rest.length === 0) return name;
  if (field.type === 'group') return `${name}.0.${formPathOf(fieldsIn(field), rest.join('.'))}`;
  const [place, ...inside] = rest;
  return [name, place, ...(inside.length > 0 ? [formPathOf(fieldsIn(field), inside.join('.'))] : [])].join('.');
};
