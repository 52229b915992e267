import { formatJalaliFa } from '@pishkhan/calendar';
import { consumedBetween, type ConsumedPart, type MeteringWindow } from '@pishkhan/consumption';
import { faDecimal, faDigits, faNumber, type Text } from '@pishkhan/fields';
import { fromThousandths } from '@pishkhan/money';
import type { Bill, BillAccount } from '../../bill-account/domain/bill-account.state.ts';
import { errorInWords } from '../../bill-account/domain/correcting/cause/window/window-words.ts';
import { decimalOf } from '../../bill-account/domain/metering/factor/factor-in-force.ts';
import { measuredBy } from '../../bill-account/domain/metering/connection.ts';
import { both } from './text.ts';

const windowInWords = (window: MeteringWindow): Text => {
  if (window.kind === 'error') {
    const error = errorInWords(window.errorBasisPoints);
    return both(`کنتور ${error.fa} از مصرف واقعی ثبت می‌کرد`, `the meter registered ${error.en}`);
  }
  const { from, to, cubicMetres } = window;
  return both(
    `کنتور از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)} خراب بود و مصرف این روزها ${faNumber(cubicMetres)} مترمکعب است`,
    `the meter was faulty from ${from} until ${to}, and the consumption of these days is ${cubicMetres} m³`,
  );
};

/** Each factor with its first day, in words (11.4). */
const factorsInWords = (factors: ConsumedPart['factors']): Text => {
  const listed = factors.map(({ from, millionths }) => ({ from, factor: decimalOf(millionths) }));
  return both(
    listed.map(({ from, factor }) => `${faDecimal(factor)} از ${formatJalaliFa(from)}`).join('، '),
    listed.map(({ from, factor }) => `${factor} from ${from}`).join(', '),
  );
};

/** Measured, factor, corrected: how standard m³ are counted (11.4). */
const standardOf = (litres: bigint, factors: ConsumedPart['factors']): Text => {
  if (factors.length === 0) return both('', '');
  const [counted, words] = [Number(fromThousandths(litres)), factorsInWords(factors)];
  return both(
    `؛ با ضریب تصحیح ${words.fa}، حجم تصحیح‌شده ${faNumber(counted)} مترمکعب استاندارد`,
    `; by the factor ${words.en} the corrected volume is ${counted} standard m³`,
  );
};

const sentenceOf = ({
  meterId,
  from,
  to,
  openingIndex,
  closingIndex,
  recorded,
  litres,
  windows,
  factors,
}: ConsumedPart): Text => {
  const standard = standardOf(litres, factors);
  const counted = Number(fromThousandths(litres));
  const because = windows.map(windowInWords);
  const [fa, en] =
    windows.length === 0
      ? ['', '']
      : [
          `، که ${faNumber(counted)} مترمکعب آن به حساب می‌آید، چون ${because.map((each) => each.fa).join(' و ')}`,
          `, of which ${counted} m³ count, because ${because.map((each) => each.en).join(' and ')}`,
        ];
  return both(
    `کنتور ${faDigits(meterId)} از ${formatJalaliFa(from)} تا ${formatJalaliFa(to)}: از رقم ${faNumber(openingIndex)} تا ${faNumber(closingIndex)}، ${faNumber(recorded)} مترمکعب${fa}${standard.fa}`,
    `Meter ${meterId} from ${from} until ${to}: index ${openingIndex} to ${closingIndex}, ${recorded} m³${en}${standard.en}`,
  );
};

/** What each meter measured of a bill, if its consumption is not one index difference (11.4, 15.4-17, A2-6). */
export const measuredParts = ({ face }: Bill, account: BillAccount) => {
  const parts = consumedBetween(measuredBy(account), [face.openingReadingId, face.closingReadingId]);
  if (parts.every(({ windows, factors }) => parts.length === 1 && windows.length === 0 && factors.length === 0))
    return [];
  return parts.map(({ windows, factors, litres, ...part }) => ({
    ...part,
    ...(factors.length > 0 && {
      factors: factors.map(({ from, millionths }) => ({ from, factor: decimalOf(millionths) })),
    }),
    consumption: fromThousandths(litres),
    sentence: sentenceOf({ ...part, litres, windows, factors }),
  }));
};
