import { weekdayOf } from '@pishkhan/calendar';
import type { Text } from '@pishkhan/fields';
import type { LookUpLimits } from './look-up-limits.policy.ts';
import type { ReaderOfAccount } from '../views/readers-of-account.view.ts';
import type { ReaderOfDay } from '../views/readers-by-day.view.ts';

/** Why look-ups are unusual, by the names in the report (N7). Their limits are policy. */
export const unusualRules = {
  ManyWithoutCase: { fa: 'مشاهده بسیار بدون پرونده', en: 'Many persons without a case' },
  CaseOfAnotherAccount: {
    fa: 'مشاهده با پرونده‌ای که درباره این اشتراک نیست',
    en: 'Looked up by a case that is about another account',
  },
  OutsideWorkingHours: { fa: 'مشاهده بیرون از ساعت یا روز کاری', en: 'Outside the working hours or on a Friday' },
  ManySearchesWithoutResult: { fa: 'جست‌وجوهای بی‌نتیجه بسیار', en: 'Many searches without a result' },
  FarAboveOffice: { fa: 'بسیار بیش از میانگین دفتر', en: 'Far above the average of the office' },
  SameAccountOnManyDays: {
    fa: 'مشاهده یک اشتراک در روزهای بسیار، بدون پرونده آن',
    en: 'One account on many days without a case of it',
  },
  OwnAccount: { fa: 'مشاهده اشتراک خود', en: 'Looked up the own account' },
  AccountOfColleague: {
    fa: 'مشاهده اشتراک همکار، بدون پرونده آن',
    en: 'Looked up the account of a colleague without a case of it',
  },
  AccountOfNeighbour: {
    fa: 'مشاهده اشتراکی با کد پستی منزل خود، بدون پرونده آن',
    en: 'Looked up an account with the own postal code without a case of it',
  },
  AccountOfFamilyName: {
    fa: 'مشاهده اشتراکی با نام خانوادگی خود، بدون پرونده آن',
    en: 'Looked up an account with the own family name without a case of it',
  },
  LimitReached: { fa: 'رسیدن به سقف مجاز', en: 'A limit was reached' },
} as const satisfies Readonly<Record<string, Text>>;
export type UnusualRule = keyof typeof unusualRules;
export const unusualRuleNames = Object.keys(unusualRules) as readonly UnusualRule[];

export interface Unusual {
  readonly rule: UnusualRule;
  readonly counted: number;
  readonly limit: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const outsideHours = ({ byHour, day }: ReaderOfDay, { dayBegins, dayEnds }: LookUpLimits): number =>
  weekdayOf(day) === 'friday' ? sum(byHour) : sum(byHour.filter((_, hour) => hour < dayBegins || hour >= dayEnds));

/**
 * What is unusual about a reader's day.
 *
 * @param officeAverage Answers per reader and day of the same office; undefined without others
 */
export const unusualOf = (
  day: ReaderOfDay,
  limits: LookUpLimits,
  officeAverage: number | undefined,
): readonly Unusual[] => {
  const usual = officeAverage === undefined ? undefined : Math.ceil(officeAverage * limits.unusualTimesOffice);
  const found: readonly (Unusual | undefined)[] = [
    { rule: 'ManyWithoutCase', counted: day.withoutCase, limit: limits.unusualWithoutCase },
    { rule: 'CaseOfAnotherAccount', counted: day.foreignCase, limit: 1 },
    { rule: 'OutsideWorkingHours', counted: outsideHours(day, limits), limit: 1 },
    { rule: 'ManySearchesWithoutResult', counted: day.misses, limit: limits.unusualMisses },
    usual === undefined ? undefined : { rule: 'FarAboveOffice', counted: day.answers, limit: usual },
    { rule: 'LimitReached', counted: day.limitsReached.length, limit: 1 },
  ];
  return found.filter((each) => each !== undefined && each.counted >= each.limit) as readonly Unusual[];
};

/** A reader who returns to one account without a case of it. */
export const unusualReturnOf = ({ days }: ReaderOfAccount, limits: LookUpLimits): Unusual | undefined =>
  days.length >= limits.unusualDaysOneAccount
    ? { rule: 'SameAccountOnManyDays', counted: days.length, limit: limits.unusualDaysOneAccount }
    : undefined;
