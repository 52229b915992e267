import { serviceNames } from '@pishkhan/contracts';
import { START } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import type { LocalPlatform } from '../../../deploy/local/src/platform.ts';
import { historySource } from '../../audit/history-source.ts';
import type { Check, Evidence } from './checks/check.ts';
import { nothingIsDoubled } from './checks/doubled.ts';
import { everyMessageHasItsEffectOnce } from './checks/effects.ts';
import { everythingPublicIsPublished, orderIsKept } from './checks/inverted.ts';
import {
  everyCommandIsAnswered,
  noAcceptedRowIsLost,
  nothingAcknowledgedIsLost,
  nothingRefusedIsDone,
} from './checks/lost.ts';
import { ledgerBalances, paymentsAreConserved, receivablesAgree } from './checks/money.ts';
import { everyCallSettles, nothingUnexpectedIsAnswered, rebalancesDoNoHarm } from './checks/rows.ts';
import { everySubscriberIsThere } from './checks/subscribers.ts';
import { invariantsHold, keptPostings, viewsOfLogAgree, viewsOfTopicsAgree } from './checks/views.ts';
import type { Brokers } from './evidence/brokers.ts';
import { relayingMs } from './evidence/relaying.ts';
import { readTopics } from './evidence/topics.ts';
import type { FaultTally } from './faults/tally.ts';
import type { Caller } from './load/caller.ts';
import type { World } from './load/world.ts';
import { POISON } from './moments/poison.ts';

const SESSION_MS = 6000;

export interface Judged {
  readonly platform: LocalPlatform;
  readonly brokers: Brokers;
  readonly caller: Caller;
  readonly world: World;
  readonly tally: FaultTally;
  readonly rebalances: number;
}

const ours = (name: string): boolean => name.startsWith(POISON);

const evidenceOf = async ({ platform: { own }, brokers, caller }: Judged): Promise<Evidence> => {
  const store = openEventStoreDb({ connectionString: own.eventStore, testServer: 'accepted', deadlineMs: 120_000 });
  try {
    return {
      log: await store.readAll({ after: START, limit: Number.MAX_SAFE_INTEGER }),
      entries: caller.journal.entries,
      lying: await readTopics(brokers, serviceNames),
    };
  } finally {
    await store.close();
  }
};

const viewsJudged = async ({ own }: LocalPlatform, evidence: Evidence): Promise<Check[]> => {
  const source = historySource({ data: '', 'event-store': own.eventStore, mongodb: own.mongodb });
  if (typeof source === 'string') throw new Error(source);
  const databases = await source.openViews();
  try {
    return [
      await viewsOfLogAgree(databases, evidence),
      await viewsOfTopicsAgree(databases, evidence, ours),
      receivablesAgree(evidence, await keptPostings(databases)),
    ];
  } finally {
    await databases.close();
    await source.store.close();
  }
};

/** Examines the state after the run through the real adapters. */
export const judge = async (
  judged: Judged,
): Promise<{ readonly checks: readonly Check[]; readonly relayingMs: readonly number[] }> => {
  const { platform, caller, world, tally, rebalances } = judged;
  const evidence = await evidenceOf(judged);
  const [unheard, twice] = everyMessageHasItsEffectOnce(evidence);
  const doubled = nothingIsDoubled(evidence);
  const lost = nothingAcknowledgedIsLost(evidence);
  const forced = tally.kills.service + tally.kills.broker + tally.longPauses(/-\d$/, SESSION_MS);
  const offsetMs = platform.clock.now().getTime() - Date.now();
  const checks = [
    lost,
    noAcceptedRowIsLost(evidence),
    everyCommandIsAnswered(evidence),
    nothingRefusedIsDone(evidence),
    unheard,
    doubled,
    twice,
    orderIsKept(evidence),
    everythingPublicIsPublished(evidence, ours),
    paymentsAreConserved(evidence),
    ledgerBalances(evidence),
    invariantsHold(evidence),
    everyCallSettles(caller.times, [...tally.pauses, ...caller.watch.stalls]),
    nothingUnexpectedIsAnswered(caller.times),
    rebalancesDoNoHarm(rebalances, forced, [unheard, twice, doubled]),
    ...(await viewsJudged(platform, evidence)),
    await everySubscriberIsThere(caller, world),
  ];
  return { checks, relayingMs: relayingMs(evidence.lying, offsetMs) };
};
