import { setTimeout as sleep } from 'node:timers/promises';
import type { CertificateFiles } from '@pishkhan/certificates';
import { Behaviour, type DuringElection, type Misbehaviour } from './faults/misbehaviour.ts';
import { Front } from './faults/front.ts';
import { Log } from './log/log.ts';
import { connectionStringOf, type Credentials } from './protocol/address.ts';
import { Counter, type Counts } from './protocol/counts.ts';
import { Endpoint } from './protocol/endpoint.ts';
import { grpcServer } from './protocol/grpc-server.ts';
import { httpApi } from './protocol/http-api.ts';
import { Security } from './security/security.ts';
import type { NewUser } from './security/users.ts';
import { positionsOf } from './protocol/positions.ts';
import type { Served } from './served.ts';

export interface EventStoreTestServerOptions {
  /** File of the embedded store, or `:memory:`. */
  readonly file: string;
  readonly host?: string;
  /** 0 or absent means any free port. */
  readonly port?: number;
  /** The version that it reports. */
  readonly version?: string;
  readonly misbehave?: Misbehaviour;
  /** Size limit of one append in bytes. Default 1 MiB, as in 24.10 and 25.0. */
  readonly appendLimit?: number;
  /** Ends every half-closed batch append call; a real server only those with an unanswered append. Default true. */
  readonly endsAnsweredCalls?: boolean;
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

const VERSION = '26.0.3-test-server';
const APPEND_LIMIT = 1024 * 1024;

/**
 * A test tool: speaks EventStoreDB's protocol from the embedded store and produces planned faults. It has no cluster;
 * users and rights only with TLS.
 */
export const startEventStoreTestServer = async (
  options: EventStoreTestServerOptions,
): Promise<EventStoreTestServer> => {
  const {
    file,
    host = '127.0.0.1',
    port = 0,
    version = VERSION,
    misbehave = {},
    appendLimit = APPEND_LIMIT,
    direct = false,
    endsAnsweredCalls = true,
    startMs = 0,
    tls,
    users = [],
  } = options;
  if (users.length > 0 && !tls) throw new Error('an insecure server has no users: give it certificates too');
  const [log, behaviour, counter] = [await Log.open(file), new Behaviour(), new Counter()];
  behaviour.plan(misbehave);
  let [inner, outer] = [0, port];
  const security = tls && new Security(log, tls, users);
  let endpoint: Endpoint | undefined;
  const front = new Front(() => ({ host: '127.0.0.1', port: inner }));
  const served: Served = {
    log,
    positions: positionsOf(file, await log.head()),
    behaviour,
    counter,
    host,
    appendLimit,
    endsAnsweredCalls,
    port: () => outer,
    cut: (peer) => front.cut(peer),
  };
  const listen = async () => {
    const server = grpcServer(served, version, security && [security.interceptor]);
    const spoken = { grpc: server, http: httpApi({ users: security?.users }), tls: security?.tls };
    endpoint = await (direct ? Endpoint.listen(spoken, host, outer) : Endpoint.listen(spoken, '127.0.0.1', 0));
    inner = endpoint.port;
    outer = direct ? inner : await front.open(host, outer);
  };
  const fallOver = async () => {
    await Promise.all([endpoint?.close(), front.shut()]);
    endpoint = undefined;
  };
  await listen();
  const stop = async () => {
    await fallOver();
    security?.stop();
    await log.close();
  };
  return {
    connectionString: connectionStringOf(host, outer, tls),
    as: (user) => connectionStringOf(host, outer, tls, user),
    misbehave: (plan) => behaviour.plan(plan),
    freezeConnections: () => front.freeze(),
    fallOver,
    comeBack: async () => {
      await sleep(startMs);
      await listen();
    },
    elect: (ms, answer = 'notReady') => behaviour.election.begin(ms, answer),
    counts: () => counter.counts(),
    stop,
  };
};
