import { describe, expect, it } from '@jest/globals';
import { dayOrInstant } from '@pishkhan/fields';
import type { RecordedEvent } from '@pishkhan/event-store';
import { knownOn } from './known-on.ts';

const recordedAt = (instant: string) => ({ metadata: { recordedAt: instant } }) as RecordedEvent;
/** 1405-09-01 ends at 20:30 UTC. */
const lastOfTheDay = recordedAt('2026-11-22T20:29:59.999Z');
const firstOfTheNext = recordedAt('2026-11-22T20:30:00.000Z');
const read = (asked: string) => dayOrInstant().read(asked);
const knows = (asked: string) => [lastOfTheDay, firstOfTheNext].map(knownOn(read(asked)!));

describe('the state known on a day or at an instant', () => {
  it.each(['2026-11-22', '1405-09-01', '1405/9/1', '۱۴۰۵/۰۹/۰۱', '۲۰۲۶-۱۱-۲۲', '2026-11-22T23:59:59.999+03:30'])(
    '10.1: %s is the day to its end in Tehran',
    (asked) => expect(knows(asked)).toEqual([true, false]),
  );
  it('10.1: a Jalali leap day is a day', () => expect(knows('1403-12-30')).toEqual([false, false]));
  it.each([
    '1405-13-01',
    '1405-12-30',
    '۱۴۰۵/۷/۳۱',
    '0999-01-01',
    '1899-12-31',
    '2026-02-30',
    '2026-02-30T00:00:00Z',
    '1405-09-01T08:00:00Z',
    '2026-11-22T25:00:00Z',
    'yesterday',
    '',
  ])('10.1: %s is invalid', (asked) => expect(read(asked)).toBeUndefined());
});
