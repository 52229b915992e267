import { whole } from './numbers.ts';
import { faNumber, type Text } from '../text.ts';
import type { Titles } from '../field.ts';
import { choice } from './texts.ts';

/** The terms of a supply contract that contracts, forms and tariffs share. */

/** Meter capacities (13.3). */
export const meterCapacities = ['G4', 'G6', 'G10', 'G16', 'G25', 'G40', 'G65', 'G100'] as const;
export type MeterCapacity = (typeof meterCapacities)[number];

/** Uses of gas by tariff code (11.3). */
export const tariffUses = [
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
] as const;
export type TariffUse = (typeof tariffUses)[number];

export const tariffUseTitles: Readonly<Record<TariffUse, Text>> = {
  household: { fa: 'خانگی', en: 'household' },
  ordinaryCommercial: { fa: 'تجاری عادی', en: 'ordinary commercial' },
  publicCommercial: { fa: 'تجاری عمومی و دولتی', en: 'public and government commercial' },
  otherIndustry: { fa: 'سایر صنایع', en: 'other industry' },
  agriculture: { fa: 'کشاورزی و دامداری', en: 'agriculture and livestock' },
  traditionalBakery: { fa: 'نانوایی سنتی', en: 'traditional bakery' },
  traditionalBath: { fa: 'گرمابه سنتی', en: 'traditional bath' },
  educationSportsReligionCharity: { fa: 'آموزشی، ورزشی، مذهبی و خیریه', en: 'educational, sports, religious, charity' },
  steel: { fa: 'فولاد', en: 'steel' },
  petrochemicalFuel: { fa: 'سوخت پتروشیمی', en: 'petrochemical, fuel' },
  petrochemicalFeed: { fa: 'خوراک پتروشیمی', en: 'petrochemical, feed' },
};

/** Terms that a correction names; the others stay (15.4-39). */
export interface NamedTerms {
  readonly use?: string | undefined;
  readonly climateZone?: number | undefined;
  readonly dwellingUnits?: number | undefined;
  readonly meterCapacity?: string | undefined;
}

const titles: Titles = tariffUseTitles;

/** The named terms in words, as «نوع مصرف: خانگی، تعداد واحد: ۳»; a use without a title is left out. */
export const textOfTerms = ({
  use,
  climateZone: zone,
  dwellingUnits: units,
  meterCapacity: capacity,
}: NamedTerms): Text => {
  const title = use === undefined ? undefined : titles[use];
  const named: Text[] = [
    ...(title ? [{ fa: `نوع مصرف: ${title.fa}`, en: `use: ${title.en}` }] : []),
    ...(zone ? [{ fa: `پهنه اقلیمی: ${faNumber(zone)}`, en: `climate zone: ${zone}` }] : []),
    ...(units ? [{ fa: `تعداد واحد: ${faNumber(units)}`, en: `number of units: ${units}` }] : []),
    ...(capacity ? [{ fa: `ظرفیت کنتور: ${capacity}`, en: `meter capacity: ${capacity}` }] : []),
  ];
  return { fa: named.map(({ fa }) => fa).join('، '), en: named.map(({ en }) => en).join(', ') };
};

export const meterCapacity = (label = { fa: 'ظرفیت کنتور (۱۳.۳)', en: 'meter capacity (13.3)' }) =>
  choice(label, meterCapacities, { example: 'G4' });
export const tariffUse = (label = { fa: 'نوع مصرف بر پایه کد تعرفه (۱۱.۳)', en: 'use by tariff code (11.3)' }) =>
  choice(label, tariffUses, { titles: tariffUseTitles, example: 'household' });
export const climateZone = (
  label = { fa: 'پهنه اقلیمی، ۱ سردترین (۱۱.۳)', en: 'climate zone, 1 the coldest (11.3)' },
) => whole(label, { min: 1, max: 5, example: 1 });
export const dwellingUnits = (label = { fa: 'تعداد واحد', en: 'number of dwelling units' }) =>
  whole(label, { min: 1, max: 999, example: 1 });
