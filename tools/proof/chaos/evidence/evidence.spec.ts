import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownEnds } from './own-ends.ts';
import { unfinished } from './quiet.ts';
import { changesBetween } from './rebalances.ts';
import { relayingMs } from './relaying.ts';
import type { Lying } from './topics.ts';

describe('pending work of a process', () => {
  it('is nothing if every part is up and at the end', () => {
    expect(
      unfinished(
        {
          parts: {
            relay: { up: true, leads: true, behind: 0 },
            inbox: { up: true, behind: 0, parked: 1 },
            projectors: { up: true, lag: [{ view: 'bills', behind: 0 }] },
          },
        },
        1,
      ),
    ).toEqual([]);
  });
  it('names each part that is down, behind or has something parked', () => {
    expect(
      unfinished(
        {
          parts: {
            store: { up: false },
            relay: { up: true, behind: 2 },
            inbox: { up: true, parked: 1 },
            projectors: { up: true, lag: [{ view: 'bills', behind: 3 }] },
          },
        },
        0,
      ),
    ).toEqual(['store is down', 'relay is 2 behind', 'inbox has 1 parked', 'bills is 3 behind']);
  });
});

describe('R5: changes of membership', () => {
  it('are counted per group that existed before', () => {
    const before = new Map([
      ['a', '1,2'],
      ['b', '3'],
    ]);
    expect(
      changesBetween(
        before,
        new Map([
          ['a', '2'],
          ['b', '3'],
          ['c', '4'],
        ]),
      ),
    ).toBe(1);
    expect(changesBetween(before, before)).toBe(0);
  });
});

describe('causes of process ends without a kill', () => {
  it('are their last log lines, counted without the differing numbers', () => {
    const folder = mkdtempSync(join(tmpdir(), 'own-ends-'));
    const log = join(folder, 'metering-1.log');
    writeFileSync(
      log,
      'metering answers on http://127.0.0.1:34751 after 18445 ms\nmetering cannot start: MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:42981\nmetering cannot start: MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:42980\n',
    );
    expect(ownEnds([log, join(folder, 'none.log')])).toEqual({
      'cannot start: MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:…': 2,
    });
    rmSync(folder, { recursive: true });
  });
});

describe('R4: from an event to its topic', () => {
  it('it took the time from its recording by the business clock to its first sending', () => {
    const lying = (sentAt: number): Lying => ({
      topic: 't',
      partition: 0,
      sentAt,
      message: { stream: 's', revision: 0, recordedAt: '2026-11-22T04:30:00.000Z' } as Lying['message'],
    });
    const start = Date.parse('2026-11-25T04:30:00.000Z');
    expect(
      relayingMs([lying(start + 40), lying(start + 9000)], Date.parse('2026-11-22T04:30:00.000Z') - start),
    ).toEqual([40]);
  });
});
