import { choice, optional, text } from '../../engine/kind/form.ts';
import { caseKind, decision, registration } from '../../engine/kind/kind.ts';
import { answerWithin } from '../parts/answer-within.ts';
import {
  billMustNotBeReplaced,
  billMustNotBeUnderReview,
  objectionMustPrecedePaymentDeadline,
} from '../parts/case-kinds.rules.ts';
import { billStands, billUnchanged, withCorrection } from '../parts/notice/notice-words.ts';
import { meterFaultyAnswer, meterFaultyOutcome, visitAgain, visitStage } from '../parts/visit.ts';
import { correctionStage } from '../parts/cause/correction.ts';
import { daysCorrection, daysWrong } from '../parts/cause/wrong-days.ts';
import { severalCorrection, severalWrong } from '../parts/cause/several-wrong.ts';
import { itemCorrection, itemWrong } from '../parts/cause/wrong-item.ts';
import { tariffCorrection, tariffWrong, termsCorrection, termsWrong } from '../parts/cause/wrong-price.ts';
import {
  billCorrection,
  oneWrongReading,
  readingRight,
  wrongReadingRules,
  wrongReadings,
} from '../parts/wrong-reading.ts';
import { readingMustBelongToTheAccount, readingMustBelongToTheBill } from '../parts/wrong-reading.rules.ts';

const waiting = {
  title: { fa: 'در انتظار تعدیل قبض (کارت ۲۲)', en: 'Wait for the correction' },
  done: 'correctedAnswer',
  refused: 'judgement',
} as const;

/** A6: the subscriber objects to a bill; its cause is corrected, or the bill is right and payable. */
export const billReview = caseKind({
  kind: 'bill-review',
  version: 1,
  source: 'A6',
  rules: ['A6-1', 'A6-2', 'A6-3', 'A6-4', 'A6-5', 'B3-5', '11.8-5', '15.4-21', '15.4-38', '15.4-39', '15.4-41'],
  title: { fa: 'درخواست بررسی قبض', en: 'Bill review' },
  opens: registration({
    by: ['counterClerk'],
    source: 'A6-1',
    about: 'bill',
    fee: 'billReview',
    asks: {
      billNumber: text({ fa: 'شماره قبض', en: 'Bill number' }, 60),
      objection: choice(
        { fa: 'موضوع اعتراض', en: 'Objection to' },
        {
          gasPrice: { fa: 'گازبها', en: 'Gas price' },
          miscellaneous: { fa: 'مبالغ متفرقه', en: 'Miscellaneous amounts' },
          readFigure: { fa: 'رقم قرائت‌شده', en: 'Figure that was read' },
        },
      ),
      remarks: optional(text({ fa: 'توضیح', en: 'Remarks' }, 2_000)),
    },
    gates: [
      { source: '11.8-5', rule: billMustNotBeReplaced },
      { source: 'B3-5', rule: objectionMustPrecedePaymentDeadline },
    ],
    onePer: { source: 'A6-1', rule: billMustNotBeUnderReview },
    remembers: ({ form, known: { bill } }) => ({
      billNumber: bill.billNumber,
      objection: form.objection,
      paymentDeadline: bill.paymentDeadline,
      openingReadingId: bill.openingReadingId,
      closingReadingId: bill.closingReadingId,
      payable: bill.payable,
      ...(bill.billId === undefined ? {} : { billId: bill.billId }),
      ...(bill.paymentId === undefined ? {} : { paymentId: bill.paymentId }),
    }),
  }),
  deadlines: {
    answer: answerWithin({ within: 3, unit: 'workingDays', source: 'A6-5' }),
  },
  whenWithdrawn: billUnchanged,
  start: 'visit',
  stages: {
    visit: visitStage({ source: 'A6-2', faulty: 'meterFaultyAnswer', sound: 'judgement' }),
    judgement: {
      title: { fa: 'بررسی و تصمیم نماینده دارای صلاحیت', en: 'Decide whether the bill is wrong' },
      source: 'A6-3, A6-4',
      owner: 'qualifiedRepresentative',
      decides: {
        errorConfirmed: decision({
          title: { fa: 'اشکال تأیید شد', en: 'The error is confirmed' },
          asks: wrongReadings,
          formerly: oneWrongReading,
          to: 'correction',
          mustHold: [readingMustBelongToTheAccount, readingMustBelongToTheBill, ...wrongReadingRules],
        }),
        termsWrong: termsWrong('termsCorrection'),
        tariffWrong: tariffWrong('tariffCorrection'),
        daysWrong: daysWrong('daysCorrection'),
        itemWrong: itemWrong('itemCorrection'),
        severalWrong: severalWrong('severalCorrection'),
        readingRight: readingRight({
          title: { fa: 'قبض صحیح است', en: 'The bill is right' },
          to: 'billStandsAnswer',
        }),
        visitAgain,
      },
    },
    correction: correctionStage({ ...waiting, source: 'A6-3', requests: billCorrection }),
    termsCorrection: correctionStage({ ...waiting, source: 'A6-1, 15.4-39', requests: termsCorrection }),
    tariffCorrection: correctionStage({ ...waiting, source: 'A6-1, 15.4-39, 15.4-41', requests: tariffCorrection }),
    daysCorrection: correctionStage({ ...waiting, source: 'A6-1, 15.4-39', requests: daysCorrection }),
    severalCorrection: correctionStage({ ...waiting, source: 'A6-1, 15.4-38, 15.4-39', requests: severalCorrection }),
    itemCorrection: correctionStage({ ...waiting, source: 'A6-1, 15.4-39', requests: itemCorrection }),
    correctedAnswer: {
      title: { fa: 'اعلام اصلاح قبض به مشترک', en: 'Tell the applicant that the bill was corrected' },
      source: '15.4-21',
      owner: 'counterClerk',
      informs: withCorrection({
        fa: 'اشکال قبض تأیید و قبض اصلاح شد.',
        en: 'The error was confirmed and the bill was corrected.',
      }),
      closes: 'corrected',
    },
    billStandsAnswer: {
      title: { fa: 'اعلام صحت قبض به مشترک', en: 'Tell the applicant that the bill is right' },
      source: 'A6-4, 15.4-21',
      owner: 'counterClerk',
      informs: billStands,
      closes: 'billStands',
    },
    meterFaultyAnswer,
  },
  outcomes: {
    corrected: { title: { fa: 'قبض اصلاح شد', en: 'Bill corrected' }, source: 'A6-3' },
    billStands: { title: { fa: 'قبض صحیح و قابل پرداخت', en: 'Bill stands, payable' }, source: 'A6-4' },
    meterFaulty: meterFaultyOutcome('A6-2'),
  },
});
