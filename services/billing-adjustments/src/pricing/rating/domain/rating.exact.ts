import type { Exact } from './rating.lines.ts';

const commonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : commonDivisor(b, a % b));

const threeDecimals = (numerator: bigint, denominator: bigint): string => {
  const thousandths = ((numerator * 2_000n) / denominator + 1n) / 2n;
  return `${thousandths / 1_000n}.${String(thousandths % 1_000n).padStart(3, '0')}`;
};

/** Lowest terms and three decimals, half up, of a non-negative fraction. */
export const exactly = (numerator: bigint, denominator: bigint): Exact => {
  const divisor = commonDivisor(numerator, denominator);
  const [above, below] = [numerator / divisor, denominator / divisor];
  return { exact: below === 1n ? `${above}` : `${above}/${below}`, shown: threeDecimals(above, below) };
};
