import { describe, expect, it } from '@jest/globals';
import { billCorrected, billIssued, type BillCorrected } from '@pishkhan/contracts';
import { bill as knownBill, by } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { billReview } from '../../bill/bill-review.case.ts';
import { meterFault } from '../../meter/fault/meter-fault.case.ts';
import { meterVisit } from '../../meter/visit/meter-visit.case.ts';
import { correctionSentence, refusalSentence } from './correction-result.ts';

const { contractorEntry: _, ...example } = billCorrected.example;
const [bill] = example.bills;
const posted = (change: Partial<BillCorrected> = {}): BillCorrected => ({ ...example, ...change });
const replacedBy = (face: object) =>
  posted({ bills: [{ ...bill!, settlement: 'correctiveBill', correctiveBill: { ...billIssued.example, ...face } }] });

describe('the consequences of a correction for the applicant (A6-4, 15.4-21)', () => {
  it('A6-4: a corrective bill with amount, bill id, payment id and deadline, in Persian digits and Jalali days', () => {
    const face = { payable: 287_000, billId: '765432106230', paymentId: '28750121', paymentDeadline: '2026-12-22' };
    expect(correctionSentence(replacedBy(face)).fa).toBe(
      'مبلغ قابل پرداخت قبض اصلاحی ۲۸۷٬۰۰۰ ریال، شناسه قبض ۷۶۵۴۳۲۱۰۶۲۳۰، شناسه پرداخت ۲۸۷۵۰۱۲۱، مهلت پرداخت ۱ دی ۱۴۰۵.',
    );
  });
  it('A6-3: the difference goes to the next bill, as a credit or a debit', () => {
    expect(correctionSentence(posted({ difference: -146_156 })).fa).toBe(
      '۱۴۶٬۱۵۶ ریال در قبض بعدی از مبلغ قابل پرداخت شما کم می‌شود.',
    );
    expect(correctionSentence(posted({ difference: 45_031 })).fa).toBe('۴۵٬۰۳۱ ریال به قبض بعدی شما افزوده می‌شود.');
    expect(correctionSentence(posted({ difference: 0 })).fa).toBe('مبلغ قبض‌ها تغییر نکرد.');
  });
  it('8.7: a payable amount that the next bill asks for, and no corrective bill for want of payment ids', () => {
    const { paymentId: __, ...unpaid } = billIssued.example;
    const postponed = { ...unpaid, payable: 0, paymentId: undefined, payableOnNextBill: 12_000 };
    expect(correctionSentence(replacedBy(postponed)).fa).toBe('۱۲٬۰۰۰ ریال به قبض بعدی شما افزوده می‌شود.');
    expect(correctionSentence(replacedBy({ ...postponed, payableOnNextBill: undefined })).fa).toBe(
      'قبض اصلاحی مبلغی برای پرداخت ندارد.',
    );
    expect(correctionSentence(posted({ difference: -5_000, noCorrectiveBill: 'paymentIdsUsedUp' })).fa).toBe(
      'برای این سال شناسه پرداخت تازه‌ای نمانده است و قبض اصلاحی صادر نشد. ۵٬۰۰۰ ریال در قبض بعدی از مبلغ قابل پرداخت شما کم می‌شود.',
    );
  });
  it('F5: an index that no bill had used, such as the opening one, changes no amount', () => {
    const reading = {
      readingId: 'r',
      wrongIndex: 100,
      rightIndex: 90,
      rolledOver: false,
      because: 'corrected',
    } as const;
    expect(correctionSentence(posted({ bills: [], readings: [reading], difference: 0 })).fa).toBe(
      'هنوز قبضی با رقم پیشین صادر نشده بود؛ قبض بعدی با رقم صحیح حساب می‌شود.',
    );
  });
  it("A3-5: the fee that was given back at the contractor's expense", () =>
    expect(correctionSentence(billCorrected.example).fa).toMatch(
      / کارمزد درخواست \(۳۵٬۰۰۰ ریال\) به حساب اشتراک شما برگشت\.$/,
    ));
  it.each([replacedBy({}), posted(), posted({ noCorrectiveBill: 'paymentIdsUsedUp' }), billCorrected.example])(
    'A6-4: has no Latin letter or digit in Persian',
    (of) => expect(correctionSentence(of).fa).not.toMatch(/[A-Za-z0-9]/),
  );
  it('A6-4: why a correction was not made, in the words of billing', () => {
    const refused = { correctionId: 'c', caseId: 'case', accountId: '1', rule: 'CorrectIndexMustDiffer' };
    const says = { fa: 'رقم صحیح همان رقم ثبت‌شده است (رقم کنتور: ۲٬۴۱۷)', en: 'the same' };
    expect(refusalSentence({ ...refused, says }).fa).toBe(`تعدیل پذیرفته نشد: ${says.fa}`);
    expect(refusalSentence({ ...refused, reason: 'عکس تار است' }).fa).toBe('تعدیل پذیرفته نشد: عکس تار است');
    expect(refusalSentence(refused).fa).toBe('تعدیل پذیرفته نشد');
  });
});

/** The notice without its last sentence, which is the tracking code (C3-2). */
const textAfter = (events: readonly { type: string; data: object }[]): string | undefined => {
  const informed = events.find(({ type }) => type === 'ApplicantInformed')!;
  const [text, code] = (informed.data as { says: { fa: string } }).says.fa.split(' کد رهگیری: ');
  expect(code).toMatch(/^[۰-۹]{4}-[۰-۹]{4}-[۰-۹]{5}-[۰-۹]{5}-[۰-۹]$/);
  return text;
};

describe('the notice of a bill review (A6-4, 15.4-21)', () => {
  const error = { readings: [{ readingId: 'reading-07', rightIndex: 2147 }], fault: 'company' };
  const asked = () =>
    walk(billReview)
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .visited()
      .decided('errorConfirmed', error);

  it('A6-4: carries the consequences of the correction, and is stored as it was said', () => {
    const { events } = asked().hears('BillCorrected', { difference: -146_156 }).informed('sms');
    expect(textAfter(events)).toMatch(
      /^اشکال قبض تأیید و قبض اصلاح شد\. ۱۴۶٬۱۵۶ ریال در قبض بعدی از مبلغ قابل پرداخت شما کم می‌شود\./,
    );
  });
  it('A6-4: a bill on which nothing is to pay is not called payable', () => {
    const { events } = walk(billReview, { bill: knownBill({ billId: '1020304006239', payable: 0 }) })
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .visited()
      .decided('readingRight')
      .informed('sms');
    expect(textAfter(events)).toBe('قبض صحیح است. این قبض مبلغی برای پرداخت ندارد.');
  });
  it('A6-4: says why a correction was rejected if the bill is right after all', () => {
    const says = { fa: 'رقم صحیح باید میان رقم قرائت پیشین و رقم قرائت بعدی باشد', en: 'between' };
    const { events } = asked()
      .hears('BillCorrectionRefused', { rule: 'CorrectIndexMustFitNeighbours', says })
      .decided('readingRight')
      .informed('sms');
    expect(textAfter(events)).toBe(`تعدیل پذیرفته نشد: ${says.fa}. قبض صحیح و قابل پرداخت است.`);
  });
  it('A6-4: a bill that stands is named with amount, bill id, payment id and deadline', () => {
    const ids = { billId: '1020304006239', paymentId: '36700121' };
    const { events } = walk(billReview, { bill: knownBill({ ...ids, payable: 367_000 }) })
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .visited()
      .decided('readingRight')
      .informed('sms');
    expect(textAfter(events)).toBe(
      'قبض صحیح و قابل پرداخت است. مبلغ آن ۳۶۷٬۰۰۰ ریال، شناسه قبض ۱۰۲۰۳۰۴۰۰۶۲۳۹، شناسه پرداخت ۳۶۷۰۰۱۲۱، مهلت پرداخت ۱۰ آذر ۱۴۰۵ است؛ اگر پرداخته‌اید، پرداخت دوباره لازم نیست.',
    );
  });
  it('15.4-38: says nothing of a correction that the office took back', () => {
    const { events } = asked()
      .sentBack(by('qualifiedRepresentative'))
      .hears('BillCorrectionRefused', { rule: 'CorrectionMustNotBeWithdrawn' })
      .decided('readingRight')
      .informed('sms');
    expect(textAfter(events)).toBe('قبض صحیح و قابل پرداخت است.');
  });
});

describe('the notice of a withdrawal (A6-4, 15.4-21, 15.4-49)', () => {
  const bill = knownBill({ billId: '1020304006239', paymentId: '36700121', payable: 367_000 });
  const registered = () =>
    walk(billReview, { bill }).opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' }).on('1405-09-01');
  const standing =
    'قبض تغییر نکرد و معتبر است. مبلغ آن ۳۶۷٬۰۰۰ ریال، شناسه قبض ۱۰۲۰۳۰۴۰۰۶۲۳۹، شناسه پرداخت ۳۶۷۰۰۱۲۱، مهلت پرداخت ۱۰ آذر ۱۴۰۵ است؛ اگر پرداخته‌اید، پرداخت دوباره لازم نیست.';
  const recorded = 'انصراف شما از «درخواست بررسی قبض» در ۱ آذر ۱۴۰۵ ثبت شد.';

  it('15.4-49: names its day, the visit that is called back, the bill that stays payable, and the tracking code', () => {
    expect(textAfter(registered().withdrawn('x').informed('sms').events)).toBe(
      `${recorded} بازدید کنتور لغو شد و انجام نمی‌شود. ${standing}`,
    );
  });
  it('15.4-49: says nothing of a visit that was made', () => {
    expect(textAfter(registered().visited().withdrawn('x').informed('sms').events)).toBe(`${recorded} ${standing}`);
  });
  it('15.4-21: says for each kind what is no longer done', () => {
    const account = { accountId: '1000001' };
    const visit = walk(meterVisit, { bill: undefined })
      .opened({ ...account, reason: 'x' })
      .on('1405-09-01');
    expect(textAfter(visit.withdrawn('x').informed('sms').events)).toBe(
      'انصراف شما از «درخواست بازدید کنتور» در ۱ آذر ۱۴۰۵ ثبت شد. بازدید کنتور لغو شد و انجام نمی‌شود. قبض‌های صادرشده تغییر نکرد و معتبر است.',
    );
    const fault = walk(meterFault, { bill: undefined })
      .opened({ ...account, fault: 'x' })
      .on('1405-09-01');
    expect(textAfter(fault.visited().withdrawn('x').informed('sms').events)).toBe(
      'انصراف شما از «گزارش خرابی کنتور» در ۱ آذر ۱۴۰۵ ثبت شد. گزارش خرابی دیگر پیگیری نمی‌شود؛ اگر کنتور هنوز خراب است، دوباره گزارش دهید.',
    );
  });
});

describe('the notice after a visit (A2-7, A3-3, 15.4-21)', () => {
  const seen = 'کنتور در ۱ آذر ۱۴۰۵ بازدید شد و رقم آن ۲٬۲۹۰ بود.';
  const account = { accountId: '1000001' };
  it('A3-3: names the day and the index seen, and that no amount changes', () => {
    const visit = walk(meterVisit, { bill: undefined })
      .opened({ ...account, reason: 'x' })
      .on('1405-09-01');
    expect(textAfter(visit.visited().decided('readingRight').informed('sms').events)).toBe(
      `${seen} قرائت صحیح است و مبلغ قبض‌ها تغییر نمی‌کند.`,
    );
  });
  it('A2-7: names the day of the visit that found the meter faulty or sound', () => {
    const fault = walk(meterFault, { bill: undefined })
      .opened({ ...account, fault: 'x' })
      .on('1405-09-01');
    const after = (meterSound: boolean, answer: string) =>
      textAfter(fault.visited({ meterSound }).decided(answer).informed('sms').events);
    expect(after(true, 'meterSound')).toBe(`${seen} کنتور سالم است.`);
    expect(after(false, 'faultConfirmed')).toBe(`${seen} خرابی کنتور تأیید شد؛ کنتور تعویض می‌شود.`);
  });
});
