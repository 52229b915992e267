import type { VolumeFactor } from '@pishkhan/consumption';
import type { FactorProposal } from '../../bill-account.state.ts';
import type { VolumeFactorTerms } from './volume-factor.messages.ts';

const DECIMALS = 6;
/** An exact decimal with six places in millionths. */
export const millionthsOf = (decimal: string): number => Number(decimal.replace('.', ''));
/** Millionths as an exact decimal. */
export const decimalOf = (millionths: number): string => {
  const digits = String(millionths).padStart(DECIMALS + 1, '0');
  return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
};

/** A factor in force as the consumption library has it. */
export const asVolumeFactor = ({ from, factor }: VolumeFactorTerms): VolumeFactor => ({
  from,
  millionths: millionthsOf(factor),
});

/** A proposed factor without its decision. */
export const factorOf = ({ factorId, from, factor, source, gaugePressure, conditions, document }: FactorProposal) => ({
  factorId,
  from,
  factor,
  source,
  gaugePressure,
  ...(conditions && { conditions }),
  document,
});
