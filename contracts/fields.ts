import {
  climateZone as zone,
  digitsType,
  meterCapacities,
  plain,
  sha256 as hash,
  tariffUses,
  uuid as uuidOf,
  type FieldType,
} from '@pishkhan/fields';
import { Type } from 'typebox';

/**
 * Building blocks of the contracts' schemas, from the table of field types. Every object is closed to typing errors but
 * open to later optional fields.
 */
const from = <Value>({ schema }: FieldType<Value>, description: string) =>
  Type.Unsafe<Value>({ ...schema, description });

/** Wider than the ids of forms: consumers accept every id that a service has published. */
export const id = (what: string) => Type.String({ minLength: 1, maxLength: 120, description: what });
export const uuid = (what: string) => from(uuidOf(), what);
export const civilDate = (what: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${what} (ISO civil date, Asia/Tehran)` });
export const instant = (what: string) => from(plain.instant(), what);
export const rial = (what: string) => from(plain.amount(), `${what}, integer rial`);
export const index = (what: string) => from(plain.index(), `${what}, m³ shown by the meter`);
export const volume = (what: string) => from(plain.volume(), `${what}, m³ with three decimals`);
export const sha256 = (what: string) => from(hash(), `${what}, SHA-256 in hex`);
export const digits = (what: string, min: number, max: number) => from(digitsType({ min, max }), what);
export const meterCapacity = Type.Enum([...meterCapacities], { description: 'meter capacity (13.3)' });
export const tariffUse = Type.Enum([...tariffUses], { description: 'use by tariff code (11.3)' });
export const climateZone = from(zone(), 'climate zone, 1 the coldest (11.3)');
