import { choice, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** From which day on an error of a meter is corrected; the sources contradict each other (A1-9, B5-1, 15.1-1). */
export const meterErrorWindow = definePolicy({
  title: { fa: 'بازه تصحیح خطای کنتور', en: 'Window of a meter error' },
  fields: {
    /** 0 starts at the last reading before the request. */
    billedPeriods: whole(
      { fa: 'دوره‌های قبض‌شده پیش از درخواست', en: 'billed periods before the request' },
      { min: 0, max: 12 },
    ),
    lastTest: choice({ fa: 'آزمایش پیشین کنتور', en: 'the test before' }, ['bounds', 'ignored'], {
      titles: {
        bounds: { fa: 'بازه پیش از آن آغاز نمی‌شود', en: 'the window does not start before it' },
        ignored: { fa: 'بی‌اثر است', en: 'has no effect' },
      },
    }),
  },
  rules: () => false,
});
export type MeterErrorWindowPolicy = ContentOf<typeof meterErrorWindow>;

/** In force until the company publishes a version: the later of both days (15.1-1). */
export const meterErrorWindowUntilPublished: MeterErrorWindowPolicy = { billedPeriods: 1, lastTest: 'bounds' };
