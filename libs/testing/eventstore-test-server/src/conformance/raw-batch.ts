import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient, JSONEventData } from '@eventstore/db-client';
import type { CallOptions, ChannelCredentials, Metadata } from '@grpc/grpc-js';
import {
  GoogleEmpty,
  shared,
  streams,
  StreamsClient,
  Timestamp,
  type BatchAppendReq,
  type BatchAppendResp,
  type StreamsRpc,
} from '../protocol/definitions.ts';

/** Protected members of the client: its channel, and its metadata with the credentials. */
interface Internals {
  getGRPCClient(
    kind: new (address: string, credentials: ChannelCredentials) => StreamsRpc,
    name: string,
  ): Promise<StreamsRpc>;
  callArguments(options: object, callOptions: { deadline: Date | number }): [Metadata, CallOptions];
}

export interface RawAppend {
  readonly stream: string;
  readonly events: readonly JSONEventData[];
  /** No stream if absent. */
  readonly after?: number;
  /** The deadline in the message; none if absent. */
  readonly deadline?: Date;
}

const uuid = (text: string) => {
  const id = new shared.UUID();
  id.setString(text);
  return id;
};
const bytes = (value: unknown) => new Uint8Array(Buffer.from(JSON.stringify(value)));

const requestOf = ({ stream, events, after, deadline }: RawAppend, correlationId: string): BatchAppendReq => {
  const options = new streams.BatchAppendReq.Options();
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(stream)));
  options.setStreamIdentifier(identifier);
  if (after === undefined) options.setNoStream(new GoogleEmpty());
  else options.setStreamPosition(String(after));
  if (deadline) options.setDeadline(Timestamp.fromDate(deadline));
  const messages = events.map(({ id, type, contentType, data, metadata }) => {
    const message = new streams.BatchAppendReq.ProposedMessage();
    message.setId(uuid(id));
    message.getMetadataMap().set('type', type).set('content-type', contentType);
    message.setData(bytes(data));
    message.setCustomMetadata(bytes(metadata ?? {}));
    return message;
  });
  const request = new streams.BatchAppendReq();
  request.setCorrelationId(uuid(correlationId));
  request.setOptions(options);
  request.setProposedMessagesList(messages);
  request.setIsFinal(true);
  return request;
};

/** One BatchAppend call on the client's connection, without the client's own handling of it. */
export const openBatch = async (client: EventStoreDBClient, deadlineMs = 60_000) => {
  const internals = client as unknown as Internals;
  const rpc = await internals.getGRPCClient(StreamsClient, 'batchAppend');
  const call = rpc.batchAppend(...internals.callArguments({}, { deadline: new Date(Date.now() + deadlineMs) }));
  const waiting = new Map<string, (reply: BatchAppendResp) => void>();
  call.on('data', (reply: BatchAppendResp) => waiting.get(reply.getCorrelationId()!.getString())?.(reply));
  call.on('error', () => {});
  /** The status code with which the call ended. */
  const over = new Promise<number>((resolve) => call.on('status', ({ code }) => resolve(code)));
  return {
    over,
    /** Sends one append. @returns its answer */
    append: (sent: RawAppend): Promise<BatchAppendResp> => {
      const id = randomUUID();
      const answer = new Promise<BatchAppendResp>((resolve) => waiting.set(id, resolve));
      call.write(requestOf(sent, id));
      return answer;
    },
    halfClose: () => void call.end(),
    cancel: () => call.cancel(),
  };
};
export type RawBatch = Awaited<ReturnType<typeof openBatch>>;

/** The type of the error in an answer; undefined for a success. */
export const errorOf = (reply: BatchAppendResp): string | undefined => reply.getError()?.getDetails()?.getTypeName();
