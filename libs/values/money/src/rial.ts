/** Money in whole rials. */
export type Rial = number & { readonly __unit: 'rial' };

/** @throws RangeError unless the number is a safe integer. */
export const rial = (n: number): Rial => {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a whole amount of rials`);
  return (n === 0 ? 0 : n) as Rial;
};

/** Sum of any number of amounts; zero for none. @throws RangeError if the sum is not a safe integer. */
export const addRial = (...amounts: readonly Rial[]): Rial => {
  let sum = 0;
  for (const amount of amounts) sum = rial(sum + amount);
  return rial(sum);
};
export const subtractRial = (a: Rial, b: Rial): Rial => rial(a - b);
export const negateRial = (a: Rial): Rial => rial(-a);

/**
 * Rounds an exact fraction of rials, half away from zero (11.5, 11.7: once per bill line).
 *
 * @throws RangeError if the denominator is zero or the result is not a safe integer.
 */
export const roundHalfUp = (numerator: bigint, denominator: bigint): Rial => {
  if (denominator === 0n) throw new RangeError('a fraction over zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * top + bottom) / (2n * bottom);
  if (rounded > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${numerator}/${denominator} rials cannot be represented exactly`);
  return rial(Number(negative ? -rounded : rounded));
};

const persian = new Intl.NumberFormat('fa-IR');
const english = new Intl.NumberFormat('en-US');
/** For people, e.g. ۱٬۲۳۴٬۵۶۷ ریال */
export const formatRialFa = (a: Rial): string => `${persian.format(a)} ریال`;
/** For people, e.g. 1,234,567 rial */
export const formatRialEn = (a: Rial): string => `${english.format(a)} rial`;
