import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectivityState,
  type CallOptions,
  type Channel,
  type ChannelCredentials,
  type Client,
  type Metadata,
} from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { userIn } from '../rights/refusals.ts';
import { addressFault } from './address.ts';
import { withOwnConnection } from './own-connection.ts';
import { checkServerVersion, type TestServerPolicy } from './server-version.ts';

type Kind<Rpc> = new (address: string, credentials: ChannelCredentials, options?: object) => Rpc;

/** Protected members of the client without a public alternative. */
interface Internals {
  /** Of the server of the current channel; the client asks again on each new channel. */
  readonly capabilities: Promise<{ readonly serverVersion: string }>;
  getChannel(): Promise<Channel>;
  getGRPCClient<Rpc>(kind: Kind<Rpc>, name: string): Promise<Rpc>;
  handleError(rpc: Client, error: Error): Promise<void>;
  callArguments(options: { requiresLeader: boolean }, callOptions: { deadline: number }): [Metadata, CallOptions];
}
const internalsOf = (client: EventStoreDBClient) => client as unknown as Internals;

export interface OpenedCall<Call> {
  readonly call: Call;
  /**
   * The client looks for another server if the error asks for it, as in its own calls. Never pass the error of a call
   * that we cancelled: the client would close the channel.
   */
  failed(error: Error): Promise<void>;
}

const CLOSE_MS = 500;

const connect = (connectionString: string): EventStoreDBClient => {
  try {
    return EventStoreDBClient.connectionString(withOwnConnection(connectionString));
  } catch (error) {
    throw addressFault(error, connectionString);
  }
};

/** A client with a connection of its own. It can be replaced: a dead channel would keep the next attempts too. */
export class Connection {
  /** The user of the address, for faults. */
  readonly user: string | undefined;
  private readonly connectionString: string;
  private readonly testServer: TestServerPolicy;
  /** Aborted when the store closes; the reason is `EventStoreClosed`. */
  readonly closed: AbortSignal;
  private readonly onReconnection: () => void;
  private readonly channels = new WeakSet<object>();
  private current: EventStoreDBClient;
  /** Whether the current client may have a channel. */
  private used = false;

  /** @param onReconnection Called for a new channel, and when one connects again: its server may be another one */
  constructor(connectionString: string, testServer: TestServerPolicy, closed: AbortSignal, onReconnection: () => void) {
    this.testServer = testServer;
    this.connectionString = connectionString;
    this.user = userIn(connectionString);
    this.closed = closed;
    this.onReconnection = onReconnection;
    this.current = connect(connectionString);
  }

  get client(): EventStoreDBClient {
    this.used = true;
    return this.current;
  }

  /**
   * Asks each new channel, because a cluster is upgraded node by node. No reply: the promise stays pending.
   *
   * @throws UnsupportedServerVersion, TestServerRefused
   */
  async checkVersion(client: EventStoreDBClient): Promise<string> {
    const capabilities = await internalsOf(client).capabilities.catch((error: unknown) => {
      this.renew(client);
      throw error;
    });
    if (!this.channels.has(capabilities)) {
      this.channels.add(capabilities);
      this.watch(client, await internalsOf(client).getChannel());
    }
    const { serverVersion } = capabilities;
    checkServerVersion(serverVersion, this.testServer);
    return serverVersion;
  }

  /**
   * A channel connects again by itself, without an error if no call is open, and the client would not ask that server
   * for its version. Such a channel is replaced; one that the client has closed is replaced by the client.
   */
  private watch(client: EventStoreDBClient, channel: Channel): void {
    this.onReconnection();
    const state = channel.getConnectivityState(false);
    if (state === connectivityState.READY)
      channel.watchConnectivityState(state, Infinity, () => this.watch(client, channel));
    else if (state !== connectivityState.SHUTDOWN) this.renew(client);
  }

  /** Opens a call without a deadline on a channel whose server has a supported version. */
  async open<Rpc extends Client, Call>(
    client: EventStoreDBClient,
    kind: Kind<Rpc>,
    begin: (rpc: Rpc, metadata: Metadata, options: CallOptions) => Call,
  ): Promise<OpenedCall<Call>> {
    const internals = internalsOf(client);
    const rpc = await internals.getGRPCClient(kind, 'append');
    await this.checkVersion(client);
    if ((await internals.getGRPCClient(kind, 'append')) !== rpc) throw new Error('the channel was replaced meanwhile');
    return {
      call: begin(rpc, ...internals.callArguments({ requiresLeader: true }, { deadline: Infinity })),
      failed: (error) => internals.handleError(rpc, error),
    };
  }

  /** Later calls use a new channel; running calls continue on the old one. */
  renew(old: EventStoreDBClient): void {
    if (this.current !== old || this.closed.aborted) return;
    this.current = connect(this.connectionString);
    this.used = false;
    void closeChannel(old);
  }

  /** Does not end running calls, and does not wait for a channel that is still looking for a server. */
  async close(): Promise<void> {
    if (this.used) await Promise.race([closeChannel(this.current), sleep(CLOSE_MS, undefined, { ref: false })]);
  }
}

const closeChannel = async (client: EventStoreDBClient): Promise<void> => {
  try {
    (await internalsOf(client).getChannel()).close();
  } catch {
    // A channel that failed to open needs no closing.
  }
};
