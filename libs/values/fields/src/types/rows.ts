import { typed, type Field, type FieldFault, type FieldType, type Labelled } from '../field.ts';
import { readShape } from '../read-shape.ts';
import { isObject, schemaOf, tooMany, type Shape, type ValuesOf } from '../shape.ts';
import { calledIn, faNumber, type Label, type Text } from '../text.ts';

const inRow = (place: number, { fa, en }: Text): Text => ({
  fa: `ردیف ${faNumber(place + 1)}: ${fa}`,
  en: `row ${place + 1}: ${en}`,
});
const unreadable: Text = { fa: 'خوانا نیست', en: 'must be an object' };

const faultsOfRow = (shape: Shape, row: unknown, place: number): FieldFault[] => {
  if (!isObject(row)) return [{ field: `[${place}]`, rule: 'isObject', message: inRow(place, unreadable) }];
  const read = readShape(shape, row);
  if (!('faults' in read)) return [];
  return read.faults.map(({ field, rule, message }) => ({
    field: `[${place}].${field}`,
    rule,
    message: inRow(place, message),
  }));
};

const rowsType = <S extends Shape>(label: Label, shape: S, most: number): FieldType<readonly ValuesOf<S>[]> => ({
  rule: 'isRows',
  title: { fa: 'فهرست', en: 'list' },
  rowShape: shape,
  schema: { type: 'array', minItems: 1, maxItems: most, items: schemaOf(shape, { closed: true }) },
  read: (raw) => {
    if (!Array.isArray(raw) || raw.length === 0 || raw.length > most) return undefined;
    const read = raw.map((row) => (isObject(row) ? readShape(shape, row) : undefined));
    const values = read.flatMap((row) => (row && 'values' in row ? [row.values] : []));
    return values.length === raw.length ? values : undefined;
  },
  demands: { fa: 'را وارد کنید (حداقل یک ردیف)', en: 'must be a list of at least one row' },
  faultsIn: (raw) => {
    if (!Array.isArray(raw)) return [];
    if (raw.length <= most) return raw.flatMap((row, place) => faultsOfRow(shape, row, place));
    const [called, { fa, en }] = [calledIn(label, 'list'), tooMany(most)];
    return [{ field: '', rule: 'arrayMaxSize', message: { fa: `${called.fa} ${fa}`, en: `${called.en} ${en}` } }];
  },
});

/** A list of one to `most` rows of one shape; its errors name the row. */
export const rows = <S extends Shape>(
  label: Label,
  shape: S,
  { most, example }: { readonly most: number } & Labelled,
): Field<readonly ValuesOf<S>[]> => typed(rowsType(label, shape, most))(label, { example });
