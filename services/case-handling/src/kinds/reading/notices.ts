import { civilDate, formatJalaliFa } from '@pishkhan/calendar';
import { faDigits, faNumber } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { EventData, Replies } from '../../engine/kind/facts.ts';
import type { Words } from '../../engine/kind/form.ts';
import { consequenceSentence, join } from '../parts/notice/correction-result.ts';
import type { DeclaredFacts } from './declared.ts';

/** The bill of the declared figure: its days, amount, ids and deadline (A9-4). */
export const billSentence = ({
  consumption,
  periodFrom,
  periodTo,
  payable,
  billId,
  paymentId,
  paymentDeadline,
}: EventData<'BillIssued'>): Words => {
  const [from, to, deadline] = [periodFrom, periodTo, paymentDeadline].map((day) => civilDate(day));
  const period: Words = {
    fa: `قبض ${formatJalaliFa(from!)} تا ${formatJalaliFa(to!)} با مصرف ${faNumber(Number(consumption))} مترمکعب صادر شد.`,
    en: `The bill of ${from} to ${to} was issued for ${Number(consumption)} m³.`,
  };
  if (paymentId === undefined)
    return join(period, { fa: 'این قبض مبلغی برای پرداخت ندارد.', en: 'Nothing is to pay on this bill.' });
  const amount = rial(payable);
  return join(period, {
    fa: `مبلغ قابل پرداخت ${formatRialFa(amount)}، شناسه قبض ${faDigits(billId)}، شناسه پرداخت ${faDigits(paymentId)}، مهلت پرداخت ${formatJalaliFa(deadline!)}.`,
    en: `It asks for ${formatRialEn(amount)}; bill id ${billId}, payment id ${paymentId}, to pay by ${deadline}.`,
  });
};

/** What a figure of a day that is billed already did to the bills (15.4-31, 15.4-32). */
export const settledSentence = ({ outcome, difference, correctiveBill }: EventData<'SelfReadingSettled'>): Words => {
  switch (outcome) {
    case 'nothingToCorrect':
      return {
        fa: 'قبض‌های صادرشده با این رقم سازگار است و تغییر نمی‌کند.',
        en: 'The issued bills agree with the figure and do not change.',
      };
    case 'billsStay':
      return {
        fa: 'پس از بررسی، قبض‌های برآوردی به همان صورت ماند.',
        en: 'After examination the estimated bills stay as they are.',
      };
    case 'setAside':
      return {
        fa: 'این رقم در قبض‌ها اثری ندارد، چون برای آن روز رقم دیگری پذیرفته شده یا کنتور از این اشتراک برداشته شده است.',
        en: 'The figure changes no bill, because another one of its day counts or the meter was removed from the account.',
      };
    case 'billsCorrected':
      return join(
        { fa: 'قبض‌های برآوردی با این رقم اصلاح شد.', en: 'The estimated bills were put right by the figure.' },
        consequenceSentence(correctiveBill, rial(difference ?? 0)),
      );
  }
};

const figure = ({ enteredIndex, declaredIndex }: DeclaredFacts): Words => {
  const index = enteredIndex ?? declaredIndex;
  return { fa: `رقم ${faNumber(index)} ثبت شد.`, en: `The figure ${index} was entered.` };
};

/** The bill that is handed over or sent (A9-4). */
export const billedWords = (facts: DeclaredFacts, { BillIssued }: Replies): Words =>
  join(figure(facts), BillIssued !== undefined && billSentence(BillIssued));

/** The answer to a figure of days that are billed already (15.4-32). */
export const evidenceWords = (facts: DeclaredFacts, { SelfReadingSettled }: Replies): Words =>
  join(figure(facts), SelfReadingSettled !== undefined && settledSentence(SelfReadingSettled));

/** A refused figure has its grounds: a declared figure is never without answer (A9-3, 15.4-21). */
export const refusedWords = ({ declaredIndex, grounds = '' }: DeclaredFacts): Words => ({
  fa: `رقم اعلامی ${faNumber(declaredIndex)} پذیرفته نشد. دلیل: ${grounds}`,
  en: `The declared figure ${declaredIndex} was refused. Grounds: ${grounds}`,
});
