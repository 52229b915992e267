import { rial as rialOf, type Rial } from '@pishkhan/money';
import { typed, type Demand, type FieldType, type Labelled } from '../field.ts';
import { isGrouped, machineText, numberText } from '../normalise.ts';
import { isString } from './texts.ts';
import { faDecimal, faNumber, type Label } from '../text.ts';

const wholeForm = /^[+-]?\d{1,16}$/;

/** An integer, as a number or as typed text. */
const wholeOf = (raw: unknown): number | undefined => {
  const text = isString(raw) ? numberText(raw) : undefined;
  const value = text === undefined ? raw : wholeForm.test(text) ? Number(text) : undefined;
  // Adding 0 turns -0 into 0.
  return Number.isSafeInteger(value) ? (value as number) + 0 : undefined;
};

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const within =
  ({ min, max }: Bounds) =>
  (raw: unknown): number | undefined => {
    const value = wholeOf(raw);
    return value !== undefined && value >= min && value <= max ? value : undefined;
  };

/** Integer within bounds, both included. */
export const wholeType = ({ min, max }: Bounds): FieldType<number> => ({
  rule: 'isWholeNumber',
  title: { fa: 'عدد', en: 'number' },
  schema: { type: 'integer', minimum: min, maximum: max },
  read: within({ min, max }),
  demands: {
    fa: `را وارد کنید (عدد صحیح از ${faNumber(min)} تا ${faNumber(max)})`,
    en: `must be a whole number from ${min} to ${max}`,
  },
});
export const whole = (label: Label, { example, unit, ...bounds }: Bounds & Labelled) =>
  typed(wholeType(bounds))(label, { example, ...(unit && { unit }) });

const HIGHEST_INDEX = 999_999_999;

/** Meter index: whole m³ as the register shows it (11.4). */
export const index = typed({
  rule: 'isMeterIndex',
  title: { fa: 'رقم کنتور', en: 'meter index' },
  schema: { type: 'integer', minimum: 0, maximum: HIGHEST_INDEX },
  read: within({ min: 0, max: HIGHEST_INDEX }),
  demands: { fa: 'را وارد کنید (عدد صحیح، مترمکعب)', en: 'must be a whole number of cubic metres' },
});

const amountOf = (least: number): FieldType<Rial> => ({
  rule: 'isRial',
  title: { fa: 'مبلغ', en: 'amount' },
  unit: { fa: 'ریال', en: 'rials' },
  schema: { type: 'integer', minimum: least, maximum: Number.MAX_SAFE_INTEGER },
  read: (raw) => {
    const value = within({ min: least, max: Number.MAX_SAFE_INTEGER })(raw);
    return value === undefined ? undefined : rialOf(value);
  },
  demands: { fa: 'را وارد کنید (عدد صحیح، ریال)', en: 'must be a whole number of rials' },
});

/** Integer rial, not negative. */
export const amount = typed(amountOf(0));
/** Integer rial; negative is a credit. */
export const signedAmount = typed(amountOf(Number.MIN_SAFE_INTEGER));

/**
 * The text of a number with decimals. One with thousands is refused: people take the thousands sign for the decimal
 * sign, and `۴٬۸۰۴` would become 4804 (9.7, 11.4).
 */
const decimalText = (raw: unknown): string => {
  if (isString(raw)) return isGrouped(raw) ? '' : numberText(raw);
  return typeof raw === 'number' ? String(raw) : '';
};

/** What is wrong with one: the thousands sign, or anything else. */
const wrongDecimal =
  (demands: Demand) =>
  (raw: unknown): Demand => {
    if (!isString(raw) || !isGrouped(raw)) return demands;
    const [whole, ...rest] = machineText(raw).split(/[,،٬]/);
    const meant = `${whole}.${rest.join('').replace(/[.٫].*$/u, '')}`;
    return {
      fa: `جداکننده هزارگان دارد و روشن نیست چه عددی است؛ اگر منظور ${faDecimal(meant)} است، با ممیز بنویسید و اگر نه، بدون جداکننده`,
      en: `has a thousands separator, so that it is ambiguous; write ${meant} if that is meant, or the number without separators`,
    };
  };

const percentForm = /^[+-]?\d{1,5}(\.\d{1,2})?$/;
const HIGHEST_PERCENT = 10_000;

const percentDemands: Demand = {
  fa: 'را وارد کنید (درصد، حداکثر دو رقم اعشار؛ برای کم‌نما منفی)',
  en: 'must be a per cent with at most two decimals, negative if too little is registered',
};

/** A signed percentage with at most two decimals, as a text with two: the error of a meter (15.4-17). */
export const percentage = typed({
  rule: 'isPercentage',
  title: { fa: 'درصد', en: 'per cent' },
  unit: { fa: 'درصد', en: 'per cent' },
  schema: { type: 'string', pattern: '^-?\\d+\\.\\d{2}$' },
  read: (raw) => {
    const text = decimalText(raw);
    if (!percentForm.test(text)) return undefined;
    const hundredths = Math.round(Number(text) * 100);
    if (hundredths <= -HIGHEST_PERCENT || hundredths > HIGHEST_PERCENT * 100) return undefined;
    return (hundredths / 100 + 0).toFixed(2);
  },
  demands: percentDemands,
  wrong: wrongDecimal(percentDemands),
});
/** A stored percentage in hundredths of a per cent. */
export const basisPoints = (percent: string): number => Number(percent.replace('.', ''));

/** Reads an exact decimal of this form, as a text with so many places. */
const exactDecimal =
  (form: RegExp, places: number) =>
  (raw: unknown): string | undefined => {
    const text = decimalText(raw);
    if (!form.test(text)) return undefined;
    const [units, decimals = ''] = text.replace('+', '').split('.') as [string, string?];
    return `${units}.${decimals.padEnd(places, '0')}`;
  };

const volumeForm = /^-?\d{1,15}(\.\d{1,3})?$/;

const volumeDemands: Demand = {
  fa: 'را وارد کنید (مترمکعب، حداکثر سه رقم اعشار)',
  en: 'must be cubic metres with at most three decimals',
};

/** Exact m³ with three decimals, as a text. */
export const volume = typed({
  rule: 'isVolume',
  title: { fa: 'حجم گاز', en: 'volume of gas' },
  schema: { type: 'string', pattern: '^-?\\d+\\.\\d{3}$' },
  read: exactDecimal(volumeForm, 3),
  demands: volumeDemands,
  wrong: wrongDecimal(volumeDemands),
});

const decimalForm = /^[+-]?\d{1,6}(\.\d{1,6})?$/;

const decimalDemands: Demand = {
  fa: 'را وارد کنید (عدد، حداکثر شش رقم اعشار)',
  en: 'must be a number with at most six decimals',
};

/** An exact decimal with six places, as a text: a factor, a pressure or a temperature (11.4). */
export const decimal = typed({
  rule: 'isDecimal',
  title: { fa: 'عدد اعشاری', en: 'decimal number' },
  schema: { type: 'string', pattern: '^-?\\d+\\.\\d{6}$' },
  read: exactDecimal(decimalForm, 6),
  demands: decimalDemands,
  wrong: wrongDecimal(decimalDemands),
});
