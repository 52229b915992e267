import { amount } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

/** Costs of the company that are posted by Card 74; no document names an amount (A1-11, B5-2, 15.2-1). */
export const miscCharges = definePolicy({
  title: { fa: 'هزینه‌های متفرقه (کارت ۷۴)', en: 'Miscellaneous charges (Card 74)' },
  fields: {
    /** Of a test that found the meter sound. */
    meterTest: amount({ fa: 'هزینه تست کنتور سالم', en: 'test of a sound meter' }),
  },
  rules: () => false,
});
export type MiscChargesPolicy = ContentOf<typeof miscCharges>;
