import type { CubicMetres } from '@pishkhan/money';
import * as table from '@pishkhan/fields';
import { Type, type TSchema } from 'typebox';

/** Fields of views' documents by the table of field types. `about` appears in the OpenAPI document. */
const from = <Value>({ schema }: table.FieldType<Value>, about: string) =>
  Type.Unsafe<Value>({ ...schema, description: about });

export const text = (about: string) => from(table.plain.text(), about);
export const whole = (about: string) => from(table.plain.whole(), about);
export const truth = (about: string) => from(table.truth(), about);
export const oneOf = <const Choices extends readonly string[]>(about: string, choices: Choices) =>
  from(table.choiceType<Choices[number]>(choices), about);
/** One of the values that these titles name; the OpenAPI document has the titles, so that a console needs none. */
export const titled = <const Named extends Readonly<Record<string, table.Text>>>(about: string, titles: Named) =>
  Type.Unsafe<keyof Named & string>({
    ...oneOf(about, Object.keys(titles)),
    'x-titles': titles,
  });
export const civilDate = (about: string) => from(table.civilDate(), about);
export const rial = (about: string) => from(table.signedAmount(), `${about}, rial`);
export const volume = (about: string) =>
  Type.Unsafe<CubicMetres>(from(table.volume(), `${about}, m³ with three decimals`));
export const list = <Item extends TSchema>(about: string, item: Item) => Type.Array(item, { description: about });
export const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);
export const optional = <Value extends TSchema>(value: Value) => Type.Optional(value);
