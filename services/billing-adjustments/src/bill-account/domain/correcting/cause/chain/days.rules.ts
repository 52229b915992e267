import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';
import type { Reading } from '../../../billing/bill.ts';
import { isOfMeterChange } from '../../../metering/reading.ts';

/** A correction of a day names another day (11.8-2, 15.4-39). */
export const correctDayMustDiffer = rule(
  'CorrectDayMustDiffer',
  { fa: 'روز صحیح همان روز ثبت‌شده است', en: 'The right day equals the recorded one' },
  ({ readOn }: Reading, rightDay: CivilDate) => readOn === rightDay && { readOn },
);

/** Nobody has read a meter on a day that is still to come (11.5, 15.4-39). */
export const correctDayMustNotBeInFuture = rule(
  'CorrectDayMustNotBeInFuture',
  { fa: 'روز صحیح قرائت در آینده است', en: 'The right day of the reading is in the future' },
  (rightDay: CivilDate, requestedOn: CivilDate) => rightDay > requestedOn && { rightDay, on: requestedOn },
);

/**
 * Readings keep their order: the right day is after that of the reading before and before that of the reading after,
 * each with its own right day (11.5, 15.4-19, 15.4-39).
 */
export const correctDayMustKeepTheOrder = rule(
  'CorrectDayMustKeepTheOrder',
  {
    fa: 'روز صحیح باید پس از روز قرائت پیشین و پیش از روز قرائت بعدی باشد',
    en: 'The right day must be after the previous reading and before the next one',
  },
  (rightDay: CivilDate, before: CivilDate | undefined, after: CivilDate | undefined) =>
    ((before !== undefined && rightDay <= before) || (after !== undefined && rightDay >= after)) && {
      rightDay,
      ...(before !== undefined && { previousReadOn: before }),
      ...(after !== undefined && { nextReadOn: after }),
    },
);

/**
 * The day of an exchange belongs to two meters and to what the connections unit recorded: its day is corrected there,
 * by Card 13, and never on one side (11.4, 15.4-39).
 */
export const dayOfAnExchangeMustStay = rule(
  'DayOfAnExchangeMustStay',
  {
    fa: 'روز تعویض یا برداشتن کنتور با تعدیل قبض عوض نمی‌شود؛ واحد انشعابات آن را با کارت ۱۳ درست می‌کند',
    en: 'The day of an exchange or removal is not corrected with a bill; the connections unit corrects it by Card 13',
  },
  (reading: Reading, before: Reading | undefined) => isOfMeterChange(reading, before) && { readOn: reading.readOn },
);

/** Bills that end on days without a meter count nothing there; a figure of such a day is nobody's (11.4). */
export const readingMustHaveAMeter = rule(
  'ReadingMustHaveAMeter',
  {
    fa: 'در این روز کنتوری روی اشتراک نبوده است؛ رقم آن اصلاح نمی‌شود',
    en: 'The connection had no meter on this day; its figure is not corrected',
  },
  (disputed: readonly Reading[]) => {
    const nobodys = disputed.find(({ afterRemoval }) => afterRemoval);
    return nobodys !== undefined && { readOn: nobodys.readOn };
  },
);
