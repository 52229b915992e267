import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@pishkhan/event-store';
import { ownMetadata, rawBytes } from '../protocol/stored-event.ts';
import { STREAM_DELETED } from './fate.ts';

const systemEvent = (type: string, data: unknown): NewEvent => ({
  id: randomUUID(),
  type,
  data,
  metadata: ownMetadata(),
});

/** Replaces all metadata of the stream. Written as bytes because the number exceeds JavaScript's. */
export const deletedMetadata = (): NewEvent =>
  systemEvent('$metadata', rawBytes(Buffer.from('{"$tb":9223372036854775807}'), 'application/json'));
export const undeletedMetadata = (metadata: Readonly<Record<string, unknown>>, from: number): NewEvent =>
  systemEvent('$metadata', { ...metadata, $tb: from });
export const tombstone = (): NewEvent =>
  systemEvent(STREAM_DELETED, rawBytes(Buffer.alloc(0), 'application/octet-stream'));
