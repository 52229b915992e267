import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { PersonVault, type Address, type Person, type Registration, type Subscriber } from './person-vault.ts';
import { VaultKeys } from './vault-keys.ts';

/**
 * Maximum attempts of a registration, which starts again if another process was first or has forgotten the person. Two
 * attempts are rare.
 */
const ROUNDS = 10;
const DUPLICATE_KEY = 11_000;

interface SubjectKey {
  readonly _id: string;
  readonly lookup: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/**
 * All data of a subject are one document, so every change is one atomic write, and a process may stop at any moment.
 */
interface StoredSubject extends SubjectKey {
  readonly person: Uint8Array;
  /** Keyed by account id, base64url-encoded because field names may not contain dots. */
  readonly addresses: Readonly<Record<string, Uint8Array>>;
  readonly beginnings: readonly Uint8Array[];
}

const indexes: mongo.IndexDescription[] = [
  { key: { lookup: 1 }, name: 'lookup', unique: true },
  { key: { beginnings: 1, _id: 1 }, name: 'beginnings' },
];

/** Reads the primary's data: a majority read may miss the document of a concurrent registration. */
const collectionOptions: mongo.CollectionOptions = {
  promoteBuffers: true,
  readPreference: 'primary',
  readConcern: { level: 'local' },
  writeConcern: { w: 'majority' },
};

const fieldOf = (accountId: string): string => Buffer.from(accountId).toString('base64url');

export interface MongoPersonVaultOptions {
  /**
   * The service's own database; the vault is its collection `person_vault`. The connection stays open when the vault is
   * closed.
   */
  readonly database: mongoose.Connection;
  /** 32 bytes, the same in every process of this vault. Never stored in this database. */
  readonly masterKey: Uint8Array;
}

/**
 * The vault on MongoDB, for any number of processes: one document per subject, encrypted with the subject's own key,
 * which is wrapped by the master key.
 */
export class MongoPersonVault extends PersonVault {
  private readonly subjects: mongo.Collection<StoredSubject>;
  private readonly keys: VaultKeys;

  private constructor(subjects: mongo.Collection<StoredSubject>, keys: VaultKeys) {
    super();
    this.subjects = subjects;
    this.keys = keys;
  }

  /**
   * Resolves when the indexes exist.
   *
   * @throws Error if the vault was created with another master key, which would find no stored person
   */
  static async open({ database, masterKey }: MongoPersonVaultOptions): Promise<MongoPersonVault> {
    const keys = new VaultKeys(masterKey);
    const subjects = database.db!.collection<StoredSubject>('person_vault', collectionOptions);
    await subjects.createIndexes(indexes);
    const masterKeys = database.db!.collection<{ _id: string; fingerprint: Uint8Array }>(
      'person_vault_master_key',
      collectionOptions,
    );
    const first = await masterKeys.findOneAndUpdate(
      { _id: 'only' },
      { $setOnInsert: { fingerprint: keys.fingerprint } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!first || Buffer.compare(first.fingerprint, keys.fingerprint) !== 0)
      throw new Error('the person vault was created with another master key than that of PISHKHAN_VAULT_KEY_FILE');
    return new MongoPersonVault(subjects, keys);
  }

  async keep(registration: Registration, idForNew: string): Promise<string> {
    const lookup = this.keys.lookupOf(registration.person);
    for (let round = 0; round < ROUNDS; round++) {
      const stored = await this.subjects.findOne({ lookup }, { projection: { lookup: 1, wrappedKey: 1 } });
      const subject = stored ?? { _id: idForNew, lookup, wrappedKey: this.keys.newKeyFor(idForNew) };
      if (await this.write(subject, registration, stored === null)) return subject._id;
    }
    throw new Error(`the subject id ${idForNew} belongs to another person`);
  }

  async find(subjectId: string, accountId: string): Promise<Subscriber | undefined> {
    const field = fieldOf(accountId);
    const stored = await this.subjects.findOne(
      { _id: subjectId },
      { projection: { wrappedKey: 1, person: 1, [`addresses.${field}`]: 1 } },
    );
    if (!stored) return undefined;
    const seal = this.keys.sealOf(subjectId, stored.wrappedKey);
    const address = stored.addresses?.[field];
    return {
      person: seal.open<Person>('person', stored.person),
      address: address && seal.open<Address>(`address/${accountId}`, address),
    };
  }

  async searchByName(name: string, limit: number): Promise<string[]> {
    const alternatives = this.keys.alternativesOf(name);
    if (alternatives.length === 0) return [];
    const found = await this.subjects
      .find(
        { $or: alternatives.map((tokens) => ({ $and: tokens.map((token) => ({ beginnings: token })) })) },
        { projection: { _id: 1 }, sort: { _id: 1 }, limit },
      )
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Deletes the key and all data encrypted with it in one write. */
  async forget(subjectId: string): Promise<void> {
    await this.subjects.deleteOne({ _id: subjectId });
  }

  close(): void {}

  /**
   * The filter includes the key, so that no data are written under a deleted key.
   *
   * @returns False if another process has registered or forgotten the person since
   */
  private async write(
    subject: SubjectKey,
    { person, accountId, address }: Registration,
    isNew: boolean,
  ): Promise<boolean> {
    const { _id, lookup, wrappedKey } = subject;
    const seal = this.keys.sealOf(_id, wrappedKey);
    const words = {
      person: seal.seal('person', person),
      [`addresses.${fieldOf(accountId)}`]: seal.seal(`address/${accountId}`, address),
      beginnings: this.keys.beginningsOf(person.fullName),
    };
    try {
      const { matchedCount, upsertedCount } = await this.subjects.updateOne(
        { _id, lookup, wrappedKey },
        { $set: words },
        { upsert: isNew },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false;
      throw error;
    }
  }
}
