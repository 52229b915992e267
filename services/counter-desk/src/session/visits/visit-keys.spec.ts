import { describe, expect, it } from '@jest/globals';
import { sealingWith } from '../stored/sealing.ts';
import { visitKeysBy } from './visit-keys.ts';

const HOUR = 3_600_000;
/** 20:30 in Tehran. */
const EVENING = Date.parse('2026-11-29T17:00:00Z');
const limits = { lockAfterMs: 1, endAfterMs: 1, visits: { most: 40, keepUnsentMs: 48 * HOUR } };

const keysAt = (clock: { now: number }, sealing = sealingWith(new Uint8Array(32).fill(7))) =>
  visitKeysBy(
    sealing,
    () => limits,
    () => clock.now,
  );

describe('keys of visits that are taken along', () => {
  it('visits are kept until the end of the day in Tehran, unsent ones as long as the policy says', () => {
    const { visitsUntil, unsentUntil, most } = keysAt({ now: EVENING }).make('expert-1');
    expect(new Date(visitsUntil).toISOString()).toBe('2026-11-29T20:30:00.000Z');
    expect([unsentUntil - EVENING, most]).toEqual([48 * HOUR, 40]);
  });

  it('the same person gets the same key again; another person, another desk and rubbish get none', () => {
    const clock = { now: EVENING };
    const keys = keysAt(clock);
    const { wrapped, key } = keys.make('expert-1');
    expect(wrapped).not.toContain(key);
    expect(keys.open('expert-1', wrapped).key).toBe(key);
    const other = keysAt(clock, sealingWith(new Uint8Array(32).fill(8)));
    for (const open of [
      () => keys.open('expert-2', wrapped),
      () => other.open('expert-1', wrapped),
      () => keys.open('expert-1', `${wrapped.slice(0, -4)}AAAA`),
      () => keys.open('expert-1', 'rubbish'),
    ])
      expect(open).toThrow(expect.objectContaining({ rule: 'VisitsMustBeOfThisPerson' }));
  });

  it('nobody gets a key when its time is over', () => {
    const clock = { now: EVENING };
    const keys = keysAt(clock);
    const { wrapped } = keys.make('expert-1');
    clock.now += 48 * HOUR - 1;
    expect(keys.open('expert-1', wrapped)).toBeDefined();
    clock.now += 1;
    expect(() => keys.open('expert-1', wrapped)).toThrow();
  });

  it('without the policy nothing is taken along', () => {
    const { visits: _, ...without } = limits;
    const keys = visitKeysBy(
      sealingWith(new Uint8Array(32)),
      () => without,
      () => EVENING,
    );
    expect(() => keys.make('expert-1')).toThrow(expect.objectContaining({ rule: 'VisitsMustBeTakenAlongByPolicy' }));
  });
});
