import type { DeepReadonly } from '@pishkhan/contracts';
import mongoose, { type Schema, type SchemaDefinitionProperty } from 'mongoose';
import type { Static, TObject, TSchema } from 'typebox';

/** A document of the view without its key. */
export type DocumentOf<Content extends TObject> = DeepReadonly<Static<Content>>;
/** Fields in order, 1 ascending and -1 descending; `list.field` is a field of a list's items. */
export type Index<Content extends TObject> = Readonly<
  Partial<Record<IndexField<keyof Static<Content> & string>, 1 | -1>>
>;
type IndexField<Name extends string> = Name | `${Name}.${string}` | '_id';

interface JsonSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
}

const byType: Readonly<Record<string, SchemaDefinitionProperty>> = {
  string: String,
  integer: Number,
  number: Number,
  boolean: Boolean,
};

const isNull = ({ type }: JsonSchema): boolean => type === 'null';

/** Top-level fields, which filters can name, have their type; nested content is stored unchanged. */
const fieldOf = (schema: JsonSchema): SchemaDefinitionProperty => {
  const [choice, ...others] = schema.anyOf?.filter((each) => !isNull(each)) ?? [];
  if (choice && others.length === 0) return fieldOf(choice);
  if (schema.type === 'array') {
    const item = schema.items && fieldOf(schema.items);
    return item === String || item === Number ? [item] : [mongoose.Schema.Types.Mixed];
  }
  const type = schema.enum ? typeof schema.enum[0] : schema.type;
  return (typeof type === 'string' ? byType[type] : undefined) ?? mongoose.Schema.Types.Mixed;
};

/** Pages end their order with `_id` in the direction of the last field; an index that ends so needs no sort (P11). */
const inOrderOfPages = (index: Readonly<Record<string, 1 | -1>>): Record<string, 1 | -1> =>
  '_id' in index ? { ...index } : { ...index, _id: Object.values(index).at(-1) ?? 1 };

/** Mongoose's schema of the documents, with the indexes that queries need. */
export const mongooseSchemaOf = <Content extends TObject>(
  document: Content,
  indexes: readonly Index<Content>[],
): Schema => {
  const properties = Object.entries<TSchema>(document.properties);
  const fields = properties.map(([name, schema]) => [name, fieldOf(schema)] as const);
  const schema = new mongoose.Schema({ _id: String, ...Object.fromEntries(fields) }, { versionKey: false });
  for (const index of indexes) schema.index(inOrderOfPages(index as Record<string, 1 | -1>));
  return schema;
};
