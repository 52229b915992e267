import type { DatabaseSync } from 'node:sqlite';
import { parsePosition } from '@pishkhan/event-store';
import { deserialize } from 'bson';
import { reading } from './log-content.ts';

/** A stored position of the log: `view worklist_v1 of case-handling`. */
export interface SeenPosition {
  readonly by: string;
  readonly position: number;
}

interface CollectionRow {
  readonly id: number;
  readonly service: string;
  readonly name: string;
}

export const collectionsIn = (database: DatabaseSync): CollectionRow[] =>
  database
    .prepare('SELECT id, namespace_database AS service, namespace_name AS name FROM collections')
    .all() as unknown as CollectionRow[];

const commitOf = (text: unknown): number | undefined => {
  const position = typeof text === 'string' ? parsePosition(text) : undefined;
  return position && Number(position.commit);
};

const ofViews = (file: string): SeenPosition[] =>
  reading(file, (database) =>
    collectionsIn(database)
      .filter(({ name }) => name === '_checkpoints')
      .flatMap(({ id, service }) =>
        database
          .prepare(`SELECT bson FROM documents_${id}`)
          .all()
          .flatMap((row) => {
            const { _id, position: text } = deserialize(row['bson'] as Uint8Array);
            const position = commitOf(text);
            return position === undefined ? [] : [{ by: `view ${String(_id)} of ${service}`, position }];
          }),
      ),
  );

const ofWorkers = (file: string): SeenPosition[] =>
  reading(file, (database) =>
    database
      .prepare("SELECT name, value FROM checkpoints WHERE name LIKE '%/position'")
      .all()
      .flatMap(({ name, value }) => {
        const position = commitOf(JSON.parse(String(value)));
        return position === undefined ? [] : [{ by: String(name), position }];
      }),
  );

/** Positions that views, relays and process managers have saved. @throws Error of SQLite */
export const seenPositions = (log: string, views: string): SeenPosition[] => [...ofViews(views), ...ofWorkers(log)];
