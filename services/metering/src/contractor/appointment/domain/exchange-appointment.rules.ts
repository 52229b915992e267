import type { CivilDate } from '@pishkhan/calendar';
import { rule } from '@pishkhan/decider';

/** Orders of past days went to the company appointed then: an appointment begins today at the earliest (A1-4). */
export const appointmentMustNotBeginInThePast = rule(
  'AppointmentMustNotBeginInThePast',
  { fa: 'معرفی شرکت تعویض کنتور زودتر از امروز آغاز نمی‌شود', en: 'An appointment begins today at the earliest' },
  (from: CivilDate, today: CivilDate, isFirst: boolean) => !isFirst && from < today && { from, today },
);
