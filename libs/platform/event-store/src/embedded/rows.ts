import { FileDamaged } from '../faults/file-faults.ts';
import type { EventMetadata, NewEvent, Position, RecordedEvent } from '../port.ts';

/** Columns of a `Row`. */
export const COLUMNS = 'e.position, s.name, e.revision, e.id, e.type, e.data, e.metadata';
export type Row = [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
];
/** An event as stored. */
export interface Stored {
  type: string;
  data: string;
  metadata: string;
  id: string;
}

export const positionOf = (n: number): Position => ({ commit: BigInt(n), prepare: BigInt(n) });

/** The event of a row. @throws FileDamaged if its JSON is unreadable */
export const recordedIn =
  (file: string) =>
  ([position, stream, revision, id, type, data, metadata]: Row): RecordedEvent => {
    try {
      return {
        id,
        type,
        data: JSON.parse(data) as unknown,
        metadata: JSON.parse(metadata) as EventMetadata,
        stream,
        revision,
        position: positionOf(position),
      };
    } catch (cause) {
      const what = `the event at position ${position}, ${stream} #${revision}, is unreadable`;
      throw new FileDamaged(file, what, { cause });
    }
  };

export const toStored = ({ id, type, data, metadata }: NewEvent): Stored => ({
  id,
  type,
  data: JSON.stringify(data) ?? 'null',
  metadata: JSON.stringify(metadata),
});
export const bytesOf = ({ type, data, metadata }: Stored): number =>
  Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length;
