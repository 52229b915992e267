import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { WITNESS_FOLDER } from '@pishkhan/event-store';
import { isSealedBy } from '@pishkhan/identifiers';
import mongoose from 'mongoose';
import { EmbeddedPersonVault } from '../embedded/embedded-person-vault.ts';
import { VaultKeys } from '../keys/vault-keys.ts';
import { MongoPersonVault } from '../mongo/mongo-person-vault.ts';
import type { SubjectKey } from '../mongo/stored-subject.ts';
import type { PersonVault } from '../person-vault.ts';

/** Storage of one vault, empty at first; it may be opened any number of times. */
export interface Place {
  open(masterKey?: Uint8Array): Promise<PersonVault>;
  /** Every stored byte as one character. */
  content(): Promise<string>;
  /** Removes what a release that indexed only names did not write. */
  asOlderRelease(): Promise<void>;
  /** Carries out work that wraps keys anew, then puts back the fingerprint and one subject as they were before. */
  asKilledWhileWrapping(work: () => Promise<unknown>): Promise<void>;
  /** Subjects whose keys the newest of these master keys wrapped, and all subjects. */
  wrappedBy(masterKey: Uint8Array): Promise<[number, number]>;
  remove(): Promise<void>;
}
export interface Places {
  readonly name: string;
  make(): Promise<Place>;
}

const countOf = (masterKey: Uint8Array, wrapped: readonly (readonly [string, Uint8Array])[]): [number, number] => {
  const newest = new VaultKeys(masterKey).wrapping.at(-1)!;
  return [wrapped.filter(([id, bytes]) => isSealedBy(newest, bytes, id)).length, wrapped.length];
};

const folders: Places = {
  name: 'embedded, an SQLite file',
  make: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vault-'));
    const own = randomBytes(32);
    return {
      open: async (masterKey = own) => new EmbeddedPersonVault({ file: join(folder, 'vault.sqlite'), masterKey }),
      content: async () =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1'))
          .join(),
      asOlderRelease: async () => {
        const file = new DatabaseSync(join(folder, 'vault.sqlite'));
        file.exec('DROP TABLE contact; DROP TABLE location; DELETE FROM beginning; PRAGMA user_version = 0');
        file.exec('PRAGMA application_id = 0');
        file.close();
        rmSync(join(folder, WITNESS_FOLDER), { recursive: true });
      },
      asKilledWhileWrapping: async (work) => {
        const file = join(folder, 'vault.sqlite');
        const before = new DatabaseSync(file, { readOnly: true });
        const subject = before.prepare('SELECT id, wrapped_key FROM subject ORDER BY id').get()!;
        const noted = before.prepare('SELECT fingerprint FROM master_key').get()!;
        before.close();
        await work();
        const database = new DatabaseSync(file);
        database
          .prepare('UPDATE subject SET wrapped_key = ? WHERE id = ?')
          .run(subject['wrapped_key']!, subject['id']!);
        database.prepare('UPDATE master_key SET fingerprint = ?').run(noted['fingerprint']!);
        database.exec('PRAGMA application_id = 0');
        database.close();
        rmSync(join(folder, WITNESS_FOLDER), { recursive: true });
      },
      wrappedBy: async (masterKey) => {
        const database = new DatabaseSync(join(folder, 'vault.sqlite'), { readOnly: true });
        const rows = database.prepare('SELECT id, wrapped_key FROM subject').all() as {
          id: string;
          wrapped_key: Uint8Array;
        }[];
        database.close();
        return countOf(
          masterKey,
          rows.map(({ id, wrapped_key: wrapped }) => [id, wrapped]),
        );
      },
      remove: async () => rmSync(folder, { recursive: true }),
    };
  },
};

/** A database of a MongoDB, used by one spec. */
export interface Database {
  readonly uri: string;
  readonly name: string;
  remove(): Promise<void>;
}
export interface MongoDb {
  readonly name: string;
  database(name: string): Promise<Database>;
}

const embedded: MongoDb = {
  name: 'on the embedded MongoDB',
  database: async (name) => {
    const server = await startEmbeddedMongoDb({ file: ':memory:' });
    return { uri: server.uri(name), name, remove: () => server.close() };
  },
};

const drop = async (uri: string, dbName: string): Promise<void> => {
  const connection = await mongoose.createConnection(uri, { dbName }).asPromise();
  await connection.dropDatabase();
  await connection.close();
};
const byUri = (uri: string): MongoDb => ({
  name: 'on MongoDB by URI',
  database: async (given) => {
    const name = `pishkhan_spec_${given}`;
    await drop(uri, name);
    return { uri, name, remove: () => drop(uri, name) };
  },
});

/**
 * The databases of the Mongo adapter's specs: the embedded MongoDB, and a real replica set if `PISHKHAN_SPEC_MONGODB`
 * has its URI.
 */
export const mongoDbs: readonly MongoDb[] = [
  embedded,
  ...(process.env.PISHKHAN_SPEC_MONGODB ? [byUri(process.env.PISHKHAN_SPEC_MONGODB)] : []),
];

const allOf = async (connection: mongoose.Connection): Promise<string> => {
  const collections = await connection.db!.collections();
  const documents = await Promise.all(
    collections.map((collection) => collection.find<Uint8Array>({}, { raw: true }).toArray()),
  );
  return documents
    .flat()
    .map((document) => Buffer.from(document).toString('latin1'))
    .join();
};

const databases = ({ name, database }: MongoDb): Places => ({
  name,
  make: async () => {
    const place = await database('vault');
    const connection = await mongoose.createConnection(place.uri, { dbName: place.name }).asPromise();
    const own = randomBytes(32);
    return {
      open: (masterKey = own) => MongoPersonVault.open({ database: connection, masterKey }),
      content: () => allOf(connection),
      asOlderRelease: async () => {
        const older = { $unset: { contact: '', locations: '', indexed: '' }, $set: { beginnings: [] } };
        await connection.db!.collection('person_vault').updateMany({}, older);
      },
      asKilledWhileWrapping: async (work) => {
        const collections = ['person_vault', 'person_vault_master_key'].map((each) => connection.db!.collection(each));
        const before = await Promise.all(collections.map((each) => each.findOne({})));
        await work();
        for (const [index, each] of collections.entries())
          await each.replaceOne({ _id: before[index]!._id }, before[index]!);
      },
      wrappedBy: async (masterKey) => {
        const subjects = connection.db!.collection<SubjectKey>('person_vault', { promoteBuffers: true });
        const all = await subjects.find({}).toArray();
        return countOf(
          masterKey,
          all.map(({ _id, wrappedKey }) => [_id, wrappedKey]),
        );
      },
      remove: async () => {
        await connection.close();
        await place.remove();
      },
    };
  },
});

export const places: readonly Places[] = [folders, ...mongoDbs.map(databases)];
