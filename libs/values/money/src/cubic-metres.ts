/** An exact volume in m³ as in events: a decimal string with three places (11.5). */
export type CubicMetres = string & { readonly __unit: 'm3' };

const written = /^(-?)(\d{1,15})(?:\.(\d{1,3}))?$/;

/** @throws RangeError unless it is a plain decimal with at most three places. */
export const cubicMetres = (value: string | number): CubicMetres => {
  const match = written.exec(String(value));
  if (!match) throw new RangeError(`${value} is not a volume in m³ with at most three decimals`);
  const amount = BigInt(match[2]! + (match[3] ?? '').padEnd(3, '0'));
  return fromThousandths(match[1] ? -amount : amount);
};

/** The volume in litres: an exact integer for calculations. */
export const thousandths = (volume: CubicMetres): bigint => BigInt(volume.replace('.', ''));

export const fromThousandths = (count: bigint): CubicMetres => {
  const digits = String(count < 0n ? -count : count).padStart(4, '0');
  return `${count < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}` as CubicMetres;
};
