import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { openEmbeddedEventStore, type EventStore } from '@pishkhan/event-store';
import { openEventStoreDb } from '@pishkhan/eventstore-db';
import { EmbeddedPersonVault, MongoPersonVault, type PersonVault } from '@pishkhan/customer-accounts/vault';
import mongoose from 'mongoose';

/** Read access to the databases of the services' views. */
export interface ViewDatabases {
  uri(service: string): string;
  close(): Promise<void>;
}

/** A person vault for a check: a copy of a file that nothing else uses, or the one in MongoDB. */
export interface OpenedVault {
  readonly vault: PersonVault;
  close(): Promise<void>;
}

/** Source of a history: the folder of the embedded profile, or the servers of the distributed one. */
export interface HistorySource {
  readonly store: EventStore;
  openViews(): Promise<ViewDatabases>;
  /** The vault; a sentence if it cannot be examined. */
  openVault(): Promise<OpenedVault | string>;
}

/** Command-line options of every tool that reads a history. */
export const sourceOptions = {
  data: { type: 'string', default: process.env['PISHKHAN_DATA'] ?? '.data/embedded' },
  'event-store': { type: 'string', default: process.env['EVENTSTORE_URL'] },
  mongodb: { type: 'string', default: process.env['MONGODB_URL'] },
} as const;

export interface SourceWords {
  readonly data: string;
  readonly 'event-store'?: string;
  readonly mongodb?: string;
}

/** A copy has no record of what was written to it, and must not claim one. */
const withoutRecord = (file: string): void => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA application_id = 0');
  database.close();
};

const copied = async (file: string, copy: string): Promise<string> => {
  const original = new DatabaseSync(file, { readOnly: true });
  original.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  original.close();
  withoutRecord(copy);
  return copy;
};

/** Opens a copy of the views, so that a running platform is not disturbed. */
const copyOfViews = async (file: string): Promise<ViewDatabases> => {
  const folder = await mkdtemp(join(tmpdir(), 'pishkhan-verify-'));
  const copy = join(folder, 'views.sqlite');
  const server = await startEmbeddedMongoDb({ file: await copied(file, copy) });
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { uri: (service) => server.uri(service), close };
};

/** A copy of the vault's file, with its key. */
const copyOfVault = async (data: string): Promise<OpenedVault | string> => {
  const original = join(data, 'person-vault.sqlite');
  const keyFile = process.env['PISHKHAN_VAULT_KEY_FILE'] ?? join(data, 'person-vault.key');
  if (!existsSync(original) || !existsSync(keyFile)) return 'there is no vault in this folder';
  const folder = await mkdtemp(join(tmpdir(), 'pishkhan-verify-'));
  const file = await copied(original, join(folder, 'person-vault.sqlite'));
  const vault = new EmbeddedPersonVault({ file, masterKey: await readFile(keyFile) });
  const close = async () => {
    vault.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { vault, close };
};

/** The vault of replicas, in the database of customer-accounts; its key is never in a database. */
const vaultIn = async (mongodb: string | undefined): Promise<OpenedVault | string> => {
  const keyFile = process.env['PISHKHAN_VAULT_KEY_FILE'];
  if (mongodb === undefined) return 'name its database: --mongodb mongodb://…';
  if (keyFile === undefined) return 'name the file of its key in PISHKHAN_VAULT_KEY_FILE';
  const url = withDatabase(mongodb, 'customer-accounts');
  const database = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  const vault = await MongoPersonVault.open({ database, masterKey: await readFile(keyFile), writes: false });
  return { vault, close: () => database.close() };
};

const withDatabase = (url: string, service: string): string => {
  const [, server, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(url) ?? [];
  return `${server}/${service}${query}`;
};

/** @returns A sentence if there is no history to read */
export const historySource = ({ data, 'event-store': eventStore, mongodb }: SourceWords): HistorySource | string => {
  if (eventStore !== undefined) {
    const openViews = async (): Promise<ViewDatabases> => {
      if (mongodb === undefined) throw new Error('name the database of the views: --mongodb mongodb://…');
      return { uri: (service) => withDatabase(mongodb, service), close: () => Promise.resolve() };
    };
    return {
      store: openEventStoreDb({ connectionString: eventStore, testServer: 'accepted', deadlineMs: 120_000 }),
      openViews,
      openVault: () => vaultIn(mongodb),
    };
  }
  const file = join(resolve(data), 'pishkhan.sqlite');
  if (!existsSync(file))
    return `there is no event store at ${data}; start the platform first, or name its folder with --data, or its servers with --event-store and --mongodb`;
  return {
    store: openEmbeddedEventStore({ file, readOnly: true }),
    openViews: () => copyOfViews(join(resolve(data), 'views.sqlite')),
    openVault: () => copyOfVault(resolve(data)),
  };
};

export const connectTo = (databases: ViewDatabases, service: string): Promise<mongoose.Connection> =>
  mongoose.createConnection(databases.uri(service), { autoIndex: false }).asPromise();
