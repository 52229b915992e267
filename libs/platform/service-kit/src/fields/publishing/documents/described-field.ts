import { isPart, type Field, type JsonSchema, type Label, type Shape, type Text } from '@pishkhan/fields';
import type { DescribedFieldDto } from './documents.dto.ts';

const types: Readonly<Record<string, DescribedFieldDto['type']>> = {
  isTruth: 'yesNo',
  isOneOf: 'choice',
  isSomeOf: 'choices',
  isRial: 'amount',
  isCivilDate: 'date',
};

const typeOf = (field: Field): DescribedFieldDto['type'] => {
  if (isPart(field)) return field.isList ? 'list' : 'group';
  if (field.rowShape) return 'list';
  const known = types[field.rule];
  if (known) return known;
  switch (field.schema['type']) {
    case 'integer':
      return 'count';
    case 'array':
      return 'names';
    case 'object':
      return 'record';
    default:
      return 'text';
  }
};

const words = (label: Label): Text => (typeof label === 'string' ? { fa: label, en: label } : label);

const optionsOf = ({ schema, titles = {} }: Field): DescribedFieldDto['options'] => {
  const { enum: own, items } = schema as { readonly enum?: readonly unknown[]; readonly items?: JsonSchema };
  const values = own ?? (items?.['enum'] as readonly unknown[] | undefined);
  return values?.map(String).map((value) => ({ value, label: words(titles[value] ?? value) })) ?? null;
};

const wholeNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** The rows of a record: its names, and the value of each. */
const rowsOfRecord = (field: Field): DescribedFieldDto[] => [
  { ...describedField('key', { ...field, schema: {}, rule: '', label: keyLabel }), unit: null },
  describedField('value', { ...field, schema: { type: 'integer' }, rule: '' }),
];
const keyLabel: Text = { fa: 'نام', en: 'name' };

const rowFieldsOf = (field: Field): DescribedFieldDto[] | null => {
  if (isPart(field)) return describedFields(field.part().fields);
  if (field.rowShape) return describedFields(field.rowShape);
  return typeOf(field) === 'record' ? rowsOfRecord(field) : null;
};

/** A field as a screen needs it: its words, type, unit, options and the fields inside. */
const describedField = (name: string, field: Field): DescribedFieldDto => ({
  name,
  label: words(field.label),
  type: typeOf(field),
  required: !field.optional,
  nullable: field.schema['nullable'] === true,
  unit: field.unit ?? null,
  options: optionsOf(field),
  maxLength: wholeNumber(field.schema['maxLength']),
  rowFields: rowFieldsOf(field),
  maxRows: wholeNumber(field.schema['maxItems']),
});

export const describedFields = (shape: Shape): DescribedFieldDto[] =>
  Object.entries(shape).map(([name, field]) => describedField(name, field));
