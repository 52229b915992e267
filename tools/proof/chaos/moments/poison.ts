import { eventually } from '@pishkhan/testing/eventually';
import type { EventStore } from '@pishkhan/event-store';
import type { KafkaMessages } from '@pishkhan/kafka-messages';
import { partitionOf, topicOf, type ContractMessage } from '@pishkhan/messages';
import { collectionOf } from '@pishkhan/views';
import type mongoose from 'mongoose';
import type { LocalPlatform } from '../../../../deploy/local/src/platform.ts';
import { knownAccount } from '@pishkhan/case-handling/domain';
import { readyOf } from '../evidence/quiet.ts';
import { openAccount, type Client } from '../load/deeds.ts';
import type { Subscriber } from '../load/world.ts';

const WAIT_MS = 60_000;

/** Prefix of streams that the run itself adds to a service's topic. */
export const POISON = 'account-poison';

export interface Poisoned {
  readonly stream: string;
  /**
   * Milliseconds from the poison in the topic to the effect of a message of another stream in the same partition;
   * undefined if it never arrived.
   */
  readonly otherStreamMs: number | undefined;
  /** The same for a view of another service. */
  readonly otherViewMs: number | undefined;
  readonly parked: readonly string[];
}

/** A stream name in the same partition as another stream. */
const beside = (stream: string): string => {
  for (let at = 0; ; at++) if (partitionOf(`${POISON}-${at}`) === partitionOf(stream)) return `${POISON}-${at}`;
};

/** A known contract with missing data, so that any access to them fails. */
const poisonOf = (stream: string): ContractMessage => ({
  id: crypto.randomUUID(),
  type: 'AccountOpened',
  version: 1,
  source: 'customer-accounts',
  stream,
  revision: 0,
  previousRevision: -1,
  recordedAt: new Date().toISOString(),
  businessDate: '2026-11-22',
  correlationId: 'chaos',
  causationId: 'chaos',
  actor: { subject: 'chaos', roles: [] },
  data: null,
});

const parkedIn = async (platform: LocalPlatform, service: string): Promise<string[]> => {
  const url = platform.replicasOf(service).flatMap((replica) => replica.url ?? [])[0];
  if (url === undefined) return [];
  const { inbox } = (await readyOf(url, platform.tokenEndpoint)).parts as Record<
    string,
    { streams?: readonly { stream: string }[] }
  >;
  return (inbox?.streams ?? []).map(({ stream }) => stream);
};

const inTime = <Found>(ask: () => Promise<Found | false>) => eventually(ask, WAIT_MS).catch(() => undefined);

interface Stage {
  readonly platform: LocalPlatform;
  readonly messages: KafkaMessages;
  readonly store: EventStore;
  readonly database: mongoose.Connection;
  readonly client: Client;
}

/** Sends one poison message to a topic: its stream is parked, and the partition's other streams continue (R6). */
export const poison = async (
  { platform, messages, store, database, client }: Stage,
  newcomer: Subscriber,
): Promise<Poisoned> => {
  const { fileNumber } = newcomer.account;
  const stream = beside(`account-${fileNumber}`);
  await messages.produce(topicOf('customer-accounts'), [poisonOf(stream)]);
  const from = performance.now();
  await openAccount(client, newcomer);
  const known = database.useDb('case-handling').collection<{ _id: string }>(collectionOf(knownAccount));
  const [billed, seen] = await Promise.all([
    inTime(async () => (await store.readStream(`bill-account-${fileNumber}`)).length > 0 && performance.now() - from),
    inTime(async () => (await known.findOne({ _id: fileNumber })) !== null && performance.now() - from),
  ]);
  const parked = await inTime(async () => {
    const streams = await parkedIn(platform, 'billing-adjustments');
    return streams.length > 0 && streams;
  });
  return { stream, otherStreamMs: billed, otherViewMs: seen, parked: parked ?? [] };
};
