import { setTimeout as sleep } from 'node:timers/promises';
import { portsOf, startLocalPlatform, type LocalPlatform, type Reached } from '../../../deploy/local/src/platform.ts';
import { requestOf } from '../../../deploy/local/src/request.ts';
import { brokerAddresses } from '../../../deploy/servers/src/kafka/properties.ts';
import { readRunning, signal } from '../../../deploy/servers/src/index.ts';
import { NO_GO, proxiesIn, Toxiproxy, type Edge } from './faults/toxiproxy.ts';
import type { ChaosRequest } from './request.ts';

const STOP_MS = 90_000;

/** The environment of a run: the platform, and the proxies between it and its servers. */
export interface Ground {
  readonly platform: LocalPlatform;
  /** Addresses given to the services; those of the proxies, if any. */
  readonly reached: Reached;
  readonly edges: readonly Edge[];
  readonly proxies: Toxiproxy | undefined;
}

export interface Place {
  /** Root of the workspace. */
  readonly root: string;
  /** Folder of all output of the run. */
  readonly data: string;
  say(sentence: string): void;
}

const addressOf = (url: string): string => /^\w+:\/\/([^/?]+)/.exec(url)![1]!;

/** Creates proxies to store and database, after their ports are known. */
const between = async (
  proxies: Toxiproxy,
  own: Reached,
  brokers: readonly Edge[],
): Promise<{ readonly edges: readonly Edge[]; readonly reached: Reached }> => {
  const [eventStore, mongodb] = await Promise.all([
    proxies.edge('event-store', addressOf(own.eventStore)),
    proxies.edge('mongodb', addressOf(own.mongodb)),
  ]);
  const reached: Reached = {
    eventStore: `esdb://${eventStore.address}?tls=false`,
    mongodb: `mongodb://${mongodb.address}/?directConnection=true`,
    brokers: brokers.map(({ address }) => address),
  };
  return { edges: [eventStore, mongodb, ...brokers], reached };
};

/**
 * Starts everything. Brokers advertise the proxies' ports, so proxies start first. @throws the error of a failed start
 */
export const startGround = async (request: ChaosRequest, { root, data, say }: Place): Promise<Ground> => {
  const words = [
    '--replicas',
    String(request.replicas),
    '--brokers',
    String(request.brokers),
    '--identity',
    'development',
    '--data',
    data,
    '--port',
    '0',
  ];
  const local = requestOf(words, { PISHKHAN_LOG: 'warn' }, root);
  const proxies = request.proxies ? await Toxiproxy.start(local.cache, data) : undefined;
  if (request.proxies && !proxies) say(NO_GO);
  const ports = await portsOf(local);
  const addresses = brokerAddresses(request.brokers, ports.kafka);
  const brokers = proxies
    ? await Promise.all(addresses.map((address, at) => proxies.edge(`kafka-${at + 1}`, address)))
    : [];
  const portOf = new Map(
    addresses.map((address, at) => [Number(address.split(':')[1]), Number(brokers[at]?.address.split(':')[1])]),
  );
  let made: Awaited<ReturnType<typeof between>> | undefined;
  const platform = await startLocalPlatform(local, {
    root,
    ports,
    ...(proxies && { advertised: (port) => portOf.get(port) ?? port }),
    reach: async (own) => {
      if (!proxies) return own;
      made = await between(proxies, own, brokers);
      return made.reached;
    },
  });
  return { platform, proxies, edges: made?.edges ?? [], reached: made?.reached ?? platform.own };
};

/** Stops everything below the folder: in order if possible, then by force. */
export const endGround = async (ground: Ground | undefined, data: string): Promise<void> => {
  const inTime = (work: Promise<unknown> | undefined) => Promise.race([work, sleep(STOP_MS)]).catch(() => undefined);
  for (const running of readRunning(data)) signal(running, 'SIGCONT');
  await inTime(ground?.platform.stop());
  await inTime(ground?.proxies?.stop());
  for (const running of [data, proxiesIn(data)].flatMap(readRunning)) signal(running, 'SIGKILL');
};
