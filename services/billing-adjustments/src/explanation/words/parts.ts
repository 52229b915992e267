import { formatJalaliFa } from '@pishkhan/calendar';
import { faNumber, textOfTerms, type Text } from '@pishkhan/fields';
import { formatRialEn, formatRialFa } from '@pishkhan/money';
import type { BillLine } from '../../bill-account/domain/billing/bill.ts';
import type { Exact, RatedDays, RatedTier } from '../../pricing/rating/domain/rating.lines.ts';
import { both } from './text.ts';

type Part = BillLine['parts'][number];
type Tiers = Extract<BillLine, { line: 'gasPrice' }>['parts'][number]['tiers'];

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
/** A figure that is not rounded yet, to three decimals. */
const shown = ({ shown: decimals }: Exact): Text => both(faNumber(Number(decimals)), figures.format(Number(decimals)));

/** Names of the seasons in the published tables; another name is left out. */
const seasons: Readonly<Record<string, Text>> = {
  warm: both('فصل گرم', 'warm season'),
  cold: both('فصل سرد', 'cold season'),
};

const daysOf = ({ from, to, days, season, terms }: RatedDays, title: Text): Text => {
  const tariff = both(`«${title.fa}»`, `“${title.en}”`);
  const asides = [seasons[season], tariff, terms && textOfTerms(terms)].filter((each) => each !== undefined);
  return both(
    `${faNumber(days)} روز از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} (${asides.map(({ fa }) => fa).join('، ')})`,
    `${days} days from ${from} until ${to} (${asides.map(({ en }) => en).join(', ')})`,
  );
};

const priceOf = (line: BillLine['line'], part: Part): Text => {
  const amount = shown(part.amount);
  const total = both(`${amount.fa} ریال`, `${amount.en} rial`);
  if ('tiers' in part) {
    const volume = shown(part.volume);
    return both(`${volume.fa} مترمکعب: ${total.fa}`, `${volume.en} m³: ${total.en}`);
  }
  if ('monthly' in part)
    return both(
      `ماهانه ${formatRialFa(part.monthly)}: ${total.fa}`,
      `${formatRialEn(part.monthly)} a month: ${total.en}`,
    );
  const [base, percent] = [shown(part.base), part.basisPoints / 100];
  const of = line === 'levy' ? both('گازبها', 'gas price') : both('گازبها و آبونمان', 'gas price and standing charge');
  return both(
    `${faNumber(percent)} درصد از ${base.fa} ریال ${of.fa}: ${total.fa}`,
    `${percent} per cent of ${base.en} rial ${of.en}: ${total.en}`,
  );
};

const tierSentence = ({ tier, periodUpTo, price, volume, amount }: RatedTier): Text => {
  const [cubic, total, bound] = [shown(volume), shown(amount), periodUpTo && shown(periodUpTo)];
  return both(
    `پله ${faNumber(tier)}${bound ? ` (تا ${bound.fa} مترمکعب در این روزها)` : ''}: ${cubic.fa} مترمکعب، هر مترمکعب ${formatRialFa(price)}: ${total.fa} ریال`,
    `Tier ${tier}${bound ? ` (up to ${bound.en} m³ in these days)` : ''}: ${cubic.en} m³ at ${formatRialEn(price)} each: ${total.en} rial`,
  );
};

const tiersOf = (part: Part): Tiers => ('tiers' in part ? part.tiers : []);

/** The parts of a line in words: days, figures, price and amount, and the tiers of each (11.5, 11.6). */
export const partsInWords = (
  { line, parts }: BillLine,
  titleOf: (version: string) => Text,
): readonly { readonly sentence: Text; readonly tiers: readonly Text[] }[] =>
  parts.map((part) => {
    const [days, price] = [daysOf(part, titleOf(part.tariffVersion)), priceOf(line, part)];
    return {
      sentence: both(`${days.fa}: ${price.fa}`, `${days.en}: ${price.en}`),
      tiers: tiersOf(part).map(tierSentence),
    };
  });
