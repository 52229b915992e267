import { civilDate, formatJalaliFa } from '@pishkhan/calendar';
import { faDigits, faNumber } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { NoticeBasis, Replies } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';
import { visitIn } from '../visit.ts';
import { correctionSentence, join, refusalSentence } from './correction-result.ts';

/** An answer after a correction: its first words, and the consequences. */
export const withCorrection =
  (words: Words) =>
  (_: unknown, { BillCorrected }: Replies): Words =>
    BillCorrected ? join(words, correctionSentence(BillCorrected)) : words;

/** An answer without a correction: if one had been rejected, why (part 11 of A6-4). */
export const withRefusal =
  (words: Words) =>
  (_: unknown, { BillCorrectionRefused }: Replies): Words => {
    if (!BillCorrectionRefused) return words;
    const { fa, en } = refusalSentence(BillCorrectionRefused);
    return join({ fa: `${fa}.`, en: `${en}.` }, words);
  };

/** Facts of the disputed bill; amount and ids are absent in cases of earlier releases. */
interface StandingBill {
  readonly paymentDeadline: string;
  readonly payable?: number;
  readonly billId?: string;
  readonly paymentId?: string;
}
const nothingToPay = ({ payable, paymentId }: StandingBill) => payable === 0 && paymentId === undefined;
const standingBill = (bill: StandingBill): Words | false => {
  const { paymentDeadline, payable, billId, paymentId } = bill;
  if (nothingToPay(bill)) return { fa: 'این قبض مبلغی برای پرداخت ندارد.', en: 'Nothing is to pay on this bill.' };
  if (payable === undefined || billId === undefined || paymentId === undefined) return false;
  const [amount, deadline] = [rial(payable), civilDate(paymentDeadline)];
  return {
    fa: `مبلغ آن ${formatRialFa(amount)}، شناسه قبض ${faDigits(billId)}، شناسه پرداخت ${faDigits(paymentId)}، مهلت پرداخت ${formatJalaliFa(deadline)} است؛ اگر پرداخته‌اید، پرداخت دوباره لازم نیست.`,
    en: `It asks for ${formatRialEn(amount)}; bill id ${billId}, payment id ${paymentId}, to pay by ${deadline}, unless it is paid.`,
  };
};
const correct: Words = { fa: 'قبض صحیح است.', en: 'The bill is correct.' };
const correctAndPayable: Words = { fa: 'قبض صحیح و قابل پرداخت است.', en: 'The bill is correct and payable.' };

/** A bill that stands: amount, ids and deadline, and why a requested correction was not made (A6-4, 15.4-21). */
export const billStands = (facts: StandingBill, replies: Replies): Words =>
  join(withRefusal(nothingToPay(facts) ? correct : correctAndPayable)(facts, replies), standingBill(facts));

/** A bill about which the objection was withdrawn: what is to pay, by when (A6-4, 15.4-49). */
export const billUnchanged = (facts: StandingBill): Words =>
  join({ fa: 'قبض تغییر نکرد و معتبر است.', en: 'The bill was not changed and is valid.' }, standingBill(facts));

/** The visit that the answer relies on: its day and the index seen (A2-7, A3-3). */
const visitWords = ({ reports }: NoticeBasis): Words => {
  const visit = visitIn({ reports });
  if (!visit) return { fa: 'کنتور بازدید شد.', en: 'The meter was visited.' };
  const on = civilDate(visit.visitedOn);
  return {
    fa: `کنتور در ${formatJalaliFa(on)} بازدید شد و رقم آن ${faNumber(visit.indexSeen)} بود.`,
    en: `The meter was visited on ${on} and showed ${visit.indexSeen}.`,
  };
};
export const afterVisit =
  (words: Words) =>
  (_: unknown, __: Replies, basis: NoticeBasis): Words =>
    join(visitWords(basis), words);

/** An answer by the visit: if a correction had been rejected, why. */
export const afterVisitWithRefusal =
  (words: Words) =>
  (facts: unknown, replies: Replies, basis: NoticeBasis): Words =>
    join(visitWords(basis), withRefusal(words)(facts, replies));
