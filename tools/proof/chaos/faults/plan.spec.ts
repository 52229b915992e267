import { describe, expect, it } from '@jest/globals';
import { chanceOf } from '../../../../data/district/random.ts';
import { nextFault, type Victim } from './plan.ts';

const victims: readonly Victim[] = [
  { name: 'metering-1', kind: 'service' },
  { name: 'kafka-1', kind: 'broker' },
  { name: 'mongodb', kind: 'database' },
  { name: 'event-store', kind: 'event store' },
];
const faults = (seed: number, whole = { victims, edges: ['mongodb'] }) => {
  const chance = chanceOf(seed, 1);
  return Array.from({ length: 400 }, () => nextFault(chance, whole));
};
const share = (seed: number, what: string) => faults(seed).filter((fault) => fault?.what === what).length / 400;

describe('the faults of a storm', () => {
  it('are the same for the same seed, and differ for another', () => {
    expect(faults(7)).toEqual(faults(7));
    expect(faults(8)).not.toEqual(faults(7));
  });
  it('are mostly kills', () => {
    expect(share(7, 'kill')).toBeGreaterThan(0.5);
    expect(share(7, 'pause')).toBeGreaterThan(0.1);
    expect(share(7, 'toxic')).toBeGreaterThan(0.1);
  });
  it('R5: some pauses outlast a lease and a session of 6 s, and some do not', () => {
    const pauses = faults(7).flatMap((fault) => (fault?.what === 'pause' ? fault.forMs : []));
    expect([
      pauses.some((ms) => ms > 6000),
      pauses.some((ms) => ms < 6000),
      pauses.every((ms) => ms >= 500 && ms <= 9000),
    ]).toEqual([true, true, true]);
  });
  it('break only healthy targets', () => {
    expect(
      faults(7, { victims: victims.slice(0, 1), edges: [] }).every(
        (fault) => fault?.what !== 'toxic' && fault?.victim.name === 'metering-1',
      ),
    ).toBe(true);
    expect(faults(7, { victims: [], edges: [] }).every((fault) => fault === undefined)).toBe(true);
  });
});
