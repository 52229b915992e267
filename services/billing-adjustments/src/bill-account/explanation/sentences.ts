import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { RatedLine } from '../../rating/domain/rating.lines.ts';
import type { BillLine, CarriedLine } from '../domain/bill.ts';

/** A text for people: Persian first. */
export interface Text {
  readonly fa: string;
  readonly en: string;
}

export const lineTitles: Readonly<Record<RatedLine['line'] | CarriedLine['line'], Text>> = {
  gasPrice: { fa: 'گازبها', en: 'Gas price' },
  standingCharge: { fa: 'آبونمان', en: 'Standing charge' },
  levy: { fa: 'عوارض گازرسانی', en: 'Rural gas-supply levy' },
  vat: { fa: 'مالیات بر ارزش افزوده', en: 'Value added tax' },
  previousDebt: { fa: 'بدهی قبلی', en: 'Previous debt' },
  previousCredit: { fa: 'بستانکاری قبلی', en: 'Previous credit' },
  thousandRialRemainder: { fa: 'کسر هزار ریال', en: 'Thousand-rial remainder' },
  correction: { fa: 'تعدیلات (کارت ۲۲)', en: 'Corrections (Card 22)' },
  miscEntry: { fa: 'متفرقه (کارت ۷۴)', en: 'Misc entries (Card 74)' },
};

const persian = (value: string | number): string => String(value).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!).replace('.', '٫');
const both = (fa: string, en: string): Text => ({ fa, en });
const daysOf = ({ parts }: BillLine): number => parts.reduce((days, part) => days + part.days, 0);

const ratedBy = (line: BillLine): Text => {
  const days = daysOf(line);
  const versions = line.tariffVersions.join(', ');
  return both(`${persian(days)} روز، تعرفه ${versions}`, `${days} days, tariff ${versions}`);
};

const percents = (parts: readonly { basisPoints: number }[]): readonly number[] => [...new Set(parts.map(({ basisPoints }) => basisPoints / 100))];

const reason = (line: BillLine, consumption: string): Text => {
  const by = ratedBy(line);
  switch (line.line) {
    case 'gasPrice':
      return both(`${persian(consumption)} مترمکعب در ${by.fa}، پله‌به‌پله`, `${consumption} m³ in ${by.en}, tier by tier`);
    case 'standingCharge':
      return both(`مبلغ ماهانه برای ${by.fa}`, `the monthly amount for ${by.en}`);
    case 'levy':
      return both(`${percents(line.parts).map(persian).join('، ')} درصد گازبها، ${by.fa}`, `${percents(line.parts).join(', ')} per cent of the gas price, ${by.en}`);
    case 'vat':
      return both(`${percents(line.parts).map(persian).join('، ')} درصد گازبها و آبونمان، ${by.fa}`, `${percents(line.parts).join(', ')} per cent of gas price and standing charge, ${by.en}`);
  }
};

/** Why a line that the tariff made has its amount. */
export const ratedSentence = (line: BillLine, consumption: string): Text => {
  const { fa, en } = reason(line, consumption);
  return both(`${lineTitles[line.line].fa}: ${fa}: ${formatRialFa(line.amount)}`, `${lineTitles[line.line].en}: ${en}: ${formatRialEn(line.amount)}`);
};

/** Where a line that the balance brought along comes from. */
export const carriedSentence = ({ line, amount, inputs }: CarriedLine): Text => {
  const from = inputs.length === 0 ? both('', '') : both(` از ${inputs.join('، ')}`, ` from ${inputs.join(', ')}`);
  return both(`${lineTitles[line].fa}${from.fa}: ${formatRialFa(rial(amount))}`, `${lineTitles[line].en}${from.en}: ${formatRialEn(rial(amount))}`);
};
