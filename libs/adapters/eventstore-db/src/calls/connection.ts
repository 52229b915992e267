import type { CallOptions, ChannelCredentials, Client, Metadata } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreClosed } from '../faults.ts';
import { userIn } from '../refusals.ts';
import { checkServerVersion, type TestServerPolicy } from '../server-version.ts';

type Kind<Rpc> = new (address: string, credentials: ChannelCredentials, options?: object) => Rpc;

/** Protected members of the client without a public alternative. */
interface Internals {
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  getChannel(): Promise<{ close(): void }>;
  GRPCStreamCreator<Rpc, Stream>(kind: Kind<Rpc>, name: string, creator: (rpc: Rpc) => Stream): () => Promise<Stream>;
  callArguments(options: { requiresLeader: boolean }, callOptions: { deadline: Date }): [Metadata, CallOptions];
}
const internalsOf = (client: EventStoreDBClient) => client as unknown as Internals;

/**
 * A gRPC stream on the client's channel, with its credentials. An error makes the client look for another server, as in
 * its own calls.
 */
export const openStream = <Rpc extends Client, Stream>(
  client: EventStoreDBClient,
  kind: Kind<Rpc>,
  deadline: Date,
  open: (rpc: Rpc, metadata: Metadata, options: CallOptions) => Stream,
): Promise<Stream> => {
  const internals = internalsOf(client);
  return internals.GRPCStreamCreator(kind, 'append', (rpc: Rpc) =>
    open(rpc, ...internals.callArguments({ requiresLeader: true }, { deadline })),
  )();
};

const KEEP_ALIVE_MS = 10_000;

/** The one client of a store. It can be replaced: a channel that has gone dead would keep the next attempts too. */
export class Connection {
  /** The user of the address, for faults. */
  readonly user: string | undefined;
  private readonly connectionString: string;
  private readonly testServer: TestServerPolicy;
  private readonly keepAliveMs: number;
  private current: EventStoreDBClient;
  private generation = 0;
  private known: string | undefined;
  private readonly closing = new AbortController();

  constructor(connectionString: string, testServer: TestServerPolicy) {
    this.testServer = testServer;
    this.connectionString = connectionString;
    this.user = userIn(connectionString);
    this.keepAliveMs = Number(/[?&]keepAliveInterval=(\d+)/i.exec(connectionString)?.[1] ?? KEEP_ALIVE_MS);
    this.current = this.connect();
  }

  get client(): EventStoreDBClient {
    return this.current;
  }

  /** Aborted when the store closes; the reason is `EventStoreClosed`. */
  get closed(): AbortSignal {
    return this.closing.signal;
  }

  /** @throws UnsupportedServerVersion, TestServerRefused */
  async checkVersion(client: EventStoreDBClient): Promise<string> {
    if (this.known !== undefined) return this.known;
    const { serverVersion } = await internalsOf(client).capabilities.catch((error: unknown) => {
      this.renew(client);
      throw error;
    });
    checkServerVersion(serverVersion, this.testServer);
    this.known = serverVersion;
    return serverVersion;
  }

  /** Later calls use a new channel; running calls continue on the old one. */
  renew(old: EventStoreDBClient): void {
    if (this.current !== old || this.closed.aborted) return;
    this.generation++;
    this.current = this.connect();
    void closeChannel(old);
  }

  async close(): Promise<void> {
    this.closing.abort(new EventStoreClosed());
    await closeChannel(this.current);
  }

  /**
   * GRPC shares connections, dead ones too, between channels with equal options. Each generation therefore has a
   * keep-alive one millisecond longer.
   */
  private connect(): EventStoreDBClient {
    const joint = this.connectionString.includes('?') ? '&' : '?';
    return EventStoreDBClient.connectionString(
      `${this.connectionString}${joint}keepAliveInterval=${this.keepAliveMs + this.generation}`,
    );
  }
}

const closeChannel = async (client: EventStoreDBClient): Promise<void> => {
  try {
    (await internalsOf(client).getChannel()).close();
  } catch {
    // A channel that failed to open needs no closing.
  }
};
