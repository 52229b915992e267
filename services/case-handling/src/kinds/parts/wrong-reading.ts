import { choice, list, meterIndex, optional, reading, text, withHelp, type Words } from '../../engine/kind/form.ts';
import { formerForm } from '../../engine/kind/choice/answer-form.ts';
import { decision, request } from '../../engine/kind/kind.ts';
import type { KnownReading } from '../../engine/kind/known.ts';
import {
  contractorsReading,
  estimateOfTheSystemMustNotBeTheContractorsFault,
  everyReadingAboveIndexSeenMustBeCorrected,
  faultyContractorMustHaveRead,
  readingMustBeNamedOnce,
  readingMustNotExceedIndexSeen,
  rightIndexMustDifferFromBilledIndex,
  rightIndexMustNotExceedIndexSeen,
} from './wrong-reading.rules.ts';
import { correctionRequest, requestedBy } from './cause/correction.ts';
import {
  overrideOfTheCapacityMustBeByTheHead,
  rightIndexMustFitRegister,
  rightIndexMustNotExceedCapacity,
  wideRolloverMustBeConfirmedByTheHead,
} from './right-index.rules.ts';
import { meterVisit } from './visit.ts';

export const readingId = reading({ fa: 'قرائت اشتباه', en: 'Wrong reading' });
const rightIndex = meterIndex({ fa: 'رقم صحیح کنتور', en: 'Right index' });
export const fault = choice(
  { fa: 'مقصر خطا', en: 'Whose mistake' },
  {
    readingContractor: { fa: 'پیمانکار قرائت', en: 'Reading contractor' },
    company: { fa: 'شرکت', en: 'Company' },
  },
);
const BETWEEN = ' / ';
/** A request names the evidence of both findings in one text of at most 2,000 characters: nothing of it is cut. */
const MOST_EVIDENCE = Math.floor((2_000 - BETWEEN.length) / 2);
/** Evidence with which the head accepts a right index above the capacity of the meter (15.4-34). */
export const override = optional(
  withHelp(
    text({ fa: 'مدرک پذیرش رقم بیش از ظرفیت کنتور', en: 'Evidence for an index above the capacity' }, MOST_EVIDENCE),
    {
      fa: 'فقط رئیس امور مشترکین؛ در پیشنهاد تعدیل و در شرح قبض می‌آید',
      en: 'Only the head of subscriber affairs; approvers see it, and so does the explanation of the bill',
    },
  ),
);
/** Evidence with which the head confirms a rollover above the share of the policy (15.4-33, 15.4-34). */
export const rolloverEvidence = optional(
  withHelp(text({ fa: 'مدرک گذر شمارنده از صفر', en: 'Evidence for a rollover of the register' }, MOST_EVIDENCE), {
    fa: 'فقط رئیس امور مشترکین، برای گذری بیش از سهم مجاز ضابطه؛ در پیشنهاد تعدیل و در شرح قبض می‌آید',
    en: 'Only the head of subscriber affairs, for a rollover above the share of the policy; approvers see it, and so does the explanation of the bill',
  }),
);

interface AcceptedByHead {
  readonly override?: string;
  readonly rolloverEvidence?: string;
}
/** What the head accepts, with the evidence; absent if the form names none (15.4-34). */
export const acceptedByHead = ({ override, rolloverEvidence }: AcceptedByHead, by: string) => {
  const findings = [
    ...(override === undefined ? [] : ['exceedsCapacity' as const]),
    ...(rolloverEvidence === undefined ? [] : ['rolloverAboveShare' as const]),
  ];
  const evidence = [override, rolloverEvidence].filter(Boolean).join(BETWEEN);
  return findings.length === 0
    ? {}
    : { override: { by, role: 'headOfSubscriberAffairs' as const, evidence, findings } };
};
const MOST_READINGS = 60;

export const readingsList = list(
  { fa: 'قرائت‌های اشتباه', en: 'Wrong readings' },
  { readingId, rightIndex },
  MOST_READINGS,
);

/**
 * The form of a qualified person about wrong readings: each with its right index, and the party at fault (A3-3, A3-5,
 * 15.4-38).
 */
export const wrongReadings = {
  readings: readingsList,
  fault,
  override,
  rolloverEvidence,
} as const;

/** The form before several readings could be corrected at once: one reading. */
export const oneWrongReading = formerForm({ wrongReadingId: readingId, rightIndex, fault }, (filled) => ({
  readings: [{ readingId: filled.wrongReadingId, rightIndex: filled.rightIndex }],
  fault: filled.fault,
}));

/** Rules of the right index and of the party at fault, for every kind that corrects a reading (A3-3, A6-3). */
export const wrongReadingRules = [
  readingMustBeNamedOnce,
  rightIndexMustDifferFromBilledIndex,
  rightIndexMustFitRegister,
  rightIndexMustNotExceedIndexSeen,
  overrideOfTheCapacityMustBeByTheHead,
  wideRolloverMustBeConfirmedByTheHead,
  rightIndexMustNotExceedCapacity,
  everyReadingAboveIndexSeenMustBeCorrected,
  faultyContractorMustHaveRead,
  estimateOfTheSystemMustNotBeTheContractorsFault,
] as const;

/**
 * The reading is right; not offered if a sound meter shows less than was billed and no rollover explains it (A3-3,
 * A6-4, 15.4-33).
 */
export const readingRight = <const To extends string>({ title, to }: { readonly title: Words; readonly to: To }) =>
  decision({
    title,
    asks: { rolloverEvidence },
    offeredIf: [readingMustNotExceedIndexSeen],
    mustHold: [wideRolloverMustBeConfirmedByTheHead, readingMustNotExceedIndexSeen],
    to,
  });

/** The rows of the form in the order of the days of their readings. */
const byDay = <Row extends { readonly readingId: string }>(rows: readonly Row[], readings: readonly KnownReading[]) => {
  const dayOf = ({ readingId }: Row) => readings.find((each) => each.readingId === readingId)?.readOn ?? '';
  return rows.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
};

const contractorOf = (readings: readonly KnownReading[]) => {
  const contractorId = contractorsReading(readings)?.contractorId;
  return contractorId === undefined ? {} : { contractorId };
};

/**
 * Card 22 for every affected bill; for a contractor's mistake also the refund of the fee through Card 74 (A3-3, A3-5,
 * A6-3).
 */
export const billCorrection = request({
  ...correctionRequest,
  after: wrongReadings,
  needs: { visit: meterVisit },
  content: ({ form, readings, reports: { visit }, ...asking }) => ({
    ...requestedBy(asking),
    cause: { kind: 'readings' as const, readings: byDay(form.readings, readings) },
    evidence: {
      visitedOn: visit.visitedOn,
      visitedBy: visit.visitedBy,
      indexSeen: visit.indexSeen,
      ...(visit.remarks === undefined ? {} : { remarks: visit.remarks }),
    },
    fault: form.fault,
    ...(form.fault === 'readingContractor' ? contractorOf(readings) : {}),
    ...acceptedByHead(form, asking.decidedBy),
  }),
});
