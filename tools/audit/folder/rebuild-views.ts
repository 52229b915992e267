import { existsSync, renameSync, rmSync } from 'node:fs';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { DurableFile, recordOf } from '@pishkhan/event-store';
import { deserialize, type Document } from 'bson';
import mongoose from 'mongoose';
import { reading } from './log-content.ts';
import { fileOf } from './parts.ts';
import { collectionsIn } from './seen.ts';

/** Collections that hold what no event has: sealed personal data, and whose data were erased. */
const sealed = new Set([
  'applicants',
  'payees',
  'sealed_numbers',
  'sealed_number_keys',
  'erased_subjects',
  'sealing_keys',
  'person_vault',
  'person_vault_master_key',
]);

export interface TakenOver {
  readonly service: string;
  readonly collection: string;
  readonly documents: readonly Document[];
  readonly unreadable: number;
}

const takeOver = (file: string): TakenOver[] =>
  reading(file, (database) =>
    collectionsIn(database)
      .filter(({ name }) => sealed.has(name))
      .map(({ id, service, name }) => {
        const documents: Document[] = [];
        let unreadable = 0;
        try {
          for (const { bson } of database.prepare(`SELECT bson FROM documents_${id}`).iterate())
            try {
              documents.push(deserialize(bson as Uint8Array, { promoteBuffers: true }));
            } catch {
              unreadable++;
            }
        } catch {
          unreadable++;
        }
        return { service, collection: name, documents, unreadable };
      }),
  );

const sealedIn = (file: string): TakenOver[] | undefined => {
  try {
    return existsSync(file) ? takeOver(file) : undefined;
  } catch {
    return undefined;
  }
};

const putBack = async (file: string, all: readonly TakenOver[]): Promise<void> => {
  const server = await startEmbeddedMongoDb({ file });
  try {
    for (const { service, collection, documents } of all.filter((each) => each.documents.length > 0)) {
      const connection = await mongoose.createConnection(server.uri(service)).asPromise();
      await connection.db!.collection(collection).insertMany([...documents]);
      await connection.close();
    }
  } finally {
    await server.close();
  }
};

/** Views of topics read every message again: their groups are named like the view, those of reactions `….reactions`. */
const forgetOffsets = async (log: string): Promise<void> => {
  const file = new DurableFile({ file: log, schema: '' });
  await file.write(() => void file.sql("DELETE FROM offsets WHERE consumers NOT LIKE '%.reactions'").run());
  file.close();
};

/**
 * Moves the file of the views aside; the next start folds every event and message again. Sealed documents are taken
 * over as far as they are readable.
 *
 * @returns The file that was moved, and what was taken over; undefined where nothing could be read
 */
export const rebuildViews = async (folder: string, stamp: string): Promise<{ kept: string; sealed?: TakenOver[] }> => {
  const file = fileOf(folder, 'views.sqlite');
  const kept = `${file}.damaged-${stamp}`;
  const all = sealedIn(file);
  for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`);
  rmSync(`${file}-shm`, { force: true });
  rmSync(recordOf(file), { force: true });
  if (all) await putBack(file, all);
  await forgetOffsets(fileOf(folder, 'pishkhan.sqlite'));
  return { kept, ...(all && { sealed: all }) };
};
