import { date, list, optional, type Answers } from '../../../engine/kind/form.ts';
import { decision, request } from '../../../engine/kind/kind.ts';
import type { Asking } from '../../../engine/kind/vocabulary.ts';
import { fault, override, readingId, readingsList, rolloverEvidence } from '../wrong-reading.ts';
import { meterVisit } from '../visit.ts';
import { causesOf, namedReadingRules, namedReadingRulesOfTheCase, withEvidence } from './several-causes.ts';
import { correctionRequest, requestedBy } from './correction.ts';
import { document } from './wrong-price.ts';

const MOST_READINGS = 60;

/** Readings whose day was recorded wrongly, each with its right day (A6-1, 15.4-39). */
export const wrongDaysList = list(
  { fa: 'قرائت‌هایی که روز آن‌ها اشتباه است', en: 'Readings with a wrong day' },
  { readingId, rightDay: date({ fa: 'روز صحیح قرائت', en: 'Right day' }) },
  MOST_READINGS,
);

/** Wrong days, and indexes that are wrong as well; the evidence, and the party at fault (A3-5). */
const wrongDays = {
  readings: optional(readingsList),
  days: wrongDaysList,
  fault,
  override,
  rolloverEvidence,
  document,
} as const;

/** The days of a period are wrong, because the day of a reading was recorded wrongly (15.4-39, A6-1). */
export const daysWrong = <const To extends string>(to: To) =>
  decision({
    title: { fa: 'روز قرائت اشتباه ثبت شده است', en: 'The day of a reading was recorded wrongly' },
    asks: wrongDays,
    mustHold: [...namedReadingRulesOfTheCase, ...namedReadingRules],
    to,
  });

/** Card 22 for every bill that starts or ends with such a reading (15.4-39). */
export const daysCorrection = request({
  ...correctionRequest,
  after: wrongDays,
  needs: { visit: meterVisit },
  content: ({
    form,
    readings,
    reports,
    ...asking
  }: Asking<object, Answers<typeof wrongDays>, { visit: typeof meterVisit }>) => ({
    ...requestedBy(asking),
    cause: causesOf(form, readings),
    ...withEvidence({ form, readings, reports, decidedBy: asking.decidedBy }),
  }),
});
