import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import fc from 'fast-check';
import type { Exchange } from '../../domain/exchanging/exchange.messages.ts';
import type { MeterCommand, MeterEvent } from '../../domain/meter.messages.ts';
import type { MeterState } from '../../domain/meter.state.ts';
import { formerOf, lastEndedOn, takenOffOn } from '../../domain/meter.state.ts';
import {
  installationMustFollowBilledAbsence,
  installationMustFollowTakingOff,
} from '../../domain/exchanging/exchange.rules.ts';
import { meter } from '../../domain/meter.ts';
import { daysOfConnection } from './days-of-connection.ts';
import { metersOfConnection } from './meters-of-connection.view.ts';

const accountId = '20000701';
const firstDay = civilDate('2026-01-01');
const today = addDays(firstDay, 400);
const serials = ['A', 'B', 'C'] as const;
type Serial = (typeof serials)[number];

const day = fc.nat(300).map((days) => addDays(firstDay, days));
const serial = fc.constantFrom(...serials);
const index = fc.nat(9_999);
/** Steps of clerks, contractors and cases, sensible or not. */
const step = fc.oneof(
  fc.record({ do: fc.constant('install' as const), serial, day, index }),
  fc.record({ do: fc.constant('read' as const), serial, day, index, isAbsent: fc.boolean() }),
  fc.record({ do: fc.constant('exchange' as const), serial, next: serial, day, index, first: index }),
  fc.record({
    do: fc.constant('takeOff' as const),
    serial,
    day,
    index,
    absence: fc.constantFrom('removed' as const, 'cut' as const, 'lost' as const),
  }),
  fc.record({ do: fc.constant('takeOffLate' as const), serial, days: fc.nat(40) }),
  fc.record({ do: fc.constant('correct' as const), serial, place: fc.nat(9), index }),
);
type Step = Parameters<Parameters<typeof step.map>[0]>[0];

const fact = {
  schemaVersion: 1,
  stream: 'meter-A',
  revision: 0,
  recordedAt: '2026-11-22T04:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
};

/** The streams of the meters of one connection; a refused command leaves nothing. */
class Connection {
  readonly log: MeterEvent[] = [];
  private readonly states = new Map<Serial, MeterState>();
  /** What was recorded as read, by its reading; it is never lost. */
  readonly raw = new Map<string, number>();

  state(of: Serial): MeterState {
    return this.states.get(of) ?? meter.initial;
  }

  try(of: Serial, command: MeterCommand): boolean {
    const decided = meter.decide(command, this.state(of));
    if (isRejection(decided)) return false;
    for (const event of decided) {
      this.log.push(event);
      this.states.set(of, meter.evolve(this.state(of), event));
      this.keep(event);
    }
    return decided.length > 0;
  }

  private keep({ type, data }: MeterEvent) {
    if (type === 'MeterInstalled' || type === 'ReadingAccepted') this.raw.set(data.readingId, data.index);
    if (type === 'MeterExchanged' || type === 'MeterTakenOff')
      this.raw.set(data.takenOff.readingId, data.takenOff.index);
  }

  /** As the claim of the account decides: no other meter is on it, and the last one left before (11.4, N16). */
  mayInstall(installedOn: CivilDate): boolean {
    const states = serials.map((each) => this.state(each));
    const lastOf = (last: typeof takenOffOn) =>
      states
        .flatMap((each) => last(each, accountId) ?? [])
        .toSorted()
        .at(-1);
    return (
      !states.some(({ status }) => status === 'installed') &&
      !installationMustFollowTakingOff(installedOn, lastOf(takenOffOn)) &&
      !installationMustFollowBilledAbsence(installedOn, lastOf(lastEndedOn))
    );
  }

  meters() {
    type Known = ReturnType<typeof metersOfConnection.apply>;
    const known = this.log.reduce<Known>(
      (before, event) => metersOfConnection.apply(before, { ...fact, ...event }, accountId),
      undefined,
    );
    return known?.meters ?? [];
  }
}

const register = { capacity: 'G100', registerDigits: 4 } as const;
const perform = (connection: Connection, each: Step, place: number): void => {
  const id = `${each.serial}-${place}`;
  switch (each.do) {
    case 'install':
      if (!connection.mayInstall(each.day)) return;
      connection.try(each.serial, {
        type: 'InstallMeter',
        meterId: each.serial,
        accountId,
        ...register,
        installedOn: each.day,
        index: each.index,
        readingId: `installed-${id}`,
        today,
      });
      return;
    case 'read':
      connection.try(each.serial, {
        type: 'RecordReading',
        readingId: `read-${id}`,
        readOn: each.day,
        finding: each.isAbsent ? { kind: 'absent' } : { kind: 'actual', index: each.index },
        today,
      });
      return;
    case 'exchange':
      return exchange(connection, each, id);
    case 'takeOff':
      connection.try(each.serial, {
        type: 'EnterTakingOff',
        exchangeId: id,
        takenOffOn: each.day,
        takenOff: { index: each.index, rolloverConfirmed: true },
        absence: each.absence,
        by: 'connections-1',
        today,
      });
      connection.try(each.serial, { type: 'ConfirmTakingOff', exchangeId: id, by: 'head-1', today });
      connection.try(each.serial, { type: 'DeclineTakingOff', exchangeId: id, reason: 'رد', by: 'head-1', today });
      return;
    case 'takeOffLate':
      return takeOffLate(connection, each, id);
    case 'correct': {
      const state = connection.state(each.serial);
      const known = [
        ...formerOf(state).flatMap(({ readings }) => readings),
        ...(state.status === 'installed' ? state.readings : []),
      ];
      const wrong = known[each.place];
      if (!wrong) return;
      connection.try(each.serial, {
        type: 'CorrectReadings',
        readings: [{ readingId: wrong.readingId, rightIndex: each.index }],
        correctionId: id,
        caseId: 'case-1',
      });
    }
  }
};

/** Nobody is at home after the meter has left; the removal is entered afterwards (11.4, 15.4-31). */
const takeOffLate = (
  connection: Connection,
  { serial: of, days }: Extract<Step, { do: 'takeOffLate' }>,
  id: string,
) => {
  const state = connection.state(of);
  const last = state.status === 'installed' && state.readings.at(-1);
  if (!last || last.readOn > addDays(today, -50)) return;
  const [readOn, { index }] = [addDays(last.readOn, 10), last];
  const read = { type: 'RecordReading', today } as const;
  connection.try(of, { ...read, readingId: `seen-${id}`, readOn, finding: { kind: 'actual', index } });
  connection.try(of, { ...read, readingId: `read-${id}`, readOn: addDays(readOn, 30), finding: { kind: 'absent' } });
  const off = { do: 'takeOff', serial: of, day: addDays(readOn, days), index, absence: 'cut' } as const;
  perform(connection, off, Number(id.split('-')[1]));
};

/** The three appends in their order; a refusal of the old meter undoes the first (ADR 0115). */
const exchange = (connection: Connection, each: Extract<Step, { do: 'exchange' }>, id: string): void => {
  const old = connection.state(each.serial);
  if (old.status !== 'installed' || each.serial === each.next) return;
  const made: Exchange = {
    exchangeId: id,
    accountId,
    exchangedOn: each.day,
    reason: 'fault',
    takenOff: { meterId: each.serial, index: each.index, rolloverConfirmed: true },
    putIn: { meterId: each.next, ...register, index: each.first },
    caseId: 'case-1',
  };
  const isInstalled = connection.try(each.next, {
    type: 'InstallMeter',
    ...made.putIn,
    accountId,
    installedOn: each.day,
    readingId: `installed-${id}`,
    exchangeId: id,
    today,
  });
  if (!isInstalled || connection.try(each.serial, { type: 'ExchangeMeter', exchange: made, today })) return;
  connection.raw.delete(`installed-${id}`);
  connection.try(each.next, {
    type: 'UndoInstallation',
    exchangeId: id,
    rule: 'IndexMustNotFall',
    by: 'head-1',
    today,
  });
};

const played = (steps: readonly Step[]): Connection => {
  const connection = new Connection();
  for (const [place, each] of steps.entries()) perform(connection, each, place);
  return connection;
};
const onRecord = (connection: Connection) =>
  serials.flatMap((each) => {
    const state = connection.state(each);
    const present = state.status === 'installed' ? [{ ...state, takenOff: undefined }] : [];
    return [...formerOf(state), ...present];
  });

describe('the timeline of a connection under any sequence of commands', () => {
  const steps = fc.array(step, { minLength: 1, maxLength: 40 });
  it('11.4: every day has exactly one meter or one named absence', () =>
    fc.assert(
      fc.property(steps, (made) => {
        const connection = played(made);
        const days = daysOfConnection(connection.meters());
        for (let each = addDays(firstDay, -1); each <= today; each = addDays(each, 1)) {
          const found = days.filter(
            ({ from, until }) => (from === null || from <= each) && (until === null || each < until),
          );
          expect(found).toHaveLength(1);
          expect(found[0]!.state === 'measured').toBe(found[0]!.meterId !== null);
        }
        const onIt = serials.filter((of) => connection.state(of).status === 'installed');
        expect(onIt.length).toBeLessThanOrEqual(1);
        expect(days.at(-1)!.meterId).toBe(onIt[0] ?? null);
      }),
    ));
  it('11.4: no index of a meter lies outside its days, so no consumption falls into an absence', () =>
    fc.assert(
      fc.property(steps, (made) => {
        for (const { readings, takenOff } of onRecord(played(made))) {
          const [first] = readings;
          for (const { readOn } of readings) {
            expect(readOn >= first!.readOn).toBe(true);
            expect(takenOff === undefined || readOn <= takenOff.on).toBe(true);
          }
          expect(takenOff === undefined || readings.at(-1)!.readingId === takenOff.readingId).toBe(true);
        }
      }),
    ));
  it('8, 11.8: raw values are never lost, whatever was corrected, exchanged or put back', () =>
    fc.assert(
      fc.property(steps, (made) => {
        const connection = played(made);
        const known = new Map(
          onRecord(connection).flatMap(({ readings, takenOff }) =>
            [...readings, ...(takenOff?.moved ?? [])].map(
              ({ readingId, acceptedIndex }) => [readingId, acceptedIndex] as const,
            ),
          ),
        );
        for (const [readingId, raw] of connection.raw) expect(known.get(readingId)).toBe(raw);
      }),
    ));
  it('reaches exchanges, removals, returns and corrections of former meters', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(steps, (made) => {
        for (const { type, data } of played(made).log) {
          seen.add(type);
          if (type === 'MeterTakenOff' && data.estimates) seen.add('MeterTakenOff, late');
        }
      }),
      { numRuns: 300 },
    );
    for (const type of [
      'MeterExchanged',
      'MeterTakenOff',
      'MeterTakenOff, late',
      'MeterRemoved',
      'ReadingCorrected',
      'ReadingAccepted',
    ])
      expect(seen).toContain(type);
  });
});
