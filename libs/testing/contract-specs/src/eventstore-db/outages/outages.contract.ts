import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { frontOf, isOneNode, type Front } from '@pishkhan/eventstore-test-server/fronted';
import { Load, type LoadResult } from './load.ts';
import { tableOf, type Row } from './table.ts';

/** A server under test, with the means to kill it. */
export interface Struck {
  readonly connectionString: string;
  /** Resolves when the command has ended, not when the server answers again. */
  killAndRestart?(): Promise<void>;
  killLeader?(): Promise<void>;
}

export type Outage = 'server killed' | 'leader killed' | 'connections cut' | 'connections frozen' | 'answers swallowed';

/** How often each outage happens; those without a number don't. */
export type Plan = Readonly<Partial<Record<Outage, number>>>;

/** The whole form, on a server that somebody has. The last three go through a proxy, for one node. */
export const WHOLE: Plan = {
  'server killed': 3,
  'leader killed': 3,
  'connections cut': 3,
  'connections frozen': 3,
  'answers swallowed': 3,
};
/** For every change. */
export const SHORT: Plan = {
  'server killed': 2,
  'connections cut': 2,
  'connections frozen': 1,
  'answers swallowed': 1,
};

/** Longer than the adapter waits for an answer before it repeats an append. */
const HOLD_MS = 5000;
const DEADLINE_MS = 10_000;
const BETWEEN_MS = 1000;
const TEST_MS = 600_000;

const isProxied = (outage: Outage): boolean => outage !== 'server killed' && outage !== 'leader killed';

const isPossible = (outage: Outage, { connectionString, killAndRestart, killLeader }: Struck): boolean => {
  if (outage === 'server killed') return killAndRestart !== undefined;
  return outage === 'leader killed' ? killLeader !== undefined : isOneNode(connectionString);
};

/** Leaves out what can't happen to this server: without a command to kill it, or with several nodes behind a proxy. */
export const possible = (plan: Plan, struck: Struck): Plan =>
  Object.fromEntries(Object.entries(plan).filter(([outage]) => isPossible(outage as Outage, struck)));

/** @param front Undefined for outages that need no proxy. */
const strike = async (outage: Outage, struck: Struck, front?: Front): Promise<void> => {
  if (outage === 'server killed') return struck.killAndRestart!();
  if (outage === 'leader killed') return struck.killLeader!();
  if (outage === 'connections cut') return front!.cutAll();
  front!.letPass(outage === 'connections frozen' ? 'nothing' : 'requests');
  await sleep(HOLD_MS);
  front!.letPass('everything');
};

/** Loads the server, through a proxy where the outage needs one, while the outage happens this many times. */
const loadDuring = async (outage: Outage, count: number, struck: Struck): Promise<LoadResult> => {
  const fronted = isProxied(outage) ? await frontOf(struck.connectionString) : undefined;
  const open = (connectionString: string) =>
    openEventStoreDb({ connectionString, testServer: 'accepted', deadlineMs: DEADLINE_MS });
  const [store, direct] = [open(fronted?.connectionString ?? struck.connectionString), open(struck.connectionString)];
  const load = new Load(store);
  try {
    await load.begin();
    for (let time = 0; time < count; time++) {
      await strike(outage, struck, fronted?.front);
      await load.recovered();
      await sleep(BETWEEN_MS);
    }
    return await load.finish(direct);
  } finally {
    await load.stop();
    await Promise.all([store.close(), direct.close()]);
    await fronted?.front.shut();
  }
};

/**
 * Number 35 of the conformance list, through the port. Streams are fresh and random; nothing is deleted.
 *
 * @param report Called at the end with a table of all counts
 */
export const outagesContract = (
  name: string,
  plan: Plan,
  start: () => Promise<Struck>,
  report: (table: string) => void = () => {},
): void => {
  describe(`${name}, through the port: 8 writers and a follower`, () => {
    const rows: Row[] = [];
    let struck: Struck;
    beforeAll(async () => {
      struck = await start();
    });
    afterAll(() => report(tableOf(name, rows)));
    it.each(Object.entries(plan) as [Outage, number][])(
      '35, R1, R3: %s × %i: nothing acknowledged is lost, doubled or out of order, the follower receives each event once in order, and every call settles by its deadline + 1 s',
      async (outage, count) => {
        const result = await loadDuring(outage, count, struck);
        rows.push({ outage, count, ...result });
        expect(result).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0 });
        expect(result).toMatchObject({ missed: 0, followedAgain: 0, followedOutOfOrder: 0 });
        expect(result.followed).toBe(result.acknowledged);
        expect(result.longestCallMs).toBeLessThanOrEqual(DEADLINE_MS + 1000);
      },
      TEST_MS,
    );
  });
};
