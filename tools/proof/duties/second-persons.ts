import type { CivilDate } from '@pishkhan/calendar';
import { addDays } from '@pishkhan/calendar';
import { today } from './office.ts';
import type { Ground, Work } from './moves.ts';

export const METER = '62000001';
/** What happens beside signatures, each as often as it is named. */
export const others = [
  'policy',
  'policy',
  'certificate',
  'certificate',
  'payment',
  'again',
  'refund',
  'move',
  'member',
] as const;

const zones = ['zone-a', 'zone-b', 'zone-c'];
/** Two persons, each with the role for both steps, in two spellings of the user name. */
const persons = ['head-1', 'Head-1', 'connections-1', 'CONNECTIONS-1'];
const members = ['member-1', 'Head-1'];

/** A meter that may be moved from zone to zone. */
export const installed = {
  type: 'MeterInstalled' as const,
  data: {
    meterId: METER,
    accountId: '10203040',
    serial: METER,
    capacity: 'G4' as const,
    registerDigits: 5,
    installedOn: '2026-01-01' as CivilDate,
    index: 0,
    zone: 'zone-a',
    countyOffice: 'county-1',
    readingId: 'reading-0',
  },
};

/** Somebody asks for a move of the meter, or decides about the one that waits (A1-4, N5). */
export function* moveMeter({ log, chance, fault, next }: Ground): Work {
  const place = next();
  const by = chance.pick(persons);
  if (chance.happens(0.5)) {
    const from = addDays(today, place);
    const move = { zone: chance.pick(zones), from, reason: 'played', countyOffice: 'county-1', by, on: today };
    yield* log.execute(fault.meter, METER, () => ({ type: 'MoveMeterToZone' as const, moveId: `m${place}`, ...move }));
    return;
  }
  const isConfirmed = chance.happens(0.8);
  yield* log.execute(fault.meter, METER, (state) => {
    const moveId = state.status === 'installed' ? state.zoneMove?.moveId : undefined;
    if (moveId === undefined) return undefined;
    const decided = { moveId, by, on: today };
    return isConfirmed
      ? { type: 'ConfirmZoneMove' as const, ...decided }
      : { type: 'DeclineZoneMove' as const, reason: 'played', ...decided };
  });
}

/** Somebody enters a member of staff with another identity, or confirms what waits (N4). */
export function* registerMember({ log, chance, fault, next }: Ground): Work {
  const [subject, by] = [chance.pick(members), chance.pick(persons)];
  const id = subject.toLowerCase();
  const marks = [`mark-${next()}`];
  yield* log.execute(fault.staffMember, id, () =>
    chance.happens(0.5)
      ? { type: 'ProposeStaffMember' as const, subject, marks, subscribers: [], by, today }
      : { type: 'ConfirmStaffMember' as const, by, today },
  );
}
