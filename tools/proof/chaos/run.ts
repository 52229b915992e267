import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { openKafkaMessages } from '@pishkhan/kafka-messages';
import { openMongoCheckpoints } from '@pishkhan/mongodb-checkpoints';
import mongoose from 'mongoose';
import { chanceOf } from '../../../data/district/random.ts';
import type { Check } from './checks/check.ts';
import {
  calmsDown,
  noUpdateIsLost,
  ownWritesAreRead,
  parkedSequenceReplays,
  poisonStopsItsStreamOnly,
} from './checks/rows.ts';
import { Brokers } from './evidence/brokers.ts';
import { ownEnds } from './evidence/own-ends.ts';
import { quiet } from './evidence/quiet.ts';
import { RebalanceWatch } from './evidence/rebalances.ts';
import { Storm } from './faults/storm.ts';
import type { FaultTally } from './faults/tally.ts';
import { targetsOf } from './faults/targets.ts';
import type { Ground, Place } from './ground.ts';
import { judge } from './judge.ts';
import { Caller } from './load/caller.ts';
import { clientOf, work } from './load/clients.ts';
import type { Client } from './load/deeds.ts';
import { World } from './load/world.ts';
import { Counters } from './moments/counters.ts';
import { load } from './moments/loading.ts';
import { readOwnWrites } from './moments/own-writes.ts';
import { poison } from './moments/poison.ts';
import { replayParked } from './moments/replay.ts';
import { heapMb } from './report/memory.ts';
import { processLines, type Outcome } from './report/report.ts';
import type { ChaosRequest } from './request.ts';

const OWN_WRITES = 200;
const CALM_MS = 120_000;
const FAULTS = 1;

interface Scene {
  readonly request: ChaosRequest;
  readonly ground: Ground;
  readonly brokers: Brokers;
  readonly caller: Caller;
  readonly clients: readonly Client[];
  readonly say: Place['say'];
}

const everybody =
  ({ ground: { platform }, request }: Scene) =>
  () => {
    const { processes, tokenEndpoint, services } = platform;
    return { processes, tokenEndpoint, count: request.replicas * services.length };
  };

interface Stormy {
  readonly tally: FaultTally;
  readonly stormMs: number;
  readonly rebalances: number;
  readonly load: number;
  readonly heap: number;
  readonly checks: readonly Check[];
}

/** Clients and writers work while processes are broken one after another; then waits until everything is handled. */
const storm = async (scene: Scene, stopped: () => boolean): Promise<Stormy> => {
  const {
    request,
    ground: { platform, edges, reached },
    brokers,
    caller,
    clients,
    say,
  } = scene;
  const store = openEventStoreDb({ connectionString: reached.eventStore, testServer: 'accepted' });
  const counters = new Counters(store, request.seed);
  const watch = new RebalanceWatch(brokers);
  const raging = new Storm({
    chance: chanceOf(request.seed, FAULTS),
    targets: targetsOf(platform, () => brokers.inSync()),
    edges,
    kills: request.kills,
    say,
  });
  let over = false;
  const began = Date.now();
  counters.start();
  watch.start();
  const working = Promise.all(clients.map((client) => work(client, () => over)));
  try {
    await raging.rage(stopped);
  } finally {
    over = true;
  }
  const [stormMs, machine, heap] = [Date.now() - began, loadavg()[0]!, heapMb()];
  say('the storm is over');
  await raging.calm();
  const calm = Date.now();
  await Promise.race([Promise.all([working, counters.stop()]), sleep(CALM_MS)]);
  caller.abandon();
  await working;
  caller.watch.stop();
  const left = await quiet(everybody(scene), { limitMs: CALM_MS, say });
  await watch.stop();
  const updates = noUpdateIsLost(await counters.counted(), counters.conflicts);
  await store.close();
  return {
    tally: raging.tally,
    stormMs,
    heap,
    load: machine,
    rebalances: watch.seen,
    checks: [calmsDown(left, Date.now() - calm), updates],
  };
};

/** One poison message, and one sequence that is parked and replayed, without other faults (R6). */
const poisoning = async ({ ground: { platform }, clients }: Scene): Promise<Check[]> => {
  const { own } = platform;
  const messages = openKafkaMessages({
    brokers: own.brokers,
    clientId: 'chaos',
    replicationFactor: Math.min(3, own.brokers.length),
    sessionTimeoutMs: 6000,
  });
  const database = await mongoose.createConnection(own.mongodb, { dbName: 'chaos' }).asPromise();
  const store = openEventStoreDb({ connectionString: own.eventStore, testServer: 'accepted' });
  try {
    const newcomer = clients[0]!.world.newcomer();
    return [
      ...poisonStopsItsStreamOnly(await poison({ platform, messages, store, database, client: clients[0]! }, newcomer)),
      parkedSequenceReplays(await replayParked(messages, openMongoCheckpoints(database))),
    ];
  } finally {
    await Promise.allSettled([messages.close(), database.close(), store.close()]);
  }
};

const sceneOf = (request: ChaosRequest, ground: Ground, say: Place['say']): Scene => {
  const caller = new Caller(ground.platform);
  const world = new World(request.seed);
  return {
    request,
    ground,
    say,
    caller,
    brokers: new Brokers(ground.platform.own.brokers),
    clients: Array.from({ length: request.clients }, (_, number) =>
      clientOf(number, { seed: request.seed, caller, world }),
    ),
  };
};

/** A whole run, from an empty platform to the checks. */
export const runChaos = async (
  request: ChaosRequest,
  ground: Ground,
  say: Place['say'],
  stopped: () => boolean,
): Promise<Outcome> => {
  const scene = sceneOf(request, ground, say);
  await load(ground.platform, scene.clients, request.accounts);
  await quiet(everybody(scene), { limitMs: CALM_MS, say });
  say(`${request.accounts} accounts are loaded; ${OWN_WRITES} own writes follow`);
  const ownWrites = ownWritesAreRead(await readOwnWrites(scene.clients[0]!, OWN_WRITES));
  const [calm, heap] = [loadavg()[0]!, heapMb()];
  say(`the storm begins: ${request.kills} kills`);
  const stormy = await storm(scene, stopped);
  scene.caller.takeUp();
  const poisoned = await poisoning(scene);
  await quiet(everybody(scene), { limitMs: CALM_MS, parkedAllowed: 1, say });
  say('checking the result');
  const judged = await judge({
    platform: ground.platform,
    brokers: scene.brokers,
    caller: scene.caller,
    world: scene.clients[0]!.world,
    ...stormy,
  });
  const checks = [...judged.checks, ...stormy.checks, ...poisoned, ...ownWrites].sort(
    (a, b) => Number(a.row.slice(1)) - Number(b.row.slice(1)),
  );
  const logs = ground.platform.services.flatMap(({ processes }) => processes.map(({ program }) => program.log));
  return {
    request,
    checks,
    proxies: ground.proxies !== undefined,
    stormMs: stormy.stormMs,
    tally: stormy.tally,
    journal: scene.caller.journal,
    processes: processLines(ground.platform),
    loads: [calm, stormy.load],
    heapsMb: [heap, stormy.heap],
    stallsMs: scene.caller.watch.stalls.map(({ from, to }) => to - from),
    ownEnds: ownEnds(logs),
    relayingMs: judged.relayingMs,
  };
};
