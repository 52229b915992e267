import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import {
  factorDaysOf,
  mostBetween,
  overlap,
  removalIn,
  type MeteringWindow,
  type Segment,
  type VolumeFactor,
} from '@pishkhan/consumption';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';
import type { PostedWindow } from '../../../bill-account.state.ts';
import type { Reading } from '../../../billing/bill.ts';
import type { CauseOf } from '../several/causes.ts';

type FaultPeriod = CauseOf<'faultPeriod'>;
type FaultWindow = Extract<MeteringWindow, { kind: 'fault' }>;

/** An error or a fault is that of a meter which measured the account on these days (A1-9, A2-6). */
export const meterMustHaveMeasured = existenceRule(
  'MeterMustHaveMeasured',
  {
    fa: 'این کنتور در آن روزها روی این اشتراک نصب نبوده است',
    en: 'The meter did not measure this account on these days',
  },
  (segment: Segment<Reading> | undefined, meterId: string) => segment === undefined && { meterId },
);

/** A fault has days, which are over at the request and while the meter was in place (A2-6). */
export const faultPeriodMustBeOfTheMeter = rule(
  'FaultPeriodMustBeOfTheMeter',
  {
    fa: 'دوران خرابی باید در روزهای نصب همین کنتور باشد و پیش از درخواست پایان یافته باشد',
    en: 'The fault period must be within the days of the meter and be over at the request',
  },
  ({ from, to }: FaultPeriod, { readings }: Segment<Reading>, requestedOn: CivilDate) => {
    const [first, removal] = [readings[0]!, removalIn(readings)];
    const end = removal && removal.readOn < requestedOn ? removal.readOn : requestedOn;
    return (from >= to || from < first.readOn || to > end) && { from, to, installedOn: first.readOn, end };
  },
);

/** The days of a meter are wrong for one reason: a second one is taken back first, or is the newer test (15.4-31). */
export const windowsMustNotOverlap = statusRule(
  'WindowsMustNotOverlap',
  {
    fa: 'برای این روزهای همین کنتور پیش‌تر خطا یا خرابی ثبت شده است؛ نخست آن را پس بگیرید',
    en: 'An error or a fault of the meter is recorded for these days already; take it back first',
  },
  (window: MeteringWindow, others: readonly PostedWindow[]) => {
    const other = others.find((each) => overlap(window, each) && !(each.kind === 'error' && window.kind === 'error'));
    return other !== undefined && { from: other.from, ...(other.to && { to: other.to }), faultOf: other.correctionId };
  },
);

/** The readings of the days that the method names suffice for it (A2-6, 15.2-4). */
export const faultMethodMustHaveReadings = rule(
  'FaultMethodMustHaveReadings',
  {
    fa: 'قرائت‌ها برای این روش محاسبه مصرف دوران خرابی کافی نیست؛ روش دیگری برگزینید',
    en: 'The readings do not suffice for this method; choose another one',
  },
  (found: unknown, { method }: FaultPeriod) => found === undefined && { method },
);

/** The method «agreed» names its figure (A2-6, 15.2-4). */
export const agreedConsumptionMustBeNamed = rule(
  'AgreedConsumptionMustBeNamed',
  { fa: 'مصرف توافقی باید نوشته شود', en: 'The agreed consumption must be named' },
  ({ method, cubicMetres }: FaultPeriod) => method === 'agreed' && cubicMetres === undefined,
);

/**
 * No fault period has more than flows through the meter in its days; of a major subscriber in standard m³, by the
 * highest factor of these days (11.4, 13.3, 15.4-34).
 */
export const faultConsumptionMustNotExceedCapacity = rule(
  'FaultConsumptionMustNotExceedCapacity',
  {
    fa: 'مصرف دوران خرابی از ظرفیت کنتور در این روزها بیشتر است',
    en: "The consumption of the fault period exceeds the meter's capacity",
  },
  (
    { from, to, cubicMetres }: FaultWindow,
    { register: { capacity } }: Segment<Reading>,
    factors: readonly VolumeFactor[] = [],
  ) => {
    const highest = Math.max(
      ...factorDaysOf({ from, to }, factors).map(({ factor }) => (factor ? factor.millionths : 1_000_000)),
    );
    const most = capacity && Math.floor((mostBetween({ capacity }, from, to) * highest) / 1_000_000);
    return most !== undefined && cubicMetres > most && { cubicMetres, most, days: daysBetween(from, to) };
  },
);

/** An error counts on days between the last test and the removal of its meter (15.1-1). */
export const errorMustHaveDays = rule(
  'ErrorMustHaveDays',
  {
    fa: 'آزمایش پیشین این کنتور در روز برداشتن آن یا پس از آن بوده است؛ روزی برای تصحیح نمی‌ماند',
    en: 'The last test of the meter is not before its removal; no day is left to correct',
  },
  ({ from, to }: MeteringWindow) => to !== undefined && from >= to && { from, to },
);

/** No meter lets more through than its capacity, whatever error its test found (13.3, 15.4-17, 15.4-34). */
export const errorMustBePossible = rule(
  'ErrorMustBePossible',
  {
    fa: 'مصرف این روزها با این خطا از ظرفیت کنتور بیشتر می‌شود؛ پاسخ آزمایشگاه را بازبینی کنید',
    en: "By this error the consumption of these days exceeds the meter's capacity; check the answer of the workshop",
  },
  ({ litres, most }: { readonly litres: bigint; readonly most: number | undefined }) =>
    most !== undefined && litres > BigInt(most) * 1_000n && { cubicMetres: Number(litres / 1_000n), most },
);

/** Only a posted fault period is taken back, once (A2-6). */
export const faultPeriodMustBePosted = existenceRule(
  'FaultPeriodMustBePosted',
  {
    fa: 'مصرف دوران خرابی با این شماره ثبت نشده یا پیش‌تر برداشته شده است',
    en: 'No fault period of this correction is posted, or it was taken back already',
  },
  (windows: readonly PostedWindow[], faultOf: string) =>
    !windows.some(({ kind, correctionId }) => kind === 'fault' && correctionId === faultOf) && { faultOf },
);
