import { jsonEvent, type JSONEventData, type JSONType, type RecordedEvent as ClientEvent } from '@eventstore/db-client';
import type { EventMetadata, NewEvent, RecordedEvent } from '@pishkhan/event-store';
import { UnreadableEvent } from './faults.ts';

/** The event store's own metadata names, so that its tools can follow a correlation. */
const forItsTools = ({ correlationId, causationId }: EventMetadata) => ({
  $correlationId: correlationId,
  $causationId: causationId,
});

/**
 * Rejects a bare string as data: the client returns JSON that it cannot parse as a string, so the two would look the
 * same.
 */
export const toEventData = ({ id, type, data, metadata }: NewEvent): JSONEventData => {
  if (typeof data === 'string') throw new TypeError(`data of event ${type} is a bare string`);
  return jsonEvent({ id, type, data: (data ?? null) as JSONType, metadata: { ...metadata, ...forItsTools(metadata) } });
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
const texts = [
  'commandId',
  'commandHash',
  'correlationId',
  'causationId',
  'recordedAt',
  'businessDate',
  'build',
] as const;

type StoredMetadata = EventMetadata & Partial<ReturnType<typeof forItsTools>>;

const whyNoMetadata = (metadata: unknown): string | undefined => {
  if (!isRecord(metadata)) return 'it has no metadata';
  const missing = texts.find((name) => typeof metadata[name] !== 'string');
  if (missing) return `its metadata has no ${missing}`;
  if (!Number.isSafeInteger(metadata['schemaVersion'])) return 'its metadata has no schemaVersion';
  const { actor } = metadata;
  const isActor = isRecord(actor) && typeof actor['subject'] === 'string' && Array.isArray(actor['roles']);
  return isActor ? undefined : 'its metadata has no actor';
};
const isMetadata = (metadata: unknown): metadata is StoredMetadata => whyNoMetadata(metadata) === undefined;

const whyUnreadable = ({ isJson, data, metadata, position }: ClientEvent): string | undefined => {
  if (!isJson) return 'it is not JSON';
  if (typeof data === 'string') return 'its data is not JSON';
  return whyNoMetadata(metadata) ?? (position ? undefined : 'it has no position');
};

/** @throws UnreadableEvent */
export const toRecorded = (event: ClientEvent): RecordedEvent => {
  const revision = Number(event.revision);
  const stored: unknown = event.metadata;
  const why = whyUnreadable(event);
  if (why !== undefined || !isMetadata(stored)) throw new UnreadableEvent(event.streamId, revision, why ?? '');
  const { $correlationId: _, $causationId: __, ...metadata } = stored;
  return {
    id: event.id,
    type: event.type,
    data: event.data as unknown,
    metadata,
    stream: event.streamId,
    revision,
    position: event.position!,
  };
};
