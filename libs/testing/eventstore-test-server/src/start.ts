import { Behaviour, type Misbehaviour } from './faults/misbehaviour.ts';
import { Front } from './faults/front.ts';
import { Log } from './log/log.ts';
import { grpc, type Server } from './protocol/definitions.ts';
import { grpcServer } from './protocol/grpc-server.ts';
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
}

export interface EventStoreTestServer {
  readonly connectionString: string;
  /** Sets the planned faults; `{}` for none. */
  misbehave(plan: Misbehaviour): void;
  /** Current connections stay open but transfer nothing more; new ones work. */
  freezeConnections(): void;
  /** Ends all calls and connections at once and accepts no new ones. */
  fallOver(): Promise<void>;
  /** Restarts after `fallOver`: at the same address, with all written events. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

const VERSION = '26.0.3-test-server';
const APPEND_LIMIT = 1024 * 1024;

const listening = (server: Server, address: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(address, grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });

/**
 * A test tool: speaks EventStoreDB's protocol from the embedded store and produces planned faults. It has no users, no
 * TLS and no cluster.
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
  } = options;
  const [log, behaviour] = [await Log.open(file), new Behaviour()];
  behaviour.plan(misbehave);
  let [inner, outer] = [0, port];
  let server: Server | undefined;
  const front = new Front(() => ({ host: '127.0.0.1', port: inner }));
  const served: Served = {
    log,
    behaviour,
    host,
    appendLimit,
    endsAnsweredCalls,
    port: () => outer,
    cut: (peer) => front.cut(peer),
  };
  const comeBack = async () => {
    server = grpcServer(served, version);
    inner = await listening(server, direct ? `${host}:${outer}` : '127.0.0.1:0');
    outer = direct ? inner : await front.open(host, outer);
  };
  const fallOver = async () => {
    server?.forceShutdown();
    await front.shut();
  };
  await comeBack();
  const stop = async () => {
    await fallOver();
    await log.close();
  };
  return {
    connectionString: `esdb://${host}:${outer}?tls=false`,
    misbehave: (plan) => behaviour.plan(plan),
    freezeConnections: () => front.freeze(),
    fallOver,
    comeBack,
    stop,
  };
};
