import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import { isImpossible, type IndexFinding } from '@pishkhan/consumption';
import { isSamePerson } from '@pishkhan/roles';
import type { HeldFinding, ReviewOutcome } from './review.messages.ts';

/** A lower index may be a rollover, which a person or a named policy confirms (11.4, 15.4-33). */
export const rolloverMustBeConfirmed = rule(
  'RolloverMustBeConfirmed',
  {
    fa: 'رقم از قرائت پیشین کمتر است و گذر شمارنده از صفر باید تأیید شود',
    en: 'The index is lower than the previous one, and a rollover of the register must be confirmed',
  },
  (finding: Extract<IndexFinding, { kind: 'unconfirmedRollover' }>) => ({
    index: finding.later.index,
    previousIndex: finding.earlier.index,
    consumption: finding.consumption,
  }),
);

/** A multiple of the use of the same season needs a person (15.4-33). */
export const consumptionMustBeUsual = rule(
  'ConsumptionMustBeUsual',
  {
    fa: 'مصرف چند برابر همین روزها در سال پیش است و باید بررسی شود',
    en: 'The consumption is a multiple of the same days of last year and must be reviewed',
  },
  ({ consumption, usual }: Extract<IndexFinding, { kind: 'unusual' }>) => ({ consumption, usual }),
);

/** A meter whose index does not move may stand still (A2); it is a reason for a review, and holds no reading. */
export const indexMustMove = rule(
  'IndexMustMove',
  { fa: 'رقم کنتور در چند قرائت پیاپی تغییر نکرده است', en: 'The index has not moved in several readings' },
  ({ index, since }: Extract<IndexFinding, { kind: 'standsStill' }>) => ({ index, since }),
);

/** Two different figures of one meter and day both go to a person (15.4-46). */
export const dayMustHaveOneFigure = rule(
  'DayMustHaveOneFigure',
  {
    fa: 'برای این کنتور و این روز دو رقم متفاوت رسیده است',
    en: 'Two different figures arrived for this meter and day',
  },
  ({ readOn, index, other }: { readonly readOn: CivilDate; readonly index: number; readonly other: number }) => ({
    readOn,
    index,
    other,
  }),
);

/** A review is of a reading that was held, or of a standstill (11.4, A2). */
export const reviewMustExist = existenceRule(
  'ReviewMustExist',
  { fa: 'چنین قرائتی در فهرست بررسی نیست', en: 'No such reading waits for review' },
  (reviewId: string) => ({ reviewId }),
);

/** A review ends once (11.4). */
export const reviewMustBeOpen = statusRule(
  'ReviewMustBeOpen',
  { fa: 'این قرائت پیش‌تر بررسی شده است', en: 'This reading has been reviewed already' },
  (outcome: ReviewOutcome) => ({ outcome }),
);

/** The reader whose reading waits may not judge it, and may order a visit (15.4-37). */
export const readerMustNotReviewTheOwnReading = rule(
  'ReaderMustNotReviewTheOwnReading',
  {
    fa: 'کسی که این رقم را خوانده نمی‌تواند درباره آن تصمیم بگیرد',
    en: 'The person who made this reading may not decide on it',
  },
  (readerId: string | undefined, by: string | undefined) =>
    readerId !== undefined && by !== undefined && isSamePerson(readerId, by) && { disputedReader: readerId },
);

/**
 * Who enters a figure for another reader may not judge it either: no index is billed by one person alone (15.4-37,
 * 7.5).
 */
export const entryMustBeReviewedByAnother = permissionRule(
  'EntryMustBeReviewedByAnother',
  {
    fa: 'کسی که این رقم را ثبت کرده نمی‌تواند درباره آن تصمیم بگیرد',
    en: 'The person who entered this reading may not decide on it',
  },
  (enteredBy: string | undefined, by: string | undefined) =>
    enteredBy !== undefined && by !== undefined && isSamePerson(enteredBy, by) && { enteredBy },
);

/** A standstill has no index to correct; it is accepted, or the meter is visited (A2). */
export const onlyAReadingMayBeCorrected = rule(
  'OnlyAReadingMayBeCorrected',
  {
    fa: 'توقف کنتور رقمی برای اصلاح یا رد ندارد؛ آن را بپذیرید یا درخواست بازدید کنید',
    en: 'A standstill has no index to correct or reject; accept it or order a visit',
  },
  () => true,
);

/** What falls or exceeds the capacity is accepted only by the head of subscriber affairs (15.4-34). */
export const overrideMustBeByTheHead = permissionRule(
  'OverrideMustBeByTheHead',
  {
    fa: 'پذیرش این رقم تنها با رئیس امور مشترکین است',
    en: 'Only the head of subscriber affairs may accept this index',
  },
  (findings: readonly HeldFinding[], byHead: boolean) => findings.length > 0 && !byHead && { findings },
);

/** An override names its evidence, such as the visit or a photograph (15.4-34). */
export const overrideMustNameEvidence = rule(
  'OverrideMustNameEvidence',
  {
    fa: 'برای پذیرش این رقم مدرک آن را بنویسید (بازدید، عکس کنتور)',
    en: 'The evidence for accepting this index must be named (visit, photograph of the meter)',
  },
  (findings: readonly HeldFinding[], evidence: string | undefined) =>
    findings.length > 0 && evidence === undefined && { findings },
);

/** A reading waits for review once; delivered again it goes on waiting unless the reason is gone (11.4, 15.4-31). */
export const readingMustNotAwaitReview = statusRule(
  'ReadingMustNotAwaitReview',
  { fa: 'این قرائت در انتظار بررسی است', en: 'This reading waits for review' },
  (reviewId: string, findings: readonly HeldFinding[]) => ({ reviewId, findings }),
);

/** A person found the figure to be a misreading; the same row again does not change that (11.4). */
export const readingMustNotBeRejected = statusRule(
  'ReadingMustNotBeRejected',
  { fa: 'این رقم پیش‌تر به‌عنوان قرائت نادرست رد شده است', en: 'This figure was rejected as a misreading' },
  (reason: string | undefined) => ({ reason }),
);

/** Findings that only the head overrides. */
export const impossibleAmong = (findings: readonly HeldFinding[]): readonly IndexFinding[] =>
  findings.filter(
    (finding): finding is IndexFinding =>
      finding.kind !== 'twoFigures' && finding.kind !== 'takenOff' && isImpossible(finding),
  );
