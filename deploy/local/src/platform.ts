import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from '@pishkhan/calendar';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import { holdDataFolder } from '@pishkhan/embedded/data-folder';
import { businessOffset } from '@pishkhan/embedded/settings';
import { ADMINISTRATOR, applyKafkaRights, AUDITOR, DESK, openSecured, readRunning, saslOf } from '@pishkhan/servers';
import {
  deskClientOf,
  deskEnvironmentOf,
  environmentOf,
  HOST,
  mongodbFor,
  type Reached,
} from './processes/environment.ts';
import { serviceProcesses, type ServiceProcesses } from './processes/service.ts';
import { allSettled } from './processes/all-settled.ts';
import { endLeftOvers, type Supervised } from './processes/supervised.ts';
import type { LocalRequest } from './request.ts';
import { testServerProcess } from './servers/event-store.ts';
import { developmentIssuer, publishedIssuer, type Issuer } from './servers/issuer.ts';
import { portsOf, type Ports } from './servers/ports.ts';
import { RealServers } from './servers/real-servers.ts';

export type { Reached } from './processes/environment.ts';
export type { LocalRequest } from './request.ts';
export type { Supervised } from './processes/supervised.ts';
export { portsOf, type Ports } from './servers/ports.ts';
export type { RealServers } from './servers/real-servers.ts';

export interface LocalOptions {
  /** Root of the workspace. */
  readonly root: string;
  /** Port that a broker advertises, if it differs from its own. */
  readonly advertised?: (port: number) => number;
  readonly reach?: (own: Reached) => Promise<Reached>;
  /** The ports, if the caller must know them before the start. */
  readonly ports?: Ports;
  /** Whether the counter desk is started beside the services. Default false. */
  readonly desk?: boolean;
}

/** Starts the servers that the services need. */
const openBacking = async (
  request: LocalRequest,
  ports: Ports,
  { root, advertised, reach = (own) => Promise.resolve(own) }: LocalOptions,
) => {
  const { dataFolder: data, cache, brokers, identity } = request;
  const parts = identity === 'keycloak' ? (['kafka', 'mongodb', 'keycloak'] as const) : (['kafka', 'mongodb'] as const);
  const secured = request.secured ? await openSecured(root, data) : undefined;
  const desk = deskClientOf(data, ports.desk);
  const servers = new RealServers({
    parts,
    secured,
    desk,
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
      : await developmentIssuer({ host: HOST, port: ports.issuer, data }, desk);
  const own = {
    eventStore: store?.url ?? request.eventStoreUrl!,
    brokers: brokersThere,
    mongodb: servers.addresses('mongodb')[0]!,
  };
  /** For tools that only read the views. */
  const readableMongodb = secured ? mongodbFor(secured, own.mongodb, AUDITOR, 'admin') : own.mongodb;
  return { servers, store, issuer, own, secured, desk, readableMongodb, reached: await reach(own) };
};

/** @returns The address that the replicas share */
const startReplicas = async ({ processes, balancer }: ServiceProcesses, port: number): Promise<string> => {
  await Promise.all(processes.map((replica) => replica.start()));
  return balancer.listen(HOST, port);
};

const startServices = async (
  services: readonly ServiceProcesses[],
  ports: Ports,
): Promise<ReadonlyMap<string, string>> => {
  const started = services.map(
    async (service, index) => [service.name, await startReplicas(service, ports.service(index))] as const,
  );
  return new Map(await Promise.all(started));
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
  const services = serviceNames.map((name) =>
    serviceProcesses({
      name,
      replicas: request.replicas,
      root: options.root,
      data,
      environment: environmentOf(name, request, backing),
    }),
  );
  const started: ServiceProcesses[] = [...services];
  const stop = async () => {
    await Promise.all(started.map(({ balancer }) => balancer.close()));
    await Promise.all(started.flatMap(({ processes }) => processes.map((replica) => replica.stop())));
    await Promise.all([backing.issuer.stop(), backing.store?.stop(), backing.servers.stop()]);
    release();
  };
  try {
    const urls = await startServices(services, ports);
    const desk = options.desk
      ? serviceProcesses({
          name: DESK,
          replicas: request.replicas,
          root: options.root,
          data,
          environment: deskEnvironmentOf(request, backing, (name) => urls.get(name)!),
        })
      : undefined;
    if (desk) started.push(desk);
    const deskUrl = desk && (await startReplicas(desk, ports.desk));
    return Object.assign(platformOf({ request, services, urls, clock: systemClock(time.offset), ...backing }), {
      advance: time.advance,
      deskUrl,
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
  readonly services: readonly ServiceProcesses<ServiceName>[];
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
