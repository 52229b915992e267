import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '@pishkhan/calendar';
import { demoUsers, startDevelopmentIssuer, type SignInClient } from '@pishkhan/development-issuer';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import {
  openEmbeddedCommandKeys,
  openEmbeddedEventStore,
  RememberedAggregates,
  rememberingStreams,
} from '@pishkhan/event-store';
import { openEmbeddedCheckpoints, openEmbeddedMessages } from '@pishkhan/messages';
import {
  startService,
  type Listen,
  type LoginStrength,
  type Platform,
  type RequestRates,
  type RunningService,
  type ServiceDefinition,
} from '@pishkhan/service-kit';
import mongoose from 'mongoose';
import { apiOf } from './api-grammar.ts';
import { publishLookUpLimits } from './given/look-up-limits.ts';
import { loginStrengthWith, ratesWith } from './test-entrance.ts';
import { numberedOffices } from './given/numbered-offices.ts';

const AUDIENCE = 'pishkhan';
const FREE_PORT: Listen = { host: '127.0.0.1', port: 0 };

export interface TestPlatformOptions {
  /** Business time at the start. Default 2026-11-22, 08:00 in Tehran (1405-09-01). */
  readonly now?: string;
  /** Settings of the services. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Changes of the rates, which by default no spec reaches. */
  readonly rates?: Partial<RequestRates['content']>;
  /** Changes of the login that weighty commands need: several factors, an hour ago. */
  readonly logins?: Partial<LoginStrength['content']>;
  /** Receives the log at trace. Default silent. */
  readonly logTo?: Platform['logTo'];
  /** Default: offices are registered by their numbers; `byEvents`: by the events of the spec. */
  readonly offices?: 'byNumber' | 'byEvents';
  /** Programs that sign persons in with a browser. */
  readonly clients?: () => readonly SignInClient[];
  /** For measurements: states are not frozen, and the database of the views is another process. */
  readonly measured?: { readonly viewsAt: (database: string) => string };
}

/** The embedded adapters and the development issuer, in a temporary folder. */
const openBacking = async (clients: () => readonly SignInClient[], freezes: boolean) => {
  const folder = await mkdtemp(join(tmpdir(), 'pishkhan-test-'));
  const file = join(folder, 'pishkhan.sqlite');
  return {
    folder,
    eventStore: rememberingStreams(openEmbeddedEventStore({ file }), {
      aggregates: new RememberedAggregates({ freezes }),
    }),
    messages: openEmbeddedMessages({ file }),
    checkpoints: openEmbeddedCheckpoints({ file }),
    commandKeys: openEmbeddedCommandKeys({ file }),
    mongoDb: await startEmbeddedMongoDb({ file: join(folder, 'views.sqlite'), host: '127.0.0.1', port: 0 }),
    issuer: await startDevelopmentIssuer({
      host: '127.0.0.1',
      port: 0,
      keyFile: join(folder, 'issuer-keys.json'),
      users: demoUsers,
      audience: AUDIENCE,
      clients,
    }),
  };
};

/** All dependencies of services, embedded, in a temporary folder. Business time is frozen until it is moved. */
export const startTestPlatform = async ({
  now = '2026-11-22T04:30:00.000Z',
  environment = {},
  rates = {},
  logins = {},
  logTo,
  offices = 'byNumber',
  clients = () => [],
  measured,
}: TestPlatformOptions = {}) => {
  const { folder, mongoDb, issuer, ...ports } = await openBacking(clients, measured === undefined);
  const { eventStore, messages, checkpoints, commandKeys } = ports;
  const [clock, requestRates] = [fixedClock(now), ratesWith(rates)];
  const [connections, services]: [mongoose.Connection[], RunningService[]] = [[], []];

  const platformFor = async (name: string): Promise<Platform> => {
    const database = await mongoose.createConnection((measured?.viewsAt ?? mongoDb.uri)(name)).asPromise();
    connections.push(database);
    return {
      ...ports,
      database,
      clock,
      requestRates,
      loginStrength: loginStrengthWith(logins),
      documents: true,
      build: 'test',
      logLevel: logTo ? 'trace' : ((process.env.PISHKHAN_TEST_LOG ?? 'silent') as Platform['logLevel']),
      ...(logTo && { logTo }),
      identity: { issuer: issuer.issuer, audience: AUDIENCE },
      ...(offices === 'byNumber' && { offices: numberedOffices }),
      environment: { PISHKHAN_DATA: folder, ...environment },
    };
  };
  return {
    folder,
    clock,
    ...ports,
    issuer,
    platformFor,
    /** Token of a demo user: `tokenFor('clerk-101')`. */
    tokenFor: (username: string) => issuer.tokenFor(username),
    /** Starts a service on a free port and returns the grammar of its API specs. */
    start: async (definition: ServiceDefinition, listen: Partial<Listen> = {}) => {
      const service = await startService(definition, await platformFor(definition.name), { ...FREE_PORT, ...listen });
      services.push(service);
      await service.ready();
      if (definition.lookUps) await publishLookUpLimits(eventStore, clock, definition.lookUps);
      const versions = Object.assign({}, ...definition.deciders.map(({ events }) => events)) as Record<string, number>;
      return apiOf(service, { eventStore, clock, versions, tokenFor: issuer.tokenFor });
    },
    /** Stops everything, also after errors: a server left open would keep the spec's process alive. */
    stop: async () => {
      const ended = await settled(services.map((service) => service.stop));
      const closed = await settled([
        ...connections.map((connection) => () => connection.close()),
        issuer.stop,
        () => mongoDb.close(),
        ...[messages, checkpoints, commandKeys, eventStore].map((port) => () => port.close()),
      ]);
      await rm(folder, { recursive: true, force: true });
      mustHaveStopped([...ended, ...closed]);
    },
  };
};

const settled = async (steps: readonly (() => Promise<unknown> | void)[]): Promise<unknown[]> => {
  const results = await Promise.allSettled(steps.map(async (step) => step()));
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
};

const mustHaveStopped = (faults: readonly unknown[]): void => {
  if (faults.length > 0) throw new AggregateError(faults, 'the test platform did not stop cleanly');
};

export type TestPlatform = Awaited<ReturnType<typeof startTestPlatform>>;
