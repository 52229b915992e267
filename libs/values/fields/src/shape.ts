import type { Field, JsonSchema } from './field.ts';
import { documented, faNumber, type Label } from './text.ts';

/** Fields by name: a body, a row, a form or a document. */
export type Shape = Readonly<Record<string, Field>>;

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type OptionalNames<S extends Shape> = {
  [Name in keyof S]: S[Name] extends { readonly optional: true } ? Name : never;
}[keyof S];
type Flat<T> = { [Name in keyof T]: T[Name] };

/** The values of an object of this shape. */
export type ValuesOf<S extends Shape> = Flat<
  { readonly [Name in Exclude<keyof S, OptionalNames<S>>]: ValueOf<S[Name]> } & {
    readonly [Name in OptionalNames<S>]?: ValueOf<S[Name]>;
  }
>;

/** Anything with fields, such as a DTO class. */
export interface Shaped<Values = object> {
  readonly fields: Shape;
  new (): Values;
}

/** A field with one object of another shape, or a list of them. Its errors are named by path. */
export interface PartField<Value> extends Field<Value> {
  readonly part: () => Shaped;
  /** Most items of a list; `undefined` for one object. */
  readonly most?: number;
  readonly isList: boolean;
}

export const isPart = (field: Field): field is PartField<unknown> => 'part' in field;

export const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const anObject = { fa: 'را وارد کنید', en: 'must be an object' };

/** One object of another shape. */
export const part = <Values extends object>(of: Shaped<Values>, label: Label = ''): PartField<Values> => ({
  rule: 'isObject',
  title: { fa: '', en: '' },
  label,
  schema: { type: 'object' },
  read: (raw) => (isObject(raw) ? (raw as Values) : undefined),
  demands: anObject,
  part: () => of,
  isList: false,
});

/** A list of objects of another shape, at most `most`. */
export const listOf = <Values extends object>(
  of: Shaped<Values>,
  label: Label = '',
  most?: number,
): PartField<readonly Values[]> => ({
  ...part(of, label),
  rule: 'isArray',
  schema: { type: 'array', ...(most !== undefined && { maxItems: most }) },
  read: (raw) => (Array.isArray(raw) && raw.every(isObject) ? (raw as readonly Values[]) : undefined),
  demands: { fa: 'را به‌صورت فهرست وارد کنید', en: 'must be a list of objects' },
  isList: true,
  ...(most !== undefined && { most }),
});

export const tooMany = (most: number) => ({
  fa: `باید حداکثر ${faNumber(most)} قلم داشته باشد`,
  en: `must have at most ${most} items`,
});

const schemaOfField = (field: Field): JsonSchema => {
  const own = { ...field.schema, ...(field.label !== '' && { description: documented(field.label) }) };
  if (!isPart(field)) return own;
  const inside = schemaOf(field.part().fields);
  return field.isList ? { ...own, items: inside } : { ...own, ...inside };
};

/** JSON Schema of an object of this shape; `closed` rejects unknown fields. */
export const schemaOf = (shape: Shape, { closed = false } = {}): JsonSchema => ({
  type: 'object',
  ...(closed && { additionalProperties: false }),
  required: Object.keys(shape).filter((name) => !shape[name]!.optional),
  properties: Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, schemaOfField(field)])),
});
