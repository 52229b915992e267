import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '@pishkhan/calendar';
import { serviceNames } from '@pishkhan/contracts';
import { holdDataFolder } from '@pishkhan/embedded/data-folder';
import { businessOffset } from '@pishkhan/embedded/settings';
import { sampleFile } from '@pishkhan/embedded/sample-file';
import {
  ADMINISTRATOR,
  applyKafkaRights,
  AUDITOR,
  openSecured,
  readRunning,
  saslOf,
  type Secured,
} from '@pishkhan/servers';
import { serviceProcesses, type ServiceProcesses } from './processes/service.ts';
import { allSettled } from './processes/all-settled.ts';
import { endLeftOvers, type Supervised } from './processes/supervised.ts';
import type { LocalRequest } from './request.ts';
import { testServerProcess } from './servers/event-store.ts';
import { AUDIENCE, developmentIssuer, publishedIssuer, type Issuer } from './servers/issuer.ts';
import { portsOf, type Ports } from './servers/ports.ts';
import { RealServers } from './servers/real-servers.ts';

export type { LocalRequest } from './request.ts';
export type { Supervised } from './processes/supervised.ts';
export { portsOf, type Ports } from './servers/ports.ts';
export type { RealServers } from './servers/real-servers.ts';

const HOST = '127.0.0.1';

/** Addresses of the servers as the services use them; a fault run puts proxies in between. */
export interface Reached {
  readonly eventStore: string;
  readonly brokers: readonly string[];
  readonly mongodb: string;
}
export interface LocalOptions {
  /** Root of the workspace. */
  readonly root: string;
  /** Port that a broker advertises, if it differs from its own. */
  readonly advertised?: (port: number) => number;
  readonly reach?: (own: Reached) => Promise<Reached>;
  /** The ports, if the caller must know them before the start. */
  readonly ports?: Ports;
}

/** A master key that all replicas share; created once. */
const keyIn = (data: string, name: string): string => {
  const file = join(data, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true });
  return file;
};

const environmentOf = (request: LocalRequest, { issuer: { issuer }, reached }: Opened): Record<string, string> => ({
  PISHKHAN_PROFILE: 'local',
  PISHKHAN_DATA: request.dataFolder,
  PISHKHAN_HOST: HOST,
  PISHKHAN_PORT: '0',
  PISHKHAN_LOG: request.logLevel,
  PISHKHAN_BUILD: 'distributed',
  PISHKHAN_REQUEST_RATES: process.env.PISHKHAN_REQUEST_RATES ?? sampleFile('rates/sample-request-rates.json'),
  PISHKHAN_DOCUMENTS: 'served',
  PISHKHAN_CLOCK_FILE: join(request.dataFolder, 'clock.json'),
  PISHKHAN_VAULT: 'mongodb',
  PISHKHAN_VAULT_KEY_FILE: keyIn(request.dataFolder, 'person-vault.key'),
  CASE_APPLICANTS_KEY_FILE: keyIn(request.dataFolder, 'applicants.key'),
  BILLING_PAYEES_KEY_FILE: keyIn(request.dataFolder, 'payees.key'),
  EVENTSTORE_URL: reached.eventStore,
  PISHKHAN_TEST_SERVER: 'accepted',
  KAFKA_BROKERS: reached.brokers.join(','),
  KAFKA_REPLICATION_FACTOR: String(request.brokers),
  KAFKA_SESSION_TIMEOUT_MS: '6000',
  MONGODB_URL: reached.mongodb,
  PISHKHAN_ISSUER: issuer,
  PISHKHAN_AUDIENCE: AUDIENCE,
});

type Opened = Awaited<ReturnType<typeof openBacking>>;

/** What a service needs to log in at secured servers, with its own user. */
const loginOf = (service: string, { secured, reached }: Opened): Record<string, string> =>
  secured
    ? {
        KAFKA_TLS: 'true',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_USERNAME: service,
        KAFKA_PASSWORD: secured.passwordOf(service),
        MONGODB_URL: mongodbFor(secured, reached.mongodb, service, service),
        NODE_EXTRA_CA_CERTS: secured.certificates.authority,
      }
    : {};

const mongodbFor = ({ passwordOf }: Secured, address: string, user: string, authSource: string): string =>
  `${address.replace('mongodb://', `mongodb://${user}:${passwordOf(user)}@`)}&authSource=${authSource}`;

/** Starts the servers that the services need. */
const openBacking = async (
  request: LocalRequest,
  ports: Ports,
  { root, advertised, reach = (own) => Promise.resolve(own) }: LocalOptions,
) => {
  const { dataFolder: data, cache, brokers, identity } = request;
  const parts = identity === 'keycloak' ? (['kafka', 'mongodb', 'keycloak'] as const) : (['kafka', 'mongodb'] as const);
  const secured = request.secured ? await openSecured(root, data) : undefined;
  const servers = new RealServers({
    parts,
    secured,
    brokers,
    cache,
    data,
    advertised,
    ports: { kafka: ports.kafka, mongodb: ports.mongodb, keycloak: ports.keycloak },
  });
  const store =
    request.eventStoreUrl === undefined ? testServerProcess({ root, data, port: ports.eventStore }) : undefined;
  await allSettled([servers.start(), ...(store ? [store.start()] : [])]).catch(async (error: unknown) => {
    await store?.stop();
    throw error;
  });
  const brokersThere = servers.addresses('kafka');
  if (secured)
    await applyKafkaRights({ brokers: [...brokersThere], ...saslOf(secured, ADMINISTRATOR) }, secured.rights, brokers);
  const issuer =
    identity === 'keycloak'
      ? await publishedIssuer(servers.addresses('keycloak')[0]!)
      : await developmentIssuer(HOST, ports.issuer, data);
  const own = {
    eventStore: store?.url ?? request.eventStoreUrl!,
    brokers: brokersThere,
    mongodb: servers.addresses('mongodb')[0]!,
  };
  /** For tools that only read the views. */
  const readableMongodb = secured ? mongodbFor(secured, own.mongodb, AUDITOR, 'admin') : own.mongodb;
  return { servers, store, issuer, own, secured, readableMongodb, reached: await reach(own) };
};

const startServices = async (
  services: readonly ServiceProcesses[],
  ports: Ports,
): Promise<ReadonlyMap<string, string>> => {
  await Promise.all(services.flatMap(({ processes }) => processes.map((replica) => replica.start())));
  return new Map(
    await Promise.all(
      services.map(
        async ({ name, balancer }, index) => [name, await balancer.listen(HOST, ports.service(index))] as const,
      ),
    ),
  );
};

/**
 * The distributed profile on this machine: every service in separate, supervised processes, on real servers, with one
 * data folder.
 *
 * @throws DataFolderInUse; Error that names what is missing or did not start. Everything is stopped in that case.
 */
export const startLocalPlatform = async (request: LocalRequest, options: LocalOptions) => {
  const { dataFolder: data } = request;
  mkdirSync(join(data, 'logs'), { recursive: true });
  const release = holdDataFolder(data);
  await endLeftOvers(readRunning(data));
  const time = businessOffset(request);
  const ports = options.ports ?? (await portsOf(request));
  const backing = await openBacking(request, ports, options).catch(async (error: unknown) => {
    await endLeftOvers(readRunning(data));
    release();
    throw error;
  });
  const environment = environmentOf(request, backing);
  const services = serviceNames.map((name) =>
    serviceProcesses({
      name,
      replicas: request.replicas,
      root: options.root,
      data,
      environment: { ...environment, ...loginOf(name, backing) },
    }),
  );
  const stop = async () => {
    await Promise.all(services.map(({ balancer }) => balancer.close()));
    await Promise.all(services.flatMap(({ processes }) => processes.map((replica) => replica.stop())));
    await Promise.all([backing.issuer.stop(), backing.store?.stop(), backing.servers.stop()]);
    release();
  };
  try {
    const urls = await startServices(services, ports);
    return Object.assign(platformOf({ request, services, urls, clock: systemClock(time.offset), ...backing }), {
      advance: time.advance,
      ports,
      stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
};

interface Parts {
  readonly request: LocalRequest;
  readonly services: readonly ServiceProcesses[];
  readonly urls: ReadonlyMap<string, string>;
  readonly clock: Clock;
  readonly servers: RealServers;
  readonly store: Supervised | undefined;
  readonly issuer: Issuer;
  readonly own: Reached;
  readonly readableMongodb: string;
}

const platformOf = (parts: Parts) => ({
  ...parts,
  tokenEndpoint: parts.issuer.tokenEndpoint,
  url: (service: string): string => parts.urls.get(service)!,
  /** Addresses of all processes that respond now. */
  get processes(): readonly string[] {
    return parts.services.flatMap(({ processes }) => processes.flatMap(({ url }) => url ?? []));
  },
  replicasOf: (service: string): readonly Supervised[] =>
    parts.services.find(({ name }) => name === service)!.processes,
});

export type LocalPlatform = Awaited<ReturnType<typeof startLocalPlatform>>;
