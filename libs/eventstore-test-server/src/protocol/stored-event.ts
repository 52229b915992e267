import type { EventMetadata, NewEvent, Position, RecordedEvent } from '@pishkhan/event-store';
import { shared, streams, type BatchAppendReq, type ReadResp } from './definitions.ts';

const JSON_TYPE = 'application/json';

/** How bytes that are no JSON stand in the embedded store. */
interface RawBytes { readonly $bytes: string; readonly $contentType: string }
const isRaw = (value: unknown): value is RawBytes => typeof value === 'object' && value !== null && '$bytes' in value;
const raw = (bytes: Uint8Array, contentType: string): RawBytes => ({ $bytes: Buffer.from(bytes).toString('base64'), $contentType: contentType });

const stored = (bytes: Uint8Array, contentType: string): unknown => {
  if (contentType !== JSON_TYPE) return raw(bytes, contentType);
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return raw(bytes, contentType);
  }
};

/** JSON is kept as JSON, so that the file reads like any file of the embedded store; other bytes come back as they were. */
export const toStored = (proposed: BatchAppendReq.ProposedMessage): NewEvent => {
  const map = proposed.getMetadataMap();
  return {
    id: proposed.getId()!.getString(), type: map.get('type')!,
    data: stored(proposed.getData_asU8(), map.get('content-type')!),
    metadata: stored(proposed.getCustomMetadata_asU8(), JSON_TYPE) as EventMetadata,
  };
};

const bytesOf = (value: unknown): Uint8Array => new Uint8Array(isRaw(value) ? Buffer.from(value.$bytes, 'base64') : Buffer.from(JSON.stringify(value)));

/** Ticks of 100 ns since 1970. The embedded store keeps no time of its own: it is what the metadata says. */
const createdAt = ({ metadata }: RecordedEvent): string => {
  const ms = Date.parse(metadata.recordedAt);
  return String(BigInt(Number.isNaN(ms) ? Date.now() : ms) * 10_000n);
};

export const streamIdentifier = (stream: string) => {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(new Uint8Array(Buffer.from(stream)));
  return identifier;
};

const recordedMessage = (event: RecordedEvent): ReadResp.ReadEvent.RecordedEvent => {
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(event.id);
  message.setId(id);
  message.setStreamIdentifier(streamIdentifier(event.stream));
  message.setStreamRevision(String(event.revision));
  message.setCommitPosition(String(event.position.commit));
  message.setPreparePosition(String(event.position.prepare));
  message.setData(bytesOf(event.data));
  message.setCustomMetadata(bytesOf(event.metadata));
  const contentType = isRaw(event.data) ? event.data.$contentType : JSON_TYPE;
  message.getMetadataMap().set('type', event.type).set('content-type', contentType === JSON_TYPE ? JSON_TYPE : 'application/octet-stream').set('created', createdAt(event));
  return message;
};

export const eventMessage = (event: RecordedEvent): ReadResp => {
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recordedMessage(event));
  read.setCommitPosition(String(event.position.commit));
  const message = new streams.ReadResp();
  message.setEvent(read);
  return message;
};

export const checkpointMessage = ({ commit, prepare }: Position): ReadResp => {
  const checkpoint = new streams.ReadResp.Checkpoint();
  checkpoint.setCommitPosition(String(commit));
  checkpoint.setPreparePosition(String(prepare));
  const message = new streams.ReadResp();
  message.setCheckpoint(checkpoint);
  return message;
};
