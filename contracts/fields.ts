import { Type } from 'typebox';

/**
 * Building blocks of the contracts' schemas. Every object is closed to typing errors but open to later optional fields.
 */
export const id = (what: string) => Type.String({ minLength: 1, maxLength: 120, description: what });
export const uuid = (what: string) => Type.String({ format: 'uuid', description: what });
export const civilDate = (what: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${what} (ISO civil date, Asia/Tehran)` });
export const instant = (what: string) => Type.String({ format: 'date-time', description: what });
export const rial = (what: string) =>
  Type.Integer({
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
    description: `${what}, integer rial`,
  });
export const index = (what: string) =>
  Type.Integer({ minimum: 0, maximum: 999_999_999, description: `${what}, m³ shown by the meter` });
export const volume = (what: string) =>
  Type.String({ pattern: '^-?\\d+\\.\\d{3}$', description: `${what}, m³ with three decimals` });
export const sha256 = (what: string) =>
  Type.String({ pattern: '^[0-9a-f]{64}$', description: `${what}, SHA-256 in hex` });
export const digits = (what: string, min: number, max: number) =>
  Type.String({ pattern: `^\\d{${min},${max}}$`, description: what });
export const meterCapacity = Type.Enum(['G4', 'G6', 'G10', 'G16', 'G25', 'G40', 'G65', 'G100'], {
  description: 'meter capacity (13.3)',
});
export const tariffUse = Type.Enum(
  [
    'household',
    'ordinaryCommercial',
    'publicCommercial',
    'otherIndustry',
    'agriculture',
    'traditionalBakery',
    'traditionalBath',
    'educationSportsReligionCharity',
    'steel',
    'petrochemicalFuel',
    'petrochemicalFeed',
  ],
  { description: 'use by tariff code (11.3)' },
);
export const climateZone = Type.Integer({ minimum: 1, maximum: 5, description: 'climate zone, 1 the coldest (11.3)' });
