import { isNationalId } from '@pishkhan/identifiers';
import { chanceOf, type Chance } from './random.ts';

/** Fictitious people and firms with valid identifiers (9.1–9.4). */
export type Person = { readonly fullName: string; readonly mobile: string } & (
  | { readonly nationalId: string }
  | { readonly legalId: string }
);

const firstNames = [
  'علی',
  'محمد',
  'حسین',
  'رضا',
  'مهدی',
  'امیر',
  'سعید',
  'ناصر',
  'بهروز',
  'کاوه',
  'آرش',
  'فرهاد',
  'زهرا',
  'فاطمه',
  'مریم',
  'نرگس',
  'پروین',
  'لیلا',
  'شیرین',
  'گلناز',
  'آذر',
  'ژاله',
  'نسرین',
  'مینا',
];
const familyNames = [
  'کریمی',
  'رضایی',
  'محمدی',
  'حسینی',
  'احمدی',
  'موسوی',
  'جعفری',
  'قاسمی',
  'نوری',
  'صالحی',
  'رستمی',
  'یوسفی',
  'شریفی',
  'باقری',
  'مرادی',
  'کاظمی',
  'بهرامی',
  'سلیمانی',
  'حیدری',
  'طاهری',
  'زارعی',
  'پورمحمد',
  'گودرزی',
  'چگینی',
];
const streets = ['گلستان', 'بهار', 'آزادی', 'سرو', 'نیلوفر', 'شهید رجایی', 'معلم', 'ولیعصر', 'دانش', 'لاله'];
const legalWeights = [29, 27, 23, 19, 17];
const townsOfIssue = ['001', '004', '006', '037', '049', '079', '096', '127', '187', '228', '277', '324', '404', '455'];

/** A national id with its check digit; only one last digit of ten is valid. */
export const nationalIdFrom = (nine: string): string | undefined =>
  Array.from({ length: 10 }, (_, last) => nine + last).find(isNationalId);

/** A legal entity's id; its eleventh digit is computed from the first ten (9.2). */
export const legalIdFrom = (ten: string): string => {
  const addend = Number(ten[9]) + 2;
  return (
    ten + (([...ten].reduce((sum, digit, i) => sum + (Number(digit) + addend) * legalWeights[i % 5]!, 0) % 11) % 10)
  );
};

const newNationalId = (chance: Chance, taken: Set<string>): string => {
  for (;;) {
    const id = nationalIdFrom(chance.pick(townsOfIssue) + chance.digits(6));
    if (id && !taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
};
const newLegalId = (chance: Chance, taken: Set<string>): string => {
  for (;;) {
    const id = legalIdFrom(`10${chance.between(1, 9)}${chance.between(1, 9)}${chance.digits(6)}`);
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
};

/** Numbers of an unassigned block, so that nobody is called by mistake. */
const mobileOf = (number: number) => `0999000${String(number % 10_000).padStart(4, '0')}`;

/** Seed of the national ids of the sample staff, apart from those of the subscribers. */
const STAFF = 62;
/** National ids of the members of staff of the sample district, in their order. */
export const nationalIdsOfStaff = (count: number): readonly string[] => {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, place) => newNationalId(chanceOf(STAFF, place), taken));
};

export const naturalPerson = (chance: Chance, number: number, taken: Set<string>): Person => ({
  nationalId: newNationalId(chance, taken),
  fullName: `${chance.pick(firstNames)} ${chance.pick(familyNames)}`,
  mobile: mobileOf(number),
});
export const legalPerson = (chance: Chance, number: number, taken: Set<string>, kind: string): Person => ({
  legalId: newLegalId(chance, taken),
  fullName: `${kind} ${chance.pick(streets)}`,
  mobile: mobileOf(number),
});

const digitFrom = (chance: Chance, allowed: string) => chance.pick([...allowed]);

/** An address in the fictitious town; the postal code follows the strict pattern of 9.4. */
export const addressOf = (chance: Chance, number: number): { postalCode: string; text: string } => {
  const postalCode = `13${digitFrom(chance, '456789')}${digitFrom(chance, '13456789')}${digitFrom(chance, '13469')}${Array.from({ length: 5 }, () => digitFrom(chance, '013456789')).join('')}`;
  return {
    postalCode,
    text: `شهرک نمونه، خیابان ${chance.pick(streets)}، کوچه ${chance.between(1, 24)}، پلاک ${number}`,
  };
};

/** Seed of the homes of the sample staff. */
const HOMES = 63;
/** Postal codes of the members of staff of the sample district at home, in their order. */
export const homesOfStaff = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => addressOf(chanceOf(HOMES, place), place).postalCode);
