import { choice, meterIndex, reading } from '../../engine/kind/form.ts';
import { request } from '../../engine/kind/kind.ts';

/**
 * What the qualified person fills in who finds a reading wrong: which, what it should have been, and whose mistake it
 * was (A3-3, A3-5).
 */
export const wrongReading = {
  wrongReadingId: reading({ fa: 'قرائت اشتباه', en: 'Wrong reading' }),
  rightIndex: meterIndex({ fa: 'رقم صحیح کنتور', en: 'Right index' }),
  fault: choice({ fa: 'اشتباه از', en: 'Whose mistake' }, 'readingContractor', 'company'),
} as const;

const correctionWords = {
  BillCorrectionRequested: { fa: 'تعدیل قبض درخواست شد', en: 'The correction of the bill was asked for' },
  BillCorrectionProposed: {
    fa: 'تعدیل محاسبه شد و در انتظار تأیید است',
    en: 'The correction was computed and waits for approval',
  },
  BillCorrected: { fa: 'تعدیل تأیید و ثبت شد', en: 'The correction was approved and posted' },
  BillCorrectionRefused: { fa: 'تعدیل پذیرفته نشد', en: 'The correction was refused' },
} as const;

/**
 * Card 22 for every bill that the reading touched; a contractor's mistake also gives the fee back through Card 74
 * (A3-3, A3-5, A6-3).
 */
export const billCorrection = request(
  'BillCorrectionRequested',
  'correctionId',
  wrongReading,
  correctionWords,
  (asking) => ({
    correctionId: asking.requestId,
    caseId: asking.caseId,
    officeId: asking.officeId,
    accountId: asking.accountId,
    readingId: asking.form.wrongReadingId,
    rightIndex: asking.form.rightIndex,
    evidence: {
      visitedOn: asking.visit.visitedOn,
      visitedBy: asking.visit.visitedBy,
      indexSeen: asking.visit.indexSeen,
      ...(asking.visit.remarks === undefined ? {} : { remarks: asking.visit.remarks }),
    },
    fault: asking.form.fault,
    ...(asking.form.fault === 'readingContractor' && asking.reading.contractorId !== undefined
      ? { contractorId: asking.reading.contractorId }
      : {}),
    feeCharged: asking.feeCharged,
    proposedBy: asking.decidedBy,
    requestedOn: asking.on,
  }),
);
