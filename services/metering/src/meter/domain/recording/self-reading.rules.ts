import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule } from '@pishkhan/decider';

/** The figure of a day counts once; the applicant of a second declaration learns so (11.8-2, A9-3). */
export const figureMustNotBeRecordedAlready = rule(
  'FigureMustNotBeRecordedAlready',
  {
    fa: 'همین رقم برای این روز پیش‌تر ثبت شده و در حساب است؛ رقم را نپذیرید و همین را به متقاضی بگویید',
    en: 'The same figure of this day is recorded already and counts; refuse this one and tell the applicant so',
  },
  (readOn: CivilDate, index: number, acceptedIndex: number) => index === acceptedIndex && { readOn, acceptedIndex },
);

/** A case declares the figure of the meter that it was opened about; after an exchange another one counts (Card 13). */
export const declaredMeterMustMeasureTheAccount = existenceRule(
  'DeclaredMeterMustMeasureTheAccount',
  {
    fa: 'این کنتور دیگر کنتور این اشتراک نیست؛ این رقم را نپذیرید و رقم کنتور تازه را در پرونده‌ای تازه ثبت کنید',
    en: 'This meter measures the account no more; refuse this figure and register that of the new meter in a new case',
  },
  (meterId: string) => ({ meterId }),
);
