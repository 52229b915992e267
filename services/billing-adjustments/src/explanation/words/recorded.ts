import { formatJalaliFa } from '@pishkhan/calendar';
import { readingKindTitles } from '@pishkhan/consumption';
import { faDigits, faNumber, textOfTerms, type NamedTerms, type Text } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, type Rial } from '@pishkhan/money';
import type { BillsCorrected } from '../../bill-account/domain/bill-account.messages.ts';
import type { BillFace, Reading, TermsOfSupply } from '../../bill-account/domain/billing/bill.ts';
import type { MeterExchangeTaken } from '../../bill-account/domain/metering/meters.messages.ts';
import type { TermsChange } from '../../bill-account/domain/billing/terms/terms.ts';
import type { Payment } from '../../bill-account/domain/payment/payment.ts';
import { both } from './text.ts';

/** What one event recorded, with its figures and days, and without ids of messages, persons and cases. */

const termsSentence = (terms: NamedTerms, from: TermsChange['from']): Text => {
  const { fa, en } = textOfTerms(terms);
  return both(`شرایط قرارداد از ${formatJalaliFa(from)} (${fa})`, `The terms of supply from ${from} on (${en})`);
};
export const agreedTerms = (terms: TermsOfSupply): Text => termsSentence(terms, terms.openedOn);
export const changedTerms = (change: TermsChange): Text => termsSentence(change, change.from);

export const readingSentence = ({ readOn, index, kind }: Pick<Reading, 'readOn' | 'index' | 'kind'>): Text => {
  const title = readingKindTitles[kind];
  return both(
    `رقم ${faNumber(index)} در ${formatJalaliFa(readOn)} (${title.fa})`,
    `Index ${index} on ${readOn} (${title.en})`,
  );
};

/** Card 13: the last index of one meter and the first of the next. */
export const exchangeSentence = ({ removal, meter, opening }: MeterExchangeTaken['data']): Text =>
  both(
    `تعویض کنتور در ${formatJalaliFa(removal.readOn)}: کنتور ${faDigits(removal.meterId)} با رقم ${faNumber(removal.index)} برداشته و کنتور ${faDigits(meter.meterId)} با رقم ${faNumber(opening.index)} نصب شد`,
    `Exchange of ${removal.readOn}: meter ${removal.meterId} was taken off at ${removal.index}, meter ${meter.meterId} put in at ${opening.index}`,
  );

export const billSentence = ({ billNumber, payable, paymentDeadline }: BillFace): Text =>
  both(
    `قبض ${faDigits(billNumber)}: ${formatRialFa(payable)} تا ${formatJalaliFa(paymentDeadline)}`,
    `Bill ${billNumber}: ${formatRialEn(payable)} until ${paymentDeadline}`,
  );

export const paymentSentence = ({ amount, paidOn, receiptNumber }: Payment): Text =>
  both(
    `پرداخت ${formatRialFa(amount)} در ${formatJalaliFa(paidOn)} با رسید ${faDigits(receiptNumber)}`,
    `Payment of ${formatRialEn(amount)} on ${paidOn} with receipt ${receiptNumber}`,
  );

/** The difference is that of all bills; the indexes say what it changes in a line. */
export const correctionSentence = ({ difference, postedOn, readings }: BillsCorrected['data']): Text => {
  const moved = readings.filter(({ wrongIndex, rightIndex }) => wrongIndex !== rightIndex);
  const [fa, en] = [
    moved.map(({ wrongIndex, rightIndex }) => `رقم ${faNumber(rightIndex)} به جای ${faNumber(wrongIndex)}`),
    moved.map(({ wrongIndex, rightIndex }) => `index ${rightIndex} instead of ${wrongIndex}`),
  ];
  return both(
    [`تعدیل ${formatJalaliFa(postedOn)}`, ...fa, `تفاوت همه قبض‌ها ${formatRialFa(difference)}`].join('، '),
    [`Correction of ${postedOn}`, ...en, `difference of all bills ${formatRialEn(difference)}`].join(', '),
  );
};

export const amountSentence = (what: Text, amount: Rial): Text =>
  both(`${what.fa}: ${formatRialFa(amount)}`, `${what.en}: ${formatRialEn(amount)}`);
