import type { Words } from '../../../words/language.tsx';
import type { DescribedField } from './document-form.ts';
import { plainText } from './plain-text.ts';

/** One step of the way to a value: a field by its label, or a row by what it is about or its place. */
export type Step =
  | { readonly label: Words }
  | { readonly field: DescribedField; readonly value: unknown }
  | { readonly row: number };

/** A value that one version has and the other has not, or another one. */
export interface Difference {
  readonly way: readonly Step[];
  readonly field: DescribedField;
  /** Undefined if the version has none; so is a row that was added. */
  readonly before: unknown;
  readonly after: unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Keyed = readonly (readonly [key: string, row: Body])[];

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const objectOf = (value: unknown): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};

/** As text, so that `5` and `'5'`, and lists in another order, are the same. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(String).toSorted().join(' ');
  return value === null ? 'null' : plainText(value);
};

const areUnique = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** The names by which rows of both versions are told apart; undefined if only their places do. */
const keyOf = (fields: readonly DescribedField[], lists: readonly (readonly Body[])[]) => {
  const names = fields.filter(({ type }) => type === 'names');
  const first = fields.slice(0, 1).filter(({ type }) => ['text', 'date', 'choice'].includes(type));
  return [first, names].find(
    (chosen) =>
      chosen.length > 0 &&
      lists.every((rows) => areUnique(rows.map((row) => chosen.map(({ name }) => written(row[name])).join('|')))),
  );
};

const keyed = (rows: readonly Body[], key: readonly DescribedField[] | undefined): Keyed =>
  rows.map((row, place) => [key?.map(({ name }) => written(row[name])).join('|') ?? String(place), row]);

const stepOf = (key: readonly DescribedField[] | undefined, row: Body, place: number): readonly Step[] =>
  key === undefined
    ? [{ row: place }]
    : key.flatMap((field) => (row[field.name] === undefined ? [] : [{ field, value: row[field.name] }]));

const rowDifferences = (field: DescribedField, before: unknown, after: unknown, way: readonly Step[]): Difference[] => {
  const inside = field.rowFields ?? [];
  const [old, now] = [listed(before).map(objectOf), listed(after).map(objectOf)];
  const key = keyOf(inside, [old, now]);
  const [oldByKey, nowByKey] = [new Map(keyed(old, key)), new Map(keyed(now, key))];
  return [...new Set([...oldByKey.keys(), ...nowByKey.keys()])].flatMap((name) => {
    const [one, other] = [oldByKey.get(name), nowByKey.get(name)];
    const place = [...(other ? nowByKey : oldByKey).keys()].indexOf(name);
    const row = [...way, ...stepOf(key, other ?? one ?? {}, place)];
    if (one && other) return differencesOf(inside, one, other, row);
    return [{ way: row, field: { ...field, type: 'group' }, before: one, after: other }];
  });
};

const recordDifferences = (
  field: DescribedField,
  before: unknown,
  after: unknown,
  way: readonly Step[],
): Difference[] => {
  const [old, now] = [objectOf(before), objectOf(after)];
  const value = { ...field, type: 'amount' as const, rowFields: null };
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => written(old[name]) !== written(now[name]))
    .map((name) => ({
      way: [...way, { label: { fa: name, en: name } }],
      field: value,
      before: old[name],
      after: now[name],
    }));
};

/** Names that the form of the service does not know are shown too: nothing is changed unseen. */
const unknownDifferences = (field: DescribedField, before: Body, after: Body, way: readonly Step[]): Difference[] => {
  const known = new Set((field.rowFields ?? []).map(({ name }) => name));
  const others = (body: Body): Body => Object.fromEntries(Object.entries(body).filter(([name]) => !known.has(name)));
  return recordDifferences(field, others(before), others(after), way);
};

/** Every value in which two contents of a document differ, in the order of its form. */
export const differencesOf = (
  fields: readonly DescribedField[],
  before: Body,
  after: Body,
  within: readonly Step[] = [],
): readonly Difference[] =>
  fields.flatMap((field): Difference[] => {
    const [old, now] = [before[field.name], after[field.name]];
    const way = [...within, { label: field.label }];
    switch (field.type) {
      case 'group':
        return [
          ...differencesOf(field.rowFields ?? [], objectOf(old), objectOf(now), way),
          ...unknownDifferences(field, objectOf(old), objectOf(now), way),
        ];
      case 'list':
        return rowDifferences(field, old, now, way);
      case 'record':
        return recordDifferences(field, old, now, way);
      default:
        return written(old) === written(now) ? [] : [{ way, field, before: old, after: now }];
    }
  });
