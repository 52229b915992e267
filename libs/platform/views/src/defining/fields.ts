import type { CivilDate } from '@pishkhan/calendar';
import type { CubicMetres, Rial } from '@pishkhan/money';
import { Type, type TSchema } from 'typebox';

/** Fields of views' documents. `about` is the description in OpenAPI. */
export const text = (about: string) => Type.String({ description: about });
export const whole = (about: string) => Type.Integer({ description: about });
export const truth = (about: string) => Type.Boolean({ description: about });
export const oneOf = <const Choices extends readonly string[]>(about: string, choices: Choices) =>
  Type.Unsafe<Choices[number]>({ type: 'string', enum: choices, description: about });
export const civilDate = (about: string) =>
  Type.Unsafe<CivilDate>({ type: 'string', description: `${about} (ISO civil date)` });
export const rial = (about: string) => Type.Unsafe<Rial>({ type: 'integer', description: `${about}, rial` });
export const volume = (about: string) =>
  Type.Unsafe<CubicMetres>({ type: 'string', description: `${about}, m³ with three decimals` });
export const list = <Item extends TSchema>(about: string, item: Item) => Type.Array(item, { description: about });
export const orNull = <Value extends TSchema>(value: Value) => Type.Union([value, Type.Null()]);
export const optional = <Value extends TSchema>(value: Value) => Type.Optional(value);
