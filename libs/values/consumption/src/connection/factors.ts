import type { CivilDate } from '@pishkhan/calendar';

/** Standard m³ per m³ at the meter, from a day on (11.4). */
export interface VolumeFactor {
  readonly from: CivilDate;
  readonly millionths: number;
}

/** What the gas is like at a meter; all in millionths: kPa, °C, and Z at the meter over Z at the base. */
export interface GasConditions {
  readonly gaugePressure: number;
  readonly atmosphericPressure: number;
  readonly temperature: number;
  readonly compressibility: number;
}

const MILLION = 1_000_000n;
/** 101.325 kPa and 15 °C (11.4). */
const BASE = { pressure: 101_325_000n, kelvin: 288_150_000n, zeroCelsius: 273_150_000n };

/**
 * P_abs / P_base × T_base / T × Z_base / Z, in millionths, half up: rounded once, here (11.4).
 *
 * @returns Undefined if pressure or temperature is not above absolute zero
 */
export const factorOfConditions = (gas: GasConditions): number | undefined => {
  const pressure = BigInt(gas.gaugePressure) + BigInt(gas.atmosphericPressure);
  const kelvin = BASE.zeroCelsius + BigInt(gas.temperature);
  const compressibility = BigInt(gas.compressibility);
  if (pressure <= 0n || kelvin <= 0n || compressibility <= 0n) return undefined;
  const above = pressure * BASE.kelvin * MILLION * MILLION;
  const below = BASE.pressure * kelvin * compressibility;
  return Number((2n * above + below) / (2n * below));
};

/** Days with one factor. */
export interface FactorDays {
  readonly from: CivilDate;
  /** Not part of them. */
  readonly to: CivilDate;
  /** Absent before the first factor: the index difference counts. */
  readonly factor?: VolumeFactor;
}

/** The last one recorded for the day or an earlier one. */
const factorOn = (factors: readonly VolumeFactor[], day: CivilDate): VolumeFactor | undefined =>
  factors
    .filter(({ from }) => from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
    .at(-1);

/**
 * The days of a step by their factors. Two readings of one day have the factor of that day.
 *
 * @param factors In the order of record
 */
export const factorDaysOf = (
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  factors: readonly VolumeFactor[],
): readonly FactorDays[] => {
  const inside = [...new Set(factors.map((each) => each.from))].filter((day) => day > from && day < to).toSorted();
  const starts = [from, ...inside];
  return starts.map((start, place) => {
    const factor = factorOn(factors, start);
    return { from: start, to: starts[place + 1] ?? to, ...(factor && { factor }) };
  });
};

/** The factors with days of a step, each once. */
export const factorsWithin = (
  days: { readonly from: CivilDate; readonly to: CivilDate },
  factors: readonly VolumeFactor[],
): readonly VolumeFactor[] => factorDaysOf(days, factors).flatMap(({ factor }) => factor ?? []);
