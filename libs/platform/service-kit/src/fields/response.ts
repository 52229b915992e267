import { isPart, type Field, type Shape } from '@pishkhan/fields';

type Document = Readonly<Record<string, unknown>>;

const valueOf = (field: Field, value: unknown): unknown => {
  if (!isPart(field) || value === null || value === undefined) return value;
  const { fields } = field.part();
  return field.isList
    ? (value as readonly Document[]).map((item) => dtoOf(fields, item))
    : dtoOf(fields, value as Document);
};

/** The fields of the shape, without other fields of the document; absent fields stay absent. */
export const dtoOf = (fields: Shape, document: object): Document =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = valueOf(field, (document as Document)[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
