import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { consumedBetween, litresConsumed, type Measured, type MeterReading } from './consumed.ts';
import type { MeteringWindow } from './windows.ts';

const reading = (
  readingId: string,
  [meterId, day, index]: readonly [string, string, number],
  kind: MeterReading['kind'] = 'actual',
  rolledOver = false,
): MeterReading => ({ readingId, meterId, readOn: civilDate(day), index, kind, rolledOver });

const measured = (readings: readonly MeterReading[], windows: readonly MeteringWindow[] = []): Measured => ({
  readings,
  registerOf: () => ({ registerDigits: 5 }),
  windows,
});

const exchanged = [
  reading('a', ['old', '2026-08-01', 99_000], 'installation'),
  reading('b', ['old', '2026-09-01', 99_100]),
  reading('off', ['old', '2026-09-11', 99_120], 'removal'),
  reading('on', ['new', '2026-09-11', 5], 'installation'),
  reading('c', ['new', '2026-10-01', 40]),
];

describe('11.4: consumption across an exchange', () => {
  it('case 09: (removal − previous) + (current − installation), and never a rollover of the new meter', () =>
    expect(consumedBetween(measured(exchanged), ['b', 'c'])).toMatchObject([
      {
        meterId: 'old',
        from: '2026-09-01',
        to: '2026-09-11',
        openingIndex: 99_100,
        closingIndex: 99_120,
        recorded: 20,
      },
      { meterId: 'new', from: '2026-09-11', to: '2026-10-01', openingIndex: 5, closingIndex: 40, recorded: 35 },
    ]));

  it('two exchanges in a period: each meter counts its own indexes, the same meter twice', () => {
    const parts = consumedBetween(
      measured([
        ...exchanged.slice(0, 4),
        reading('off-2', ['new', '2026-09-21', 12], 'removal'),
        reading('on-2', ['old', '2026-09-21', 99_121], 'installation'),
        reading('d', ['old', '2026-10-01', 99_130]),
      ]),
      ['b', 'd'],
    );
    expect(parts.map(({ meterId, recorded }) => [meterId, recorded])).toEqual([
      ['old', 20],
      ['new', 7],
      ['old', 9],
    ]);
    expect(litresConsumed(parts)).toBe(36_000n);
  });

  it('without a meter nothing is consumed', () => {
    const gap = [...exchanged.slice(0, 3), reading('on', ['new', '2026-09-21', 5], 'installation'), exchanged[4]!];
    expect(litresConsumed(consumedBetween(measured(gap), ['b', 'c']))).toBe(55_000n);
  });

  it('11.4, 15.4-33: a confirmed rollover before the removal counts', () => {
    const rolled = [exchanged[0]!, exchanged[1]!, reading('off', ['old', '2026-09-11', 20], 'removal', true)];
    expect(litresConsumed(consumedBetween(measured(rolled), ['b', 'off']))).toBe(920_000n);
  });

  it('15.4-32: a removal below an estimate counts nothing until the estimate is corrected', () => {
    const estimated = [exchanged[0]!, { ...exchanged[1]!, kind: 'estimated' as const, index: 99_200 }, exchanged[2]!];
    expect(litresConsumed(consumedBetween(measured(estimated), ['b', 'off']))).toBe(0n);
  });
});

const day = civilDate;

describe('15.4-17, 15.4-50: days of a window', () => {
  const chain = [
    reading('a', ['old', '2026-08-01', 1_000], 'installation'),
    reading('b', ['old', '2026-09-01', 1_213]),
    reading('c', ['old', '2026-10-01', 1_313]),
  ];
  const error = (from: string, errorBasisPoints: number, to?: string): MeteringWindow => ({
    kind: 'error',
    meterId: 'old',
    from: day(from),
    ...(to !== undefined && { to: day(to) }),
    errorBasisPoints,
  });

  it('15.4-17: a meter with an error of +6.5 % measured recorded / 1.065', () =>
    expect(litresConsumed(consumedBetween(measured(chain, [error('2026-08-01', 650)]), ['a', 'b']))).toBe(200_000n));

  it('15.4-17: one that registers too little measured more', () =>
    expect(litresConsumed(consumedBetween(measured(chain, [error('2026-09-01', -2_000)]), ['b', 'c']))).toBe(125_000n));

  it('15.4-50: a window that begins inside a period cuts it by days', () => {
    // 15 of 30 days count 50 / 1.25 = 40 m³.
    const parts = consumedBetween(measured(chain, [error('2026-09-16', 2_500)]), ['b', 'c']);
    expect(litresConsumed(parts)).toBe(90_000n);
    expect(parts[0]).toMatchObject({ recorded: 100, windows: [{ errorBasisPoints: 2_500 }] });
  });

  it('A2-6: the volume of a fault replaces what was recorded on its days', () => {
    const fault = {
      kind: 'fault',
      meterId: 'old',
      from: day('2026-08-16'),
      to: day('2026-09-15'),
      cubicMetres: 60,
    } as const;
    // 16 of 31 days: 213 × 15 / 31 + 60 × 16 / 30; 14 of 30 days: 60 × 14 / 30 + 100 × 16 / 30.
    const litres = [
      ['a', 'b'],
      ['b', 'c'],
    ].map((ends) =>
      litresConsumed(consumedBetween(measured(chain, [fault]), ends as unknown as readonly [string, string])),
    );
    expect(litres).toEqual([135_065n, 81_333n]);
    expect(litresConsumed(consumedBetween(measured(chain, [fault]), ['a', 'c']))).toBe(216_398n);
  });
});
