import { expect, it } from '@jest/globals';
import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import fc from 'fast-check';
import type { RightReadings } from '../basis.ts';
import { estimateIndex } from '../estimate.ts';
import { sourcesOf } from '../chain.ts';
import { indexesOf } from '../register.ts';
import { rollsOver } from '../rollover.ts';
import { consumedBetween, litresConsumed, type MeterReading } from './consumed.ts';
import { deriveSegments, historyOf, type Segment } from './segments.ts';

/** What happens on a connection, with the physical consumption since the step before. */
interface Happening {
  readonly days: number;
  readonly used: number;
  readonly what: 'read' | 'absent' | 'exchange' | 'takenOff';
  readonly misread: number;
  readonly next: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  days: fc.integer({ min: 20, max: 60 }),
  used: fc.integer({ min: 0, max: 300 }),
  what: fc.constantFrom('read', 'read', 'read', 'absent', 'exchange', 'takenOff'),
  misread: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 700 })),
  next: fc.integer({ min: 0, max: 9_999 }),
});

const register = { registerDigits: 4 };
const size = indexesOf(register);

interface Connection {
  readonly segments: readonly Segment<MeterReading>[];
  readonly shown: number;
  readonly day: CivilDate;
  readonly wrong: ReadonlyMap<string, number>;
}

const withReading = ({ segments }: Connection, reading: MeterReading): Connection['segments'] => {
  const last = segments.at(-1)!;
  return [...segments.slice(0, -1), { ...last, readings: [...last.readings, reading] }];
};

const withMeter = (connection: Connection, place: number, on: CivilDate, index: number): Connection => ({
  ...connection,
  day: on,
  shown: index,
  segments: [
    ...connection.segments,
    {
      register,
      readings: [
        {
          readingId: `on-${place}`,
          meterId: `meter-${place}`,
          readOn: on,
          index,
          rolledOver: false,
          kind: 'installation',
        },
      ],
    },
  ],
});

const after = (connection: Connection, { days, used, what, misread, next }: Happening, place: number): Connection => {
  const day = addDays(connection.day, days);
  const shown = (connection.shown + used) % size;
  const { readings } = connection.segments.at(-1)!;
  const history = historyOf(connection.segments);
  const id = { readingId: String(place), meterId: readings[0]!.meterId, readOn: day };
  const fact = (kind: 'actual' | 'removal', index: number): MeterReading => {
    const reading = { ...id, kind, index, rolloverConfirmed: true };
    return { ...reading, rolledOver: rollsOver(register, readings, reading, history) };
  };
  switch (what) {
    case 'absent': {
      const estimate = estimateIndex(register, sourcesOf(register, readings, history), day);
      if (!estimate) return { ...connection, day, shown };
      const basis = { ...estimate, derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId) };
      const reading = { ...id, kind: 'estimated' as const, index: estimate.index, estimate: basis };
      const rolledOver = rollsOver(register, readings, reading, history);
      return { ...connection, day, shown, segments: withReading(connection, { ...reading, rolledOver }) };
    }
    case 'read': {
      const index = (shown + misread) % size;
      const wrong = misread > 0 ? new Map([...connection.wrong, [id.readingId, shown]]) : connection.wrong;
      return { segments: withReading(connection, fact('actual', index)), wrong, day, shown };
    }
    case 'exchange':
    case 'takenOff': {
      const removed = { ...connection, segments: withReading(connection, fact('removal', shown)), day };
      return withMeter(removed, place, what === 'exchange' ? day : addDays(day, next % 90), next);
    }
  }
};

const connectionOf = (happenings: readonly Happening[]): Connection => {
  const start: Connection = { segments: [], shown: 0, day: civilDate('2024-03-20'), wrong: new Map() };
  return happenings.reduce(
    (connection, each, place) => after(connection, each, place + 1),
    withMeter(start, 0, start.day, 9_000),
  );
};

const corrected = (segments: Connection['segments'], right: RightReadings): Connection['segments'] => {
  const derived = deriveSegments(segments, right);
  let place = 0;
  return segments.map(({ readings, ...segment }) => ({
    ...segment,
    readings: readings.map((reading) => {
      const { index, rolledOver, rolloverConfirmed = reading.rolloverConfirmed, estimate } = derived[place++]!;
      return {
        ...reading,
        index,
        rolledOver,
        ...(rolloverConfirmed && { rolloverConfirmed }),
        ...(estimate && { estimateInForce: estimate }),
      };
    }),
  }));
};

const ending: readonly Happening[] = [{ days: 30, used: 50, what: 'read', misread: 0, next: 0 }];

it('11.4, 15.4-31: corrected in any order, consumption over exchanges, rollovers and estimates is the physical one', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 14 }), fc.integer({ min: 0, max: 13 }), (some, turn) => {
      const happenings = [...some, ...ending];
      const { segments, wrong } = connectionOf(happenings);
      const ids = [...wrong.keys()];
      const inAnyOrder = [...ids.slice(turn % (ids.length + 1)), ...ids.slice(0, turn % (ids.length + 1))];
      const one = inAnyOrder.reduce(
        (chain, id) => corrected(chain, { indexes: new Map([[id, wrong.get(id)!]]), rollovers: new Set([id]) }),
        corrected(segments, {}),
      );
      const readings = one.flatMap((each) => each.readings);
      const measured = { readings, registerOf: () => register, windows: [] };
      const whole = consumedBetween(measured, [readings[0]!.readingId, readings.at(-1)!.readingId]);
      const physical = happenings.reduce((sum, { used }) => sum + used, 0);
      expect(litresConsumed(whole)).toBe(BigInt(physical) * 1_000n);
      const atOnce = corrected(segments, { indexes: wrong, rollovers: new Set(ids) }).flatMap((each) => each.readings);
      const figures = (chain: readonly MeterReading[]) => chain.map(({ index, rolledOver }) => [index, rolledOver]);
      expect(figures(readings)).toEqual(figures(atOnce));
    }),
    { numRuns: 400 },
  );
});
