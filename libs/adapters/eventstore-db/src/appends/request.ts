import type { JSONEventData } from '@eventstore/db-client';
import type { ExpectedRevision, NewEvent } from '@pishkhan/event-store';
import { toEventData } from '../event-shape.ts';
import { Empty, shared, streams, type BatchAppendReq } from './definitions.ts';

const utf8 = new TextEncoder();
const jsonBytes = (value: unknown): Uint8Array => utf8.encode(JSON.stringify(value));

const uuid = (text: string) => {
  const id = new shared.UUID();
  id.setString(text);
  return id;
};

/** The events of one append as they are sent. */
export interface Proposal {
  readonly messages: BatchAppendReq.ProposedMessage[];
  /** Size as the server counts it: data, metadata, and two bytes for each character of the type. */
  readonly bytes: number;
}

const proposed = ({ id, type, contentType }: JSONEventData, data: Uint8Array, metadata: Uint8Array) => {
  const message = new streams.BatchAppendReq.ProposedMessage();
  message.setId(uuid(id));
  message.getMetadataMap().set('type', type).set('content-type', contentType);
  message.setData(data);
  message.setCustomMetadata(metadata);
  return message;
};

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An event that the server cannot read would break the call that all appends share, again and again. */
const checkReadable = ({ id, type }: NewEvent): void => {
  if (!UUID.test(id)) throw new TypeError(`id ${id} of event ${type} is no UUID`);
  if (!type || !type.isWellFormed()) throw new TypeError(`event ${id} has no type that is text`);
};

/** @throws TypeError for an event without UUID or type, or whose data is a bare string */
export const propose = (events: readonly NewEvent[]): Proposal => {
  let bytes = 0;
  const messages = events.map((event) => {
    checkReadable(event);
    const eventData = toEventData(event);
    const [data, metadata] = [jsonBytes(eventData.data), jsonBytes(eventData.metadata)];
    bytes += data.length + metadata.length + 2 * event.type.length;
    return proposed(eventData, data, metadata);
  });
  return { messages, bytes };
};

/**
 * One append is one message, so it arrives whole or not at all. It has no deadline: that is an absolute time, and a
 * client whose clock is more than its deadline behind the server's could not write at all. It is encoded here, because
 * gRPC ends the call if its own encoding of a message fails.
 */
export const appendRequest = (
  correlationId: string,
  { stream, expected }: { readonly stream: string; readonly expected: ExpectedRevision },
  messages: BatchAppendReq.ProposedMessage[],
): Buffer => {
  const options = new streams.BatchAppendReq.Options();
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(utf8.encode(stream));
  options.setStreamIdentifier(identifier);
  if (expected === 'NoStream') options.setNoStream(new Empty());
  else options.setStreamPosition(String(expected));
  const message = new streams.BatchAppendReq();
  message.setCorrelationId(uuid(correlationId));
  message.setOptions(options);
  message.setProposedMessagesList(messages);
  message.setIsFinal(true);
  const { buffer, byteOffset, byteLength } = message.serializeBinary();
  return Buffer.from(buffer, byteOffset, byteLength);
};
