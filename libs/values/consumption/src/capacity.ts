import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import type { MeterCapacity } from '@pishkhan/fields';
import type { RegisterDigits } from './register.ts';

/** Maximum flow in m³ per hour (13.3). */
const cubicMetresPerHour: Readonly<Record<MeterCapacity, number>> = {
  G4: 6,
  G6: 10,
  G10: 16,
  G16: 25,
  G25: 40,
  G40: 65,
  G65: 100,
  G100: 160,
};

/** The register of a meter, and the most that flows through it. */
export interface MeterRegister extends RegisterDigits {
  readonly capacity: MeterCapacity;
}

/** The register of a meter whose readings are estimated; without a capacity no estimate is limited (13.3). */
export type EstimateRegister = RegisterDigits & Partial<MeterRegister>;

/** M³ of a meter that runs at its capacity day and night (13.3). Two indexes of one day count as a day apart. */
export const mostBetween = ({ capacity }: Pick<MeterRegister, 'capacity'>, from: CivilDate, to: CivilDate): number =>
  cubicMetresPerHour[capacity] * 24 * Math.max(1, daysBetween(from, to));
