import { choice, meterIndex, reading, type Words } from '../../engine/kind/form.ts';
import { decision, request } from '../../engine/kind/kind.ts';
import {
  estimateOfTheSystemMustNotBeTheContractorsFault,
  faultyContractorMustHaveRead,
  readingMustNotExceedIndexSeen,
  rightIndexMustDifferFromBilledIndex,
  rightIndexMustNotExceedIndexSeen,
} from './case-kinds.rules.ts';
import { meterVisit } from './visit.ts';

/**
 * The form of a qualified person about a wrong reading: which reading, its right index, and the party at fault (A3-3,
 * A3-5).
 */
export const wrongReading = {
  wrongReadingId: reading({ fa: 'قرائت اشتباه', en: 'Wrong reading' }),
  rightIndex: meterIndex({ fa: 'رقم صحیح کنتور', en: 'Right index' }),
  fault: choice(
    { fa: 'مقصر خطا', en: 'Whose mistake' },
    {
      readingContractor: { fa: 'پیمانکار قرائت', en: 'Reading contractor' },
      company: { fa: 'شرکت', en: 'Company' },
    },
  ),
} as const;

/** Rules of the right index and of the party at fault, for every kind that corrects a reading (A3-3, A6-3). */
export const wrongReadingRules = [
  rightIndexMustDifferFromBilledIndex,
  rightIndexMustNotExceedIndexSeen,
  faultyContractorMustHaveRead,
  estimateOfTheSystemMustNotBeTheContractorsFault,
] as const;

/** The reading is right; not offered if a sound meter shows less than was billed (A3-3, A6-4). */
export const readingRight = <const To extends string>({ title, to }: { readonly title: Words; readonly to: To }) =>
  decision({ title, asks: {}, offeredIf: [readingMustNotExceedIndexSeen], mustHold: [], to });

const correctionWords = {
  BillCorrectionRequested: { fa: 'تعدیل قبض درخواست شد', en: 'The correction of the bill was requested' },
  BillCorrectionProposed: {
    fa: 'تعدیل محاسبه شد و در انتظار تأیید است',
    en: 'The correction was computed and waits for approval',
  },
  BillCorrected: { fa: 'تعدیل تأیید و ثبت شد', en: 'The correction was approved and posted' },
  BillCorrectionRefused: { fa: 'تعدیل پذیرفته نشد', en: 'The correction was rejected' },
} as const;

/**
 * Card 22 for every affected bill; for a contractor's mistake also the refund of the fee through Card 74 (A3-3, A3-5,
 * A6-3).
 */
export const billCorrection = request({
  event: 'BillCorrectionRequested',
  knownBy: 'correctionId',
  after: wrongReading,
  needs: { visit: meterVisit },
  words: correctionWords,
  content: ({ requestId, caseId, officeId, accountId, form, reports: { visit }, ...asking }) => ({
    correctionId: requestId,
    caseId,
    officeId,
    accountId: accountId ?? '',
    readingId: form.wrongReadingId,
    rightIndex: form.rightIndex,
    evidence: {
      visitedOn: visit.visitedOn,
      visitedBy: visit.visitedBy,
      indexSeen: visit.indexSeen,
      ...(visit.remarks === undefined ? {} : { remarks: visit.remarks }),
    },
    fault: form.fault,
    ...(form.fault === 'readingContractor' && asking.reading?.contractorId !== undefined
      ? { contractorId: asking.reading.contractorId }
      : {}),
    feeCharged: asking.feeCharged,
    proposedBy: asking.decidedBy,
    ...(asking.decidedAs === 'headOfSubscriberAffairs' ? { proposedAs: asking.decidedAs } : {}),
    requestedOn: asking.on,
  }),
});

/** The correction is requested; a rejection returns the case to the person who decided (A3-3, A6-3). */
export const correctionStage = <const To extends string>({
  title,
  source,
  done,
  refused,
}: {
  readonly title: Words;
  readonly source: string;
  readonly done: To;
  readonly refused: To;
}) => ({
  title,
  source,
  requests: billCorrection,
  notes: ['BillCorrectionProposed'] as const,
  on: { BillCorrected: done, BillCorrectionRefused: refused },
});
