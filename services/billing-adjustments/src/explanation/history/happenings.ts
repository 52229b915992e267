import { formatJalaliFa } from '@pishkhan/calendar';
import { faDigits, type Text } from '@pishkhan/fields';
import { formatRialEn, formatRialFa } from '@pishkhan/money';
import type { BillAccountEvent, BillsCorrected } from '../../bill-account/domain/bill-account.messages.ts';
import type { BillAccount } from '../../bill-account/domain/bill-account.state.ts';
import type { BillFace } from '../../bill-account/domain/billing/bill.ts';
import type { Matched } from '../../bill-account/domain/payment/payment.ts';
import { paymentWith } from '../../bill-account/domain/payment/receiving/recorded-payments.ts';
import { keptSentence } from '../words/evidence.ts';
import { paymentSentence } from '../words/recorded.ts';
import { replacedSentence, reversedSentence } from '../words/sentences.ts';
import { both } from '../words/text.ts';

const issuedSentence = ({ payable, paymentDeadline }: BillFace, title: Text): Text =>
  both(
    `${title.fa}: ${formatRialFa(payable)} تا ${formatJalaliFa(paymentDeadline)}.`,
    `${title.en}: ${formatRialEn(payable)} until ${paymentDeadline}.`,
  );
const issued: Text = both('قبض صادر شد', 'The bill was issued');
const inPlaceOf = (replaced: string): Text =>
  both(`به جای قبض ${faDigits(replaced)} صادر شد`, `It was issued in place of bill ${replaced}`);

const otherPayment = both(
  'قبض دیگری از همین اشتراک پرداخت شد که مبلغ این قبض را هم در بر دارد.',
  'Another bill of the account was paid, which includes the amount of this one.',
);
const otherCorrection = both(
  'قبض دیگری از همین اشتراک تعدیل شد و مانده این قبض تغییر کرد.',
  'Another bill of the account was corrected, which changed what is left to pay.',
);
const otherReversal = both(
  'پرداختی از همین اشتراک برگشت خورد و مانده این قبض تغییر کرد.',
  'A payment of the account came back, which changed what is left to pay.',
);
const refundEnded = both(
  'استرداد بستانکاری انجام نشد و مبلغ آن به حساب برگشت.',
  'A refund was not paid, and its amount is a credit again.',
);
const onNextBill = both('تفاوت در قبض بعدی می‌آید.', 'The next bill has the difference.');

const correctedSentences = (
  { bills, correctiveBill, postedOn }: BillsCorrected['data'],
  billNumber: string,
): readonly Text[] => {
  if (correctiveBill?.face.billNumber === billNumber)
    return [issuedSentence(correctiveBill.face, inPlaceOf(correctiveBill.replaces))];
  const touched = bills.find((bill) => bill.billNumber === billNumber);
  if (!touched) return [otherCorrection];
  const [before, after, difference] = [touched.before.total, touched.after.total, touched.difference];
  const changed = both(
    `قبض در ${formatJalaliFa(postedOn)} اصلاح شد: بهای دوره از ${formatRialFa(before)} به ${formatRialFa(after)} رسید (تفاوت ${formatRialFa(difference)}).`,
    `The bill was corrected on ${postedOn}: the charges of the period are ${formatRialEn(after)} instead of ${formatRialEn(before)} (difference ${formatRialEn(difference)}).`,
  );
  if (correctiveBill?.replaces === billNumber) return [changed, replacedSentence(correctiveBill.face.billNumber)];
  return touched.settlement === 'nextBill' && difference !== 0 ? [changed, onNextBill] : [changed];
};

/** The payment id was that of this bill, or of one that it replaces. */
const isOf = (billNumber: string, matched: Matched | undefined): boolean =>
  matched !== undefined && [matched.billNumber, matched.inForce].includes(billNumber);

/**
 * What happened to a bill by an event of its account, in words; nothing by an event that leaves it as it is.
 *
 * @param account With the payments so far
 */
export const happeningsOf = (event: BillAccountEvent, billNumber: string, account: BillAccount): readonly Text[] => {
  switch (event.type) {
    case 'BillIssued':
      return [issuedSentence(event.data, issued)];
    case 'BillsCorrected':
      return correctedSentences(event.data, billNumber);
    case 'PaymentReceived': {
      const { fa, en } = paymentSentence(event.data);
      return [isOf(billNumber, event.data.matched) ? both(`${fa} دریافت شد.`, `${en} was received.`) : otherPayment];
    }
    case 'PaymentReversed': {
      const { reference, reopens } = event.data;
      const isOwn = reopens.includes(billNumber) || isOf(billNumber, paymentWith(account, reference)?.matched);
      return [isOwn ? reversedSentence(event.data) : otherReversal];
    }
    case 'RefundDeclined':
    case 'RefundReturned':
      return [refundEnded];
    case 'EvidenceTaken':
      return [keptSentence(event.data.evidence)];
    default:
      return [];
  }
};
