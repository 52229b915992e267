import type { Text } from '@pishkhan/fields';
import { fromJalali, type CivilDate } from '@pishkhan/calendar';
import { commercial, household, type MeterCapacity, type UseProfile } from './uses.ts';

const day = (year: number, month: number, date: number) => fromJalali({ year, month, day: date });

export type FaultKind =
  | 'misreadDigit'
  | 'largeMisread'
  | 'readingRight'
  | 'faultyMeter'
  | 'stuckMeter'
  | 'estimatedReading'
  | 'absentCustomer'
  | 'registerRollover';

/** Differences between the subscriber of a planted fault and the others; they are the first ones of route A. */
export interface FaultPlan {
  readonly kind: FaultKind;
  readonly sentence: Text;
  readonly profile: UseProfile;
  readonly capacity: MeterCapacity;
  readonly registerDigits: number;
  readonly measure: number;
  readonly otherwise?: Readonly<Record<string, number>>;
  /** Date of the faulty reading. */
  readonly readOn: CivilDate;
  /** True index of the meter on that day. */
  readonly trueIndex: number;
  /** Error of a misread digit. */
  readonly misreadBy?: number;
  /** The index does not change from this day on. */
  readonly stuckFrom?: CivilDate;
  readonly rowKind?: 'estimated' | 'absent';
}

const home = { profile: household, capacity: 'G4', registerDigits: 5, measure: 1 } as const;
const mehr = day(1405, 7, 30);
const aban = day(1405, 8, 30);

export const faultPlans: readonly FaultPlan[] = [
  {
    kind: 'misreadDigit',
    ...home,
    measure: 1.25,
    readOn: mehr,
    trueIndex: 8_643,
    misreadBy: 100,
    sentence: {
      fa: 'مأمور قرائت رقم صدگان را به‌جای ۶، ۷ خوانده است',
      en: 'The reader took the hundreds digit 6 for 7; the next reading is right',
    },
  },
  {
    kind: 'largeMisread',
    profile: commercial,
    capacity: 'G16',
    registerDigits: 6,
    measure: 8,
    readOn: aban,
    trueIndex: 121_570,
    misreadBy: 6_000,
    sentence: {
      fa: 'مأمور قرائت رقم هزارگان را به‌جای ۱، ۷ خوانده است',
      en: 'The reader took the thousands digit 1 for 7; the bill is above the lower amount band and unpaid',
    },
  },
  {
    kind: 'readingRight',
    ...home,
    otherwise: { '1405-07': 3.4 },
    readOn: mehr,
    trueIndex: 6_218,
    sentence: {
      fa: 'مصرف واقعاً زیاد بوده و قرائت درست است',
      en: 'Consumption was truly high: the disputed reading is right',
    },
  },
  {
    kind: 'faultyMeter',
    ...home,
    otherwise: { '1405-05': 0.5, '1405-06': 0.4, '1405-07': 0.35, '1405-08': 0.3 },
    readOn: aban,
    trueIndex: 5_377,
    sentence: {
      fa: 'کنتور کم‌کار است؛ در بازدید معلوم می‌شود',
      en: 'The meter under-registers; a visit will find it',
    },
  },
  {
    kind: 'stuckMeter',
    ...home,
    readOn: aban,
    trueIndex: 7_041,
    stuckFrom: day(1405, 4, 31),
    sentence: {
      fa: 'رقم کنتور چهار دوره است که تغییر نکرده',
      en: 'The meter has shown the same index for four rounds',
    },
  },
  {
    kind: 'estimatedReading',
    ...home,
    readOn: day(1405, 3, 31),
    trueIndex: 4_486,
    rowKind: 'estimated',
    sentence: { fa: 'پیمانکار رقم را برآورد کرده است', en: 'The contractor estimated the index' },
  },
  {
    kind: 'absentCustomer',
    ...home,
    readOn: day(1405, 2, 31),
    trueIndex: 5_125,
    rowKind: 'absent',
    sentence: { fa: 'مشترک در محل نبوده است', en: 'Nobody was at home; the index is estimated from history' },
  },
  {
    kind: 'registerRollover',
    ...home,
    readOn: day(1404, 10, 30),
    trueIndex: 100_087,
    sentence: {
      fa: 'کنتور پنج‌رقمی از ۹۹٬۹۹۹ گذشته و از صفر آغاز کرده است',
      en: 'The five-digit register rolled over after 99999; the reading is right',
    },
  },
];
