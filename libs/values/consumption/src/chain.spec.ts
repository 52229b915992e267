import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate, parseJalali } from '@pishkhan/calendar';
import fc from 'fast-check';
import type { ChainReading, RightReadings } from './basis.ts';
import { deriveChain, sourcesOf } from './chain.ts';
import { estimateIndex } from './estimate.ts';
import { indexesOf } from './register.ts';

const register = { registerDigits: 4 };

interface Period {
  readonly days: number;
  readonly used: number;
  readonly absent: boolean;
  readonly misread: number;
}

const derived = (readings: readonly ChainReading[], right: RightReadings): readonly ChainReading[] =>
  deriveChain(register, readings, right).map(({ index, rolledOver, estimate, rightDay, because }, place) => {
    const { estimateInForce: _, ...reading } = readings[place]!;
    return {
      ...reading,
      index,
      rolledOver,
      ...(rightDay && { readOn: rightDay }),
      ...(because === 'corrected' && reading.kind === 'estimated' && { byEvidence: true }),
      ...(estimate && { estimateInForce: estimate }),
    };
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
  return derived(readings, {});
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
        readings = derived(readings, { indexes: new Map([[readingId, index]]) });
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
  const corrected = deriveChain(register, misread, { indexes: new Map([['2', 1_150]]) });
  expect(corrected.map(({ index }) => index)).toEqual([1_000, 1_100, 1_150, 1_200, 1_600, 3_000, 3_265]);
  expect(corrected.at(-1)!.estimate!.derivedFrom).toEqual(['2', '3', '4', '5']);
});

it('15.4-31: a guess of the reader is not above an estimate that rolls over once the reading before it is corrected', () => {
  const day = (text: string) => civilDate(text);
  const estimate = { method: 'periodBefore', methodVersion: 1, derivedFrom: ['0', '1'] } as const;
  const chain: readonly ChainReading[] = [
    { readingId: '0', readOn: day('2026-03-01'), index: 9_000, kind: 'installation' },
    { readingId: '1', readOn: day('2026-03-31'), index: 9_200, kind: 'actual' },
    { readingId: '2', readOn: day('2026-04-30'), index: 9_400, kind: 'estimated', estimate },
    { readingId: '3', readOn: day('2026-05-30'), index: 9_995, kind: 'estimated' },
  ];
  expect(deriveChain(register, chain, { indexes: new Map([['1', 9_990]]) }).map(({ index }) => index)).toEqual([
    9_000, 9_990, 980, 980,
  ]);
});

describe('15.4-39: the day of a reading was recorded wrongly', () => {
  const on = (day: string) => civilDate(day);
  const fact = (readingId: string, day: string, index: number): ChainReading => ({
    readingId,
    readOn: on(day),
    index,
    rolledOver: false,
    kind: readingId === '0' ? 'installation' : 'actual',
  });
  const guess = (readingId: string, day: string, index: number, derivedFrom: readonly string[]): ChainReading => ({
    ...fact(readingId, day, index),
    kind: 'estimated',
    estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom },
  });
  it('15.4-31 an estimate is derived anew by the right days of its readings', () => {
    // 90 m³ in 30 days were 90 m³ in 45 days: the estimate for the 30 days after is 60 m³ and not 90 m³.
    const chain = [
      fact('0', '2026-03-01', 0),
      fact('1', '2026-03-31', 90),
      guess('2', '2026-05-15', 225, ['0', '1']),
      fact('3', '2026-06-15', 400),
    ];
    const days = new Map([['1', on('2026-04-15')]]);
    expect(deriveChain(register, chain, { days })).toMatchObject([
      { index: 0 },
      { index: 90, rightDay: '2026-04-15', because: 'dayCorrected' },
      { index: 150, because: 'derivedAnew', estimate: { derivedFrom: ['0', '1'] } },
      { index: 400 },
    ]);
  });
  it('the right day of an estimate yields its index; it stays an estimate', () => {
    const chain = [fact('0', '2026-03-01', 0), fact('1', '2026-03-31', 90), guess('2', '2026-04-30', 180, ['0', '1'])];
    const days = new Map([['2', on('2026-04-10')]]);
    expect(deriveChain(register, chain, { days })[2]).toMatchObject({
      index: 120,
      because: 'dayCorrected',
      estimate: { method: 'periodBefore' },
    });
  });
  it('readings that no longer cover the year before are replaced by others of the chain, which the estimate names', () => {
    const chain = [
      fact('0', '2025-03-01', 0),
      fact('1', '2025-05-01', 60),
      fact('2', '2025-06-01', 90),
      fact('3', '2026-05-05', 400),
      {
        ...guess('4', '2026-05-25', 419, ['1', '2', '3']),
        estimate: { method: 'sameDaysLastYear', methodVersion: 2, derivedFrom: ['1', '2', '3'] },
      } as const,
    ];
    const days = new Map([['3', on('2026-04-20')]]);
    expect(deriveChain(register, chain, { days })[4]).toMatchObject({
      because: 'derivedAnew',
      estimate: { method: 'sameDaysLastYear', methodVersion: 2, derivedFrom: ['0', '1', '2', '3'] },
    });
  });
  it('without a reading before the days of the year before, the estimate is by the period before', () => {
    const chain = [
      fact('0', '2025-05-01', 60),
      fact('1', '2025-06-01', 90),
      fact('2', '2026-04-20', 390),
      fact('3', '2026-05-05', 400),
      {
        ...guess('4', '2026-05-25', 419, ['0', '1', '3']),
        estimate: { method: 'sameDaysLastYear', methodVersion: 2, derivedFrom: ['0', '1', '3'] },
      } as const,
    ];
    const days = new Map([['0', on('2025-05-10')]]);
    expect(deriveChain(register, chain, { days })[4]).toMatchObject({
      index: 413,
      because: 'derivedAnew',
      estimate: { method: 'periodBefore', methodVersion: 2, derivedFrom: ['2', '3'] },
    });
  });
  it('15.4-31, 15.4-39: corrections of days and indexes in any order yield the chain of one correction', () => {
    const period = fc.record({
      days: fc.integer({ min: 20, max: 60 }),
      used: fc.integer({ min: 0, max: 300 }),
      absent: fc.boolean(),
      misread: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
      later: fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 })),
    });
    fc.assert(
      fc.property(
        fc.array(period, { minLength: 2, maxLength: 16 }),
        fc.integer({ min: 1, max: 97 }),
        (periods, turn) => {
          const wrong = recorded(periods, true);
          const rights = periods.flatMap(({ misread, later, absent }, place): RightReadings[] => {
            const { readingId, readOn, index } = wrong[place + 1]!;
            return [
              ...(misread > 0 && !absent ? [{ indexes: new Map([[readingId, Math.max(0, index - misread)]]) }] : []),
              ...(later === 0 ? [] : [{ days: new Map([[readingId, addDays(readOn, later)]]) }]),
            ];
          });
          const atOnce = derived(wrong, {
            indexes: new Map(rights.flatMap(({ indexes }) => [...(indexes ?? [])])),
            days: new Map(rights.flatMap(({ days }) => [...(days ?? [])])),
          });
          const shuffled = rights.toSorted((one, other) => orderOf(one, turn) - orderOf(other, turn));
          expect(shuffled.reduce(derived, wrong)).toEqual(atOnce);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** Another order for every turn. */
const orderOf = ({ indexes, days }: RightReadings, turn: number): number =>
  (Number([...(indexes ?? days ?? new Map()).keys()][0]) * turn + (days ? 7 : 0)) % 31;
