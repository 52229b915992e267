import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Connection, OpenedCall } from '../connections/connection.ts';
import { NoAnswer } from '../faults.ts';
import { parseUUID, streams, StreamsClient, type BatchAppendResp } from './definitions.ts';

type Call = ClientDuplexStream<Buffer, BatchAppendResp>;

export interface AppendCallListener {
  answered(correlationId: string, reply: BatchAppendResp): void;
  /** The call has failed or ended; once, and not after `cancel`. */
  broken(error: Error, call: AppendCall): void;
}

const BATCH_APPEND = '/event_store.client.streams.Streams/BatchAppend';
const encoded = (request: Buffer): Buffer => request;
const decoded = (bytes: Buffer): BatchAppendResp => streams.BatchAppendResp.deserializeBinary(new Uint8Array(bytes));

/** The server ended the call with status OK. */
class CallEnded extends Error {}

/** One BatchAppend call: many appends are sent on it and answered in any order. */
export class AppendCall {
  readonly client: EventStoreDBClient;
  /** Bytes of requests that have not left this process. */
  unwritten = 0;
  /** Whether the server has answered on this call. */
  hasAnswered = false;
  private readonly opened: OpenedCall<Call>;
  private over = false;

  constructor(client: EventStoreDBClient, opened: OpenedCall<Call>, listener: AppendCallListener) {
    this.client = client;
    this.opened = opened;
    const { call } = opened;
    const end = (error: Error) => {
      if (this.over) return;
      this.over = true;
      listener.broken(error, this);
    };
    call.on('data', (reply: BatchAppendResp) => {
      if (this.over) return;
      this.hasAnswered = true;
      listener.answered(parseUUID(reply.getCorrelationId()) ?? '', reply);
    });
    call.on('error', end);
    call.on('end', () => end(new CallEnded('the server ended the append call')));
  }

  /** @param written Called when the request has left this process. */
  send(request: Buffer, written: () => void): void {
    this.unwritten += request.length;
    this.opened.call.write(request, () => {
      this.unwritten -= request.length;
      if (!this.over) written();
    });
  }

  /** The client drops the channel if the error of the broken call asks for that. */
  async dropChannel(error: Error): Promise<void> {
    try {
      await this.opened.failed(error);
    } catch {
      // An error without the trailers that it should have.
    }
  }

  /** Ends it at the server too. The channel and its other calls stay. */
  cancel(): void {
    this.over = true;
    this.opened.call.cancel();
  }
}

/**
 * Opens a call on the connection's current channel. A channel that does not open one in time is replaced.
 *
 * @throws UnsupportedServerVersion, NoAnswer, EventStoreClosed, or the error of the connection
 */
export const openAppendCall = async (
  connection: Connection,
  ms: number,
  listener: AppendCallListener,
): Promise<AppendCall> => {
  const { client, closed } = connection;
  const timer = new AbortController();
  const opening = connection.open(client, StreamsClient, (rpc, metadata, options) =>
    rpc.makeBidiStreamRequest(BATCH_APPEND, encoded, decoded, metadata, options),
  );
  const late = sleep(ms, undefined, { signal: AbortSignal.any([timer.signal, closed]) }).then(() => {
    throw new NoAnswer(ms);
  });
  try {
    return new AppendCall(client, await Promise.race([opening, late]), listener);
  } catch (error) {
    opening.then(
      ({ call }) => call.on('error', () => {}).cancel(),
      () => {},
    );
    connection.renew(client);
    throw error;
  } finally {
    timer.abort();
    late.catch(() => {});
  }
};
