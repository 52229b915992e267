import type { Text } from '@pishkhan/fields';

/**
 * The place of a role, which determines its office rule: a counter role is bound to its counter office, a county role
 * to the offices of its county, a zone role to those of its zone, a company role to none. A contractor works on its
 * orders, an applicant on own matters, an external body on its own inquiries and payments.
 */
export const places = {
  counter: { fa: 'دفتر پیشخوان', en: 'Counter office' },
  county: { fa: 'اداره گاز شهرستان', en: 'County gas office' },
  zone: { fa: 'منطقه', en: 'Zone' },
  company: { fa: 'شرکت گاز استان', en: 'Provincial gas company' },
  contractor: { fa: 'پیمانکار', en: 'Contractor' },
  external: { fa: 'نهاد بیرونی', en: 'External body' },
  applicant: { fa: 'متقاضی', en: 'Applicant' },
} as const satisfies Readonly<Record<string, Text>>;
export type Place = keyof typeof places;
export const placeNames = Object.keys(places) as readonly Place[];

/**
 * The customers' matters that a role sees: those of its counter office, county or zone; all; only its orders; only
 * matters referred to it; only its own; or none, because its work concerns no customer.
 */
export type Sight = 'all' | 'county' | 'zone' | 'office' | 'orders' | 'referred' | 'own' | 'none';
