import { civilDateInTehran, formatJalaliFa } from '@pishkhan/calendar';
import { formatRialEn, formatRialFa, rial, type Rial } from '@pishkhan/money';
import type { RatedLine } from '../../pricing/rating/domain/rating.lines.ts';
import type { BillLine, CarriedLine } from '../../bill-account/domain/billing/bill.ts';
import type { PaymentReversed } from '../../bill-account/domain/payment/reversal/reversal.messages.ts';
import type { ReversalReason } from '../../bill-account/domain/payment/reversal/reversal-reason.ts';
import { carriedLineTitles, ratedLineTitles } from '../../bill-account/bills/line-titles.ts';
import type { Cause } from '../causes.ts';
import { faDigits, faNumber, type Text } from '@pishkhan/fields';
import { both } from './text.ts';

export const lineTitles: Readonly<Record<RatedLine['line'] | CarriedLine['line'], Text>> = {
  ...ratedLineTitles,
  ...carriedLineTitles,
};

const daysOf = ({ parts }: BillLine): number => parts.reduce((days, part) => days + part.days, 0);

type TitleOf = (version: string) => Text;

const ratedBy = (line: BillLine, titleOf: TitleOf): Text => {
  const days = daysOf(line);
  const titles = line.tariffVersions.map(titleOf);
  return both(
    `${faNumber(days)} روز، ${titles.map(({ fa }) => `«${fa}»`).join(' و ')}`,
    `${days} days, ${titles.map(({ en }) => `“${en}”`).join(' and ')}`,
  );
};

const percents = (parts: readonly { basisPoints: number }[]): readonly number[] => [
  ...new Set(parts.map(({ basisPoints }) => basisPoints / 100)),
];

const monthly = ({ parts }: Extract<BillLine, { line: 'standingCharge' }>): Text => {
  const amounts = [...new Set(parts.map((part) => part.monthly))];
  return both(`ماهانه ${amounts.map(formatRialFa).join(' و ')}`, `${amounts.map(formatRialEn).join(' and ')} a month`);
};

const reason = (line: BillLine, consumption: string, titleOf: TitleOf): Text => {
  const by = ratedBy(line, titleOf);
  switch (line.line) {
    case 'gasPrice':
      return both(
        `${faNumber(Number(consumption))} مترمکعب در ${by.fa}، پله‌به‌پله`,
        `${consumption} m³ in ${by.en}, tier by tier`,
      );
    case 'standingCharge':
      return both(`${monthly(line).fa} برای ${by.fa}`, `${monthly(line).en} for ${by.en}`);
    case 'levy':
      return both(
        `${percents(line.parts).map(faNumber).join('، ')} درصد گازبها، ${by.fa}`,
        `${percents(line.parts).join(', ')} per cent of the gas price, ${by.en}`,
      );
    case 'vat':
      return both(
        `${percents(line.parts).map(faNumber).join('، ')} درصد گازبها و آبونمان، ${by.fa}`,
        `${percents(line.parts).join(', ')} per cent of gas price and standing charge, ${by.en}`,
      );
  }
};

/** Explains the amount of a line calculated by the tariff. */
export const ratedSentence = (line: BillLine, consumption: string, titleOf: TitleOf): Text => {
  const { fa, en } = reason(line, consumption, titleOf);
  return both(
    `${lineTitles[line.line].fa}: ${fa}: ${formatRialFa(line.amount)}`,
    `${lineTitles[line.line].en}: ${en}: ${formatRialEn(line.amount)}`,
  );
};

/** Describes a change of the balance; ids of messages and links are omitted. */
const wordsFor = ({ kind, id, recordedAt, sentence }: Cause): Text => {
  const day = civilDateInTehran(new Date(recordedAt));
  switch (kind) {
    case 'bill':
      return both(`قبض ${faDigits(id)}`, `bill ${id}`);
    case 'payment':
      return both(`رسید ${faDigits(id)}`, `receipt ${id}`);
    case 'reversal':
      return both(`پرداختی که در ${formatJalaliFa(day)} برگشت خورد`, `the payment that was returned on ${day}`);
    case 'refund':
      return both('استرداد بستانکاری', 'the refund of a credit');
    case 'correction':
      return both(`تعدیل ${formatJalaliFa(day)}`, `the correction of ${day}`);
    case 'miscEntry':
      return both('برگشت کارمزد به هزینه پیمانکار قرائت', 'the fee given back at the reading contractor’s expense');
    case 'charge':
      return both(sentence.fa, sentence.en);
    case 'miscReversal':
      return both('برگشت قلم متفرقه‌ای که اشتباه بود', 'the reversal of a wrong item');
    case 'reading':
      return both('قرائت', 'a reading');
    case 'termsOfSupply':
      return both('قرارداد اشتراک', 'the supply contract');
  }
};

/** Explains a line of the previous balance. */
export const carriedSentence = ({ line, amount }: CarriedLine, causes: readonly Cause[]): Text => {
  const words = causes.map(wordsFor);
  const from =
    words.length === 0
      ? both('', '')
      : both(` از ${words.map(({ fa }) => fa).join('، ')}`, ` from ${words.map(({ en }) => en).join(', ')}`);
  return both(
    `${lineTitles[line].fa}${from.fa}: ${formatRialFa(rial(amount))}`,
    `${lineTitles[line].en}${from.en}: ${formatRialEn(rial(amount))}`,
  );
};

const reasonsOfReversal: Readonly<Record<ReversalReason, Text>> = {
  returnedCheque: { fa: 'چک آن وصول نشد', en: 'its cheque was not honoured' },
  wrongAccount: { fa: 'مربوط به اشتراک دیگری بود', en: 'it belongs to another account' },
};

/** Why a bill that was paid is to be paid again, until the same day and with the same payment id (15.4-47). */
export const reversedSentence = ({ receiptNumber, amount, reason, reversedOn }: PaymentReversed['data']): Text => {
  const why = reasonsOfReversal[reason];
  return both(
    `پرداخت ${formatRialFa(amount)} با رسید ${faDigits(receiptNumber)} در ${formatJalaliFa(reversedOn)} برگشت خورد، چون ${why.fa}؛ مهلت و شناسه پرداخت قبض همان است.`,
    `The payment of ${formatRialEn(amount)} with receipt ${receiptNumber} was returned on ${reversedOn}, because ${why.en}; deadline and payment id of the bill are the same.`,
  );
};

/** Why a bill with a debt has no payment id (8.7). */
export const postponedSentence = (amount: Rial): Text =>
  both(
    `برای این مبلغ شناسه پرداخت تازه‌ای در این سال نمانده است؛ ${formatRialFa(amount)} به قبض بعدی منتقل می‌شود.`,
    `No new payment id of the year is left for this amount: ${formatRialEn(amount)} goes to the next bill.`,
  );

/** Why an unpaid bill inside its deadline was not replaced (8.7). */
export const notReplacedSentence: Text = both(
  'برای مبلغ اصلاح‌شده شناسه پرداخت تازه‌ای در این سال نمانده است؛ قبض اصلاحی صادر نشد و تفاوت در قبض بعدی می‌آید.',
  'No new payment id of the year is left for the right amount: there is no corrective bill, and the next bill has the difference.',
);

/** Names the corrective bill of a replaced bill (11.8-5). */
export const replacedSentence = (by: string): Text =>
  both(
    `این قبض دیگر قابل پرداخت نیست؛ قبض اصلاحی ${faDigits(by)} جایگزین آن شده است.`,
    `This bill is no longer to be paid: the corrective bill ${by} has taken its place.`,
  );
