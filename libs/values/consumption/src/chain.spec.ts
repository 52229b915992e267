import { expect, it } from '@jest/globals';
import { addDays, civilDate, parseJalali } from '@pishkhan/calendar';
import fc from 'fast-check';
import { deriveChain, sourcesOf, type ChainReading } from './chain.ts';
import { estimateIndex } from './estimate.ts';
import { indexesOf } from './register.ts';

const register = { registerDigits: 4 };

interface Period {
  readonly days: number;
  readonly used: number;
  readonly absent: boolean;
  readonly misread: number;
}

const derived = (readings: readonly ChainReading[], corrected: ReadonlyMap<string, number>): readonly ChainReading[] =>
  deriveChain(register, readings, corrected).map(({ index, rolledOver, estimate }, place) => {
    const { estimateInForce: _, ...reading } = readings[place]!;
    return { ...reading, index, rolledOver, ...(estimate && { estimateInForce: estimate }) };
  });

/** What the services record of these periods, with or without the misreads. */
const recorded = (periods: readonly Period[], withMisreads: boolean): readonly ChainReading[] => {
  let readings: readonly ChainReading[] = [
    { readingId: '0', readOn: civilDate('2024-03-20'), index: 9_000, rolledOver: false, kind: 'installation' },
  ];
  let shown = 9_000;
  for (const [place, { days, used, absent, misread }] of periods.entries()) {
    const readOn = addDays(readings.at(-1)!.readOn, days);
    shown = (shown + used) % indexesOf(register);
    const estimate = absent ? estimateIndex(register, sourcesOf(register, readings), readOn) : undefined;
    const id = { readingId: String(place + 1), readOn, rolledOver: false };
    readings = [
      ...readings,
      estimate
        ? {
            ...id,
            index: estimate.index,
            kind: 'estimated',
            estimate: { ...estimate, derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId) },
          }
        : { ...id, index: (shown + (withMisreads ? misread : 0)) % indexesOf(register), kind: 'actual' },
    ];
  }
  return derived(readings, new Map());
};

it('15.4-31, 11.8-4: corrections in any order yield the chain without misreads', () => {
  const period = fc.record({
    days: fc.integer({ min: 20, max: 60 }),
    used: fc.integer({ min: 0, max: 300 }),
    absent: fc.boolean(),
    misread: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
  });
  fc.assert(
    fc.property(fc.array(period, { minLength: 2, maxLength: 16 }), fc.integer({ min: 0, max: 15 }), (periods, turn) => {
      const right = recorded(periods, false);
      let readings = recorded(periods, true);
      const wrong = readings.filter(({ kind, index }, place) => kind === 'actual' && index !== right[place]!.index);
      const inAnyOrder = [...wrong.slice(turn % (wrong.length + 1)), ...wrong.slice(0, turn % (wrong.length + 1))];
      for (const { readingId } of inAnyOrder) {
        const { index } = right.find((reading) => reading.readingId === readingId)!;
        readings = derived(readings, new Map([[readingId, index]]));
      }
      const figures = (of: readonly ChainReading[]) => of.map(({ index, rolledOver }) => [index, rolledOver]);
      expect(figures(readings)).toEqual(figures(right));
    }),
    { numRuns: 500 },
  );
});

it('15.4-31, F5b: an estimate counts by an earlier one again that was overruled by a reading only because of a misread', () => {
  const rows = [
    ['1404-01-01', 1_000],
    ['1404-02-01', 1_100],
    ['1404-03-01', 1_500],
    ['1404-04-01', 'absent'],
    ['1404-05-01', 1_600],
    ['1405-03-20', 3_000],
    ['1405-04-20', 'absent'],
  ] as const;
  const misread = rows.reduce<readonly ChainReading[]>((readings, [day, shown], place) => {
    const readOn = parseJalali(day)!;
    const id = { readingId: String(place), readOn, rolledOver: false };
    const estimate = shown === 'absent' && estimateIndex(register, sourcesOf(register, readings), readOn);
    return [
      ...readings,
      estimate
        ? {
            ...id,
            index: estimate.index,
            kind: 'estimated',
            estimate: { ...estimate, derivedFrom: estimate.derivedFrom.map(({ readingId }) => readingId) },
          }
        : { ...id, index: Number(shown), kind: 'actual' },
    ];
  }, []);
  expect(misread.map(({ index }) => index)).toEqual([1_000, 1_100, 1_500, 1_900, 1_600, 3_000, 3_050]);
  const corrected = deriveChain(register, misread, new Map([['2', 1_150]]));
  expect(corrected.map(({ index }) => index)).toEqual([1_000, 1_100, 1_150, 1_200, 1_600, 3_000, 3_265]);
  expect(corrected.at(-1)!.estimate!.derivedFrom).toEqual(['2', '3', '4', '5']);
});
