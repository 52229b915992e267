import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import {
  NO_STREAM,
  streamNameFilter,
  type Credentials,
  type EventStoreDBClient,
  type JSONEventData,
} from '@eventstore/db-client';
import { eventually } from '@pishkhan/testing/eventually';
import { category, event, events, freshName, ids, take } from './samples.ts';

const WRITERS = 6;
const EACH = 60;

/** A node needs 4 to 6 s until it answers again, an election 11 to 13 s. */
const PATIENCE_MS = 60_000;

/** Repeats a call until it succeeds. One event is one message, so a cancelled call cannot look complete. */
const insist = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
  for (const end = performance.now() + PATIENCE_MS; ;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end || (error as { type?: string }).type === 'wrong-expected-version') throw error;
      await sleep(30);
    }
  }
};

/** Runs only if the server can be killed and restarted at the same address. */
export const killing = (
  client: () => EventStoreDBClient,
  credentials: () => Credentials,
  killAndRestart: () => Promise<void>,
): void => {
  it('35, R1: the server is killed during appends: acknowledged events remain, retries leave one copy, resumed subscriptions skip and repeat nothing', async () => {
    const begun = await client().appendToStream(freshName(), event(), { expectedRevision: NO_STREAM });
    const shared = category(freshName());
    const [written, filter] = [
      new Map(Array.from({ length: WRITERS }, () => [`${shared}${freshName()}`, events(EACH)])),
      streamNameFilter({ prefixes: [shared] }),
    ];
    const seen: Awaited<ReturnType<typeof take>> = [];
    const progress = { acknowledged: 0, over: false };
    const follow = async () => {
      while (!progress.over && seen.length < WRITERS * EACH) {
        const subscription = client().subscribeToAll({
          fromPosition: seen.at(-1)?.position ?? begun.position!,
          filter,
        });
        try {
          for await (const { event: found } of subscription) if (seen.push(found!) >= WRITERS * EACH) break;
        } catch {
          await sleep(30);
        }
      }
    };
    const write = async ([stream, mine]: [string, JSONEventData[]]) => {
      for (const [index, one] of mine.entries()) {
        const expectedRevision = index === 0 ? NO_STREAM : BigInt(index - 1);
        const { nextExpectedRevision } = await insist(() =>
          client().appendToStream(stream, one, { expectedRevision, credentials: credentials(), deadline: 2000 }),
        );
        expect(nextExpectedRevision).toBe(BigInt(index));
        progress.acknowledged++;
      }
    };
    const kill = async () => {
      for (const least of [40, 150, 280]) {
        await eventually(() => progress.over || progress.acknowledged >= least, 2 * PATIENCE_MS);
        if (!progress.over) await killAndRestart();
      }
    };
    await Promise.all([Promise.all([...written].map(write)), follow(), kill()]).finally(() => (progress.over = true));
    for (const [stream, mine] of written)
      expect(ids(await insist(() => take(client().readStream(stream))))).toEqual(ids(mine));
    const log = await insist(() =>
      take(client().subscribeToAll({ fromPosition: begun.position!, filter }), WRITERS * EACH),
    );
    expect(ids(seen)).toEqual(ids(log));
  }, 600_000);
};
