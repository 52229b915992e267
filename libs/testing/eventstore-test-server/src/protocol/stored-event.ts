import type { EventMetadata, NewEvent, Position, RecordedEvent } from '@pishkhan/event-store';
import { shared, streams, type BatchAppendReq, type ReadResp } from './definitions.ts';
import type { Positions } from './positions.ts';

const JSON_TYPE = 'application/json';

/** Storage format of bytes that are not JSON. */
interface RawBytes {
  readonly $bytes: string;
  readonly $contentType: string;
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRaw = (value: unknown): value is RawBytes => isObject(value) && '$bytes' in value;
export const rawBytes = (bytes: Uint8Array, contentType: string): RawBytes => ({
  $bytes: Buffer.from(bytes).toString('base64'),
  $contentType: contentType,
});

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
const stored = (bytes: Uint8Array, contentType: string): unknown =>
  (contentType === JSON_TYPE ? parsed(bytes) : undefined) ?? rawBytes(bytes, contentType);

/**
 * Added to the client's metadata: the time when the server received the event (ms since 1970), which the embedded store
 * does not keep.
 */
interface Taken {
  readonly $created?: number;
}
const taken = (metadata: unknown, bytes: Uint8Array) =>
  ({
    ...(isObject(metadata) ? metadata : rawBytes(bytes, JSON_TYPE)),
    $created: Date.now(),
  }) as EventMetadata & Taken;

/** Metadata of an event that the server itself writes: only the time. */
export const ownMetadata = (): EventMetadata => taken(undefined, new Uint8Array());

/** The data as a JSON object, if it is one. */
export const jsonOf = (data: unknown): Record<string, unknown> | undefined => {
  const value = isRaw(data) && data.$contentType === JSON_TYPE ? parsed(Buffer.from(data.$bytes, 'base64')) : data;
  return isObject(value) && !isRaw(value) ? value : undefined;
};

/** Stores JSON as JSON, so that the file is a normal file of the embedded store; other bytes are restored unchanged. */
export const toStored = (proposed: BatchAppendReq.ProposedMessage): NewEvent => {
  const [map, metadata] = [proposed.getMetadataMap(), proposed.getCustomMetadata_asU8()];
  return {
    id: proposed.getId()!.getString(),
    type: map.get('type')!,
    data: stored(proposed.getData_asU8(), map.get('content-type')!),
    metadata: taken(parsed(metadata), metadata),
  };
};

const utf8 = new TextEncoder();
const bytesOf = (value: unknown): Uint8Array =>
  isRaw(value) ? new Uint8Array(Buffer.from(value.$bytes, 'base64')) : utf8.encode(JSON.stringify(value));

/** For an event that another program wrote to the file: the time in its metadata. */
export const createdMs = ({ metadata }: RecordedEvent): number =>
  (metadata as Taken).$created ?? (Date.parse(metadata.recordedAt) || 0);

/** 2^63 - 1, which only a tombstone has, is too large for a number. */
const revisionText = (revision: number): string =>
  Number.isSafeInteger(revision) ? String(revision) : '9223372036854775807';

const metadataBytes = ({ $created: _, ...metadata }: EventMetadata & Taken): Uint8Array => bytesOf(metadata);

export const streamIdentifier = (stream: string) => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(stream)));
  return identifier;
};

const recordedMessage = (event: RecordedEvent, { commit, prepare }: Position): ReadResp.ReadEvent.RecordedEvent => {
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(event.id);
  message.setId(id);
  message.setStreamIdentifier(streamIdentifier(event.stream));
  message.setStreamRevision(revisionText(event.revision));
  message.setCommitPosition(String(commit));
  message.setPreparePosition(String(prepare));
  message.setData(bytesOf(event.data));
  message.setCustomMetadata(metadataBytes(event.metadata));
  const contentType = isRaw(event.data) ? event.data.$contentType : JSON_TYPE;
  message
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', contentType === JSON_TYPE ? JSON_TYPE : 'application/octet-stream')
    .set('created', String(createdMs(event) * 10_000));
  return message;
};

const eventMessage = (event: RecordedEvent, position: Position): ReadResp => {
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recordedMessage(event, position));
  read.setCommitPosition(String(position.commit));
  const message = new streams.ReadResp();
  message.setEvent(read);
  return message;
};

const encoded = new WeakMap<RecordedEvent, Buffer>();

/** An encoded event, encoded once for all readers. */
export const eventBytes = (event: RecordedEvent, positions: Positions): Buffer => {
  const known = encoded.get(event);
  if (known) return known;
  const { buffer, byteOffset, length } = eventMessage(event, positions.onWire(event.position)).serializeBinary();
  const bytes = Buffer.from(buffer, byteOffset, length);
  encoded.set(event, bytes);
  return bytes;
};

export const checkpointMessage = ({ commit, prepare }: Position): ReadResp => {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const message = new streams.ReadResp();
  message.setCheckpoint(checkpoint);
  return message;
};
