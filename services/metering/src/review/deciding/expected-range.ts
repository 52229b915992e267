import {
  consumptionBetween,
  deriveIndex,
  indexesOf,
  mostBetween,
  type IndexOnDay,
  type JudgementPolicy,
} from '@pishkhan/consumption';
import type { CivilDate } from '@pishkhan/calendar';
import { factBefore, factsOf } from '../../meter/domain/recording/judging.ts';
import type { InstalledMeter } from '../../meter/domain/meter.state.ts';

/** What the meter could show on a day, by the facts around it (13.3, 15.4-33). */
export interface ExpectedRange {
  /** The last reading from the meter before the day. */
  readonly previous: IndexOnDay;
  /** The next one; null if none is on record. */
  readonly after: IndexOnDay | null;
  readonly least: number;
  readonly most: number;
  /** By the consumption of the same days of last year; null if the readings do not cover them. */
  readonly usual: number | null;
  /** From here on the consumption is unusual by the policy; null if it never is. */
  readonly unusualFrom: number | null;
}

const indexLike = (register: InstalledMeter, previous: IndexOnDay, facts: readonly IndexOnDay[], day: CivilDate) => {
  const lastYear = deriveIndex({ method: 'sameDaysLastYear', methodVersion: 2 }, register, facts, day);
  return lastYear && consumptionBetween(register, previous.index, lastYear.index);
};

/** The range in which an index of this day needs no person. */
export const expectedOn = (
  register: InstalledMeter,
  day: CivilDate,
  { limits: { unusualTimesSameSeason: times } }: JudgementPolicy,
): ExpectedRange => {
  const facts = factsOf(register);
  const previous = factBefore(register, day);
  const next = facts.find(({ readOn }) => readOn > day);
  const highest = indexesOf(register) - 1;
  const within = (index: number): number => Math.min(index, highest);
  const byCapacity = within(previous.index + mostBetween(register, previous.readOn, day));
  const usual = indexLike(
    register,
    previous,
    facts.filter(({ readOn }) => readOn < day),
    day,
  );
  return {
    previous,
    after: next ? { readOn: next.readOn, index: next.index } : null,
    least: previous.index,
    most: next && next.index >= previous.index ? Math.min(byCapacity, next.index) : byCapacity,
    usual: usual === undefined ? null : within(previous.index + usual),
    unusualFrom: usual === undefined || times === 0 ? null : within(previous.index + usual * times),
  };
};
