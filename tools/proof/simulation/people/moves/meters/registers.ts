import { addDays, type CivilDate } from '@pishkhan/calendar';
import { granted } from '../../../company/desks.ts';
import { affairs, connections } from '../../../company/persons.ts';
import type { Request } from '../../asking.ts';
import { meterOn, registersOn, type Household } from '../../households.ts';
import type { Seen } from '../../seen.ts';
import type { Move, Scene } from '../move.ts';

const service = 'metering';

/** The meter of a day is read by its registers, because its type is recorded. */
export const isReadByRegisters = (seen: Seen, household: Household, day: CivilDate): boolean => {
  const { serial } = meterOn(household, day);
  const meter = seen.meter(serial);
  return (meter.status === 'installed' || meter.status === 'takenOff') && meter.registerSet !== undefined;
};

const typing = (household: Household): Move => ({
  weight: 6,
  request: () => ({
    service,
    actor: connections,
    use: ({ registerSets }, envelope) =>
      registerSets.assign(
        { meterId: household.serial },
        { meterType: 'multi-register', registers: [...registersOn(household, household.since)] },
        envelope,
        granted,
      ),
  }),
});

/** The company reads every register; `more` is a mistake in the first one. */
export const readRegisters = (household: Household, day: CivilDate, more = 0): Request => {
  const registers = registersOn(household, day).map((each, place) =>
    place === 0 ? { ...each, index: Math.max(0, each.index + more) } : { ...each },
  );
  const body = { readOn: day, registers, reason: 'visit' as const };
  return {
    service,
    actor: affairs,
    use: ({ readingEntries }, envelope) =>
      readingEntries.enterRegisters({ meterId: household.serial }, body, envelope, granted),
  };
};

const reading = ({ world, company }: Scene, household: Household): Move => ({
  weight: 2,
  request: () => {
    const day = addDays(company.clock.today(), world.happens(0.2) ? -world.below(15) : 0);
    const more = world.happens(0.25) ? (1 + world.below(25)) * (world.happens(0.3) ? -10 : 100) : 0;
    return day < household.since ? [] : readRegisters(household, day, more);
  },
});

/** Moves around a meter with several registers, whose sum is judged and billed (C3-1, 11.4). */
export const registerMoves = (scene: Scene): Move[] =>
  scene.households
    .filter(({ hasRegisters, serial }) => hasRegisters && scene.seen.exists('meter', serial))
    .flatMap((household) => {
      const today = scene.company.clock.today();
      if (household.next && household.next.since <= today) return [];
      return isReadByRegisters(scene.seen, household, today) ? [reading(scene, household)] : [typing(household)];
    });
