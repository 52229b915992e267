import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@pishkhan/event-store';
import { roundInvariants } from './round-invariants.ts';

const [inOneRound, countedOnce] = roundInvariants;
const recorded = (type: string, data: object) =>
  ({ type, data, stream: 'reading-round-1' }) as unknown as RecordedEvent;
const opened = (roundId: string, from: string, to: string, ...accounts: string[]) =>
  recorded('ReadingRoundOpened', {
    roundId,
    countyOffice: 'county-1',
    from,
    to,
    stops: accounts.map((accountId) => ({ accountId, addressCode: '1' })),
  });

describe('invariants of rounds', () => {
  it('A3-5: a connection is in one round a day', () => {
    const first = opened('round-1', '2026-11-22', '2026-11-30', '10203040', '10203041');
    expect(inOneRound!.check([first, opened('round-2', '2026-12-01', '2026-12-10', '10203040')])).toEqual({
      examined: 2,
      violations: [],
    });
    expect(inOneRound!.check([first, opened('round-2', '2026-11-30', '2026-12-10', '10203040')]).violations).toEqual([
      '10203040 is in the rounds round-1 and round-2',
    ]);
    const second = opened('round-2', '2026-11-30', '2026-12-10', '10203040');
    const instead = { ...second, data: Object.assign({ instead: ['round-1'] }, second.data) };
    expect(inOneRound!.check([first, instead]).violations).toEqual([]);
    // The place of the first round was taken: a third one is beside the second only.
    const third = opened('round-3', '2026-11-22', '2026-11-29', '10203040');
    expect(inOneRound!.check([first, instead, third]).violations).toEqual([]);
  });
  it('A9-1: a result counts each connection once', () => {
    const first = opened('round-1', '2026-11-22', '2026-11-30', '10203040', '10203041');
    const done = (read: number) =>
      recorded('ReadingOrderDone', { roundId: 'round-1', result: { read, absent: 0, toReview: 1, open: 0 } });
    expect(countedOnce!.check([first, done(1)]).violations).toEqual([]);
    expect(countedOnce!.check([first, done(2)]).violations).toEqual([
      'the result of round round-1 counts 3 of 2 connections',
    ]);
  });
});
