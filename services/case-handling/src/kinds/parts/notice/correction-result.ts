import { civilDate, formatJalaliFa } from '@pishkhan/calendar';
import { faDigits } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, negateRial, rial, type Rial } from '@pishkhan/money';
import type { Words } from '../../../engine/kind/form.ts';
import type { EventData } from '../../../engine/kind/facts.ts';

type Corrected = EventData<'BillCorrected'>;
type Face = NonNullable<Corrected['bills'][number]['correctiveBill']>;

/** What a posted correction means for the applicant (A6-3, A6-4, 11.8-5). */
export interface CorrectionResult {
  readonly correctionId: string;
  /** Sum over all bills; negative: in favour of the applicant. */
  readonly difference: number;
  /** The bill that replaces an unpaid one; without it the difference goes to the next bill. */
  readonly correctiveBill: Pick<
    Face,
    'billNumber' | 'billId' | 'paymentId' | 'payable' | 'paymentDeadline' | 'payableOnNextBill'
  > | null;
  /** Every payment id of the year is used, so that an unpaid bill was not replaced (8.7). */
  readonly noCorrectiveBill: boolean;
  /** Fee of the request that was given back at the contractor's expense (A3-5). */
  readonly feeRefunded: number;
}

const faceOf = ({ billNumber, billId, paymentId, payable, paymentDeadline, payableOnNextBill }: Face) => ({
  billNumber,
  billId,
  payable,
  paymentDeadline,
  ...(paymentId === undefined ? {} : { paymentId }),
  ...(payableOnNextBill === undefined ? {} : { payableOnNextBill }),
});

export const correctionResult = (posted: Corrected): CorrectionResult => {
  const face = posted.bills.find(({ correctiveBill }) => correctiveBill)?.correctiveBill;
  return {
    correctionId: posted.correctionId,
    difference: posted.difference,
    correctiveBill: face ? faceOf(face) : null,
    noCorrectiveBill: posted.noCorrectiveBill !== undefined,
    feeRefunded: posted.contractorEntry?.amount ?? 0,
  };
};

export const join = (...parts: readonly (Words | false)[]): Words => {
  const said = parts.filter((part) => part !== false);
  return { fa: said.map(({ fa }) => fa).join(' '), en: said.map(({ en }) => en).join(' ') };
};
const size = (amount: Rial) => (amount < 0 ? negateRial(amount) : amount);
const nextBill = (amount: Rial): Words => {
  if (amount === 0) return { fa: 'مبلغ قبض‌ها تغییر نکرد.', en: 'The amounts of the bills did not change.' };
  const [fa, en] = [formatRialFa(size(amount)), formatRialEn(size(amount))];
  return amount < 0
    ? { fa: `${fa} در قبض بعدی از مبلغ قابل پرداخت شما کم می‌شود.`, en: `${en} will be taken off the next bill.` }
    : { fa: `${fa} به قبض بعدی شما افزوده می‌شود.`, en: `${en} will be added to the next bill.` };
};

const toPay = ({ billId, paymentId, payable, paymentDeadline, payableOnNextBill }: Face): Words => {
  if (paymentId === undefined)
    return payableOnNextBill === undefined
      ? { fa: 'قبض اصلاحی مبلغی برای پرداخت ندارد.', en: 'Nothing is to pay on the corrective bill.' }
      : nextBill(rial(payableOnNextBill));
  const amount = rial(payable);
  const deadline = civilDate(paymentDeadline);
  return {
    fa: `مبلغ قابل پرداخت قبض اصلاحی ${formatRialFa(amount)}، شناسه قبض ${faDigits(billId)}، شناسه پرداخت ${faDigits(paymentId)}، مهلت پرداخت ${formatJalaliFa(deadline)}.`,
    en: `The corrective bill asks for ${formatRialEn(amount)}; bill id ${billId}, payment id ${paymentId}, to pay by ${deadline}.`,
  };
};

/** An index that no bill has used yet, such as the opening one, changes no amount (F5). */
const beforeTheFirstBill = ({ bills, readings = [], difference }: Corrected): Words | undefined =>
  bills.length === 0 && readings.length > 0 && difference === 0
    ? {
        fa: 'هنوز قبضی با رقم پیشین صادر نشده بود؛ قبض بعدی با رقم صحیح حساب می‌شود.',
        en: 'No bill had used the former index; the next bill is computed with the right one.',
      }
    : undefined;

/** A corrective bill with what is to pay on it, or the difference on the next bill (11.8-5). */
export const consequenceSentence = (correctiveBill: Face | undefined, difference: Rial): Words =>
  correctiveBill ? toPay(correctiveBill) : nextBill(difference);

/** The consequences of a posted correction for the applicant, with amounts, payment id and deadline (A6-4, 15.4-21). */
export const correctionSentence = (posted: Corrected): Words => {
  const { difference, correctiveBill, noCorrectiveBill, feeRefunded } = correctionResult(posted);
  const fee = rial(feeRefunded);
  return join(
    noCorrectiveBill && {
      fa: 'برای این سال شناسه پرداخت تازه‌ای نمانده است و قبض اصلاحی صادر نشد.',
      en: 'No payment id of the year is left, and no corrective bill was issued.',
    },
    correctiveBill ? toPay(correctiveBill as Face) : (beforeTheFirstBill(posted) ?? nextBill(rial(difference))),
    fee > 0 && {
      fa: `کارمزد درخواست (${formatRialFa(fee)}) به حساب اشتراک شما برگشت.`,
      en: `The fee of the request (${formatRialEn(fee)}) was credited to the account.`,
    },
  );
};

/** Why a correction was not made, in the words of billing. */
export const refusalSentence = ({ says, reason }: EventData<'BillCorrectionRefused'>): Words => {
  const why = says ?? (reason === undefined ? undefined : { fa: reason, en: reason });
  return why
    ? { fa: `تعدیل پذیرفته نشد: ${why.fa}`, en: `The correction was rejected: ${why.en}` }
    : { fa: 'تعدیل پذیرفته نشد', en: 'The correction was rejected' };
};
