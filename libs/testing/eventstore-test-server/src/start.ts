import { setTimeout as sleep } from 'node:timers/promises';
import type { CertificateFiles } from '@pishkhan/certificates';
import { Behaviour, type DuringElection, type Misbehaviour } from './faults/misbehaviour.ts';
import { Log } from './log/log.ts';
import { connectionStringOf, type Credentials } from './protocol/address.ts';
import { Counter, type Counts } from './protocol/calls/counts.ts';
import { grpcServer } from './protocol/grpc-server.ts';
import { httpApi } from './protocol/http-api.ts';
import { Listener } from './protocol/listener.ts';
import { positionsOf } from './protocol/positions.ts';
import { DEFAULT_PROFILE, profiles, versionOf, type ProfileName } from './protocol/profile.ts';
import { Security } from './security/security.ts';
import type { NewUser } from './security/users.ts';
import type { Served } from './served.ts';

export interface EventStoreTestServerOptions {
  /** File of the embedded store, or `:memory:`. */
  readonly file: string;
  readonly host?: string;
  /** 0 or absent means any free port. */
  readonly port?: number;
  /** The real server whose limits it has. Default 24.10.14. */
  readonly profile?: ProfileName;
  /** The version that it reports, if not that of the profile. */
  readonly version?: string;
  readonly misbehave?: Misbehaviour;
  /** No proxy for cutting and freezing connections: faster, for work without faults. */
  readonly direct?: boolean;
  /** Makes it a secured server: TLS, users, ACLs. */
  readonly tls?: CertificateFiles;
  /** Users of a secured server, besides `admin` with the password `changeit`. */
  readonly users?: readonly NewUser[];
  /** Time in ms that `comeBack` takes: a real node needs 4 to 6 s. Default 0. */
  readonly startMs?: number;
}

export interface EventStoreTestServer {
  /** Without name and password. */
  readonly connectionString: string;
  /** The connection string of a user that was given at the start, or `admin`. */
  as(user: Credentials): string;
  /** Sets the planned faults; `{}` for none. */
  misbehave(plan: Misbehaviour): void;
  /** Current connections stay open but transfer nothing more; new ones work. */
  freezeConnections(): void;
  /** Ends all calls and connections at once and accepts no new ones. */
  fallOver(): Promise<void>;
  /** Restarts after `fallOver`: at the same address, with all written events. */
  comeBack(): Promise<void>;
  /** Steps down: appends in progress are answered Timeout; calls that begin within this time fail, or get no answer. */
  elect(ms: number, answer?: DuringElection): void;
  /** What it has received and answered since its start. */
  counts(): Counts;
  stop(): Promise<void>;
}

/**
 * A test tool: speaks EventStoreDB's protocol from the embedded store and produces planned faults. It has no cluster;
 * users and rights only with TLS.
 */
export const startEventStoreTestServer = async (
  options: EventStoreTestServerOptions,
): Promise<EventStoreTestServer> => {
  const { file, host = '127.0.0.1', port = 0, profile = DEFAULT_PROFILE, direct = false, startMs = 0, tls } = options;
  const { version = versionOf(profile), misbehave = {}, users = [] } = options;
  if (users.length > 0 && !tls) throw new Error('an insecure server has no users: give it certificates too');
  const [log, behaviour, counter] = [await Log.open(file), new Behaviour(), new Counter()];
  behaviour.plan(misbehave);
  const security = tls && new Security(log, tls, users);
  const listener = new Listener({ host, port, direct });
  const served: Served = {
    log,
    positions: positionsOf(file, await log.head()),
    behaviour,
    counter,
    profile: profiles[profile],
    host,
    port: () => listener.port,
    cut: (peer) => listener.cut(peer),
  };
  const listen = () => {
    const grpc = grpcServer(served, version, security && [security.interceptor]);
    const http = httpApi({ users: security?.users, counts: () => counter.counts() });
    return listener.open({ grpc, http, tls: security?.tls });
  };
  await listen();
  return {
    connectionString: connectionStringOf(host, listener.port, tls),
    as: (user) => connectionStringOf(host, listener.port, tls, user),
    misbehave: (plan) => behaviour.plan(plan),
    freezeConnections: () => listener.freeze(),
    fallOver: () => listener.shut(),
    comeBack: async () => {
      await sleep(startMs);
      await listen();
    },
    elect: (ms, answer = 'notReady') => behaviour.election.begin(ms, answer),
    counts: () => counter.counts(),
    stop: async () => {
      await listener.shut();
      await security?.stop();
      await log.close();
    },
  };
};
