import type { mongo } from 'mongoose';
import { differingFields } from '../differing-fields.ts';
import {
  PersonVault,
  type Address,
  type KeptPerson,
  type Person,
  type Recognised,
  type Registration,
  type Subscriber,
} from '../person-vault.ts';
import {
  addressesOf,
  collectionOptions,
  fieldOf,
  INDEXED,
  indexes,
  indexesOf,
  mustHaveMasterKey,
  personOf,
  type MongoPersonVaultOptions,
  type StoredSubject,
  type SubjectKey,
  VAULT,
} from './stored-subject.ts';
import { MongoChanges } from './mongo-changes.ts';
import { identificationPart, VaultKeys, type AddressSearch } from '../keys/vault-keys.ts';

/**
 * Maximum attempts of a registration, which starts again if another process was first or has forgotten the person. Two
 * attempts are rare.
 */
const ROUNDS = 10;
const DUPLICATE_KEY = 11_000;

/**
 * The vault on MongoDB, for any number of processes: one document per subject, encrypted with the subject's own key,
 * which is wrapped by the master key.
 */
export class MongoPersonVault extends PersonVault {
  readonly changes: MongoChanges;
  private readonly subjects: mongo.Collection<StoredSubject>;
  private readonly keys: VaultKeys;

  private constructor(subjects: mongo.Collection<StoredSubject>, keys: VaultKeys) {
    super();
    this.subjects = subjects;
    this.keys = keys;
    this.changes = new MongoChanges(subjects, keys);
  }

  /**
   * Resolves when the indexes exist.
   *
   * @throws Error if the vault was created with another master key, which would find no stored person
   */
  static async open({ database, masterKey, writes = true }: MongoPersonVaultOptions): Promise<MongoPersonVault> {
    const subjects = database.db!.collection<StoredSubject>(VAULT, collectionOptions);
    const keys = new VaultKeys(masterKey);
    if (writes) await subjects.createIndexes(indexes);
    await mustHaveMasterKey(database, keys, { writes });
    const vault = new MongoPersonVault(subjects, keys);
    if (writes) await vault.indexOlderSubjects();
    return vault;
  }

  async keep(registration: Registration, idForNew: string): Promise<KeptPerson> {
    const lookup = this.keys.lookupOf(registration.person.identity);
    for (let round = 0; round < ROUNDS; round++) {
      const stored = await this.subjects.findOne({ lookup }, { projection: { lookup: 1, wrappedKey: 1, person: 1 } });
      const differs = stored ? differingFields(personOf(stored, this.keys), registration.person) : [];
      if (stored && differs.length > 0 && registration.documentNumber === undefined)
        return { subjectId: stored._id, differs };
      const subject = stored ?? { _id: idForNew, lookup, wrappedKey: this.keys.newKeyFor(idForNew) };
      if (await this.write(subject, registration, stored === null)) return { subjectId: subject._id, differs };
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

  async findByIdentity(identity: Person['identity']): Promise<string | undefined> {
    return (await this.idsOf({ lookup: this.keys.lookupOf(identity) }, 1))[0];
  }

  markOf(of: Recognised): string {
    return this.keys.markOf(of);
  }

  searchByMobile(mobile: string, limit: number): Promise<string[]> {
    return this.idsOf({ contact: this.keys.contactOf(mobile) }, limit);
  }

  searchByPostalCode(postalCode: string, limit: number): Promise<string[]> {
    return this.accountsBy(this.keys.postalCodeSearch(postalCode), limit);
  }

  searchByAddress(words: string, limit: number): Promise<string[]> {
    return this.accountsBy(this.keys.addressSearch(words), limit);
  }

  async searchByName(name: string, limit: number): Promise<string[]> {
    const alternatives = this.keys.alternativesOf(name);
    if (alternatives.length === 0) return [];
    const each = alternatives.map((tokens) => ({ $and: tokens.map((token) => ({ beginnings: token })) }));
    return this.idsOf({ $or: each }, limit);
  }

  /** Deletes the key and all data encrypted with it in one write. */
  async forget(subjectId: string): Promise<void> {
    await this.subjects.deleteOne({ _id: subjectId });
  }

  close(): void {}

  private async idsOf(filter: mongo.Filter<StoredSubject>, limit: number): Promise<string[]> {
    const options = { projection: { _id: 1 }, sort: { _id: 1 }, limit } as const;
    return (await this.subjects.find(filter, options).toArray()).map(({ _id }) => _id);
  }

  private async accountsBy({ tokens, matches }: AddressSearch, limit: number): Promise<string[]> {
    if (tokens.length === 0) return [];
    const accounts: string[] = [];
    const filter = { $and: tokens.map((token) => ({ locations: token })) };
    for await (const subject of this.subjects.find(filter, { sort: { _id: 1 } })) {
      for (const [accountId, address] of addressesOf(subject, this.keys))
        if (matches(address)) accounts.push(accountId);
      if (accounts.length >= limit) break;
    }
    return accounts.slice(0, limit);
  }

  /**
   * Adds the indexes that the release which wrote a document did not have. A document that changes meanwhile has
   * another `person` and is read again.
   */
  private async indexOlderSubjects(): Promise<void> {
    const older = { indexed: { $ne: INDEXED } };
    for (let subject; (subject = await this.subjects.findOne(older));) {
      const { _id, wrappedKey, person: sealed } = subject;
      const locations = addressesOf(subject, this.keys).flatMap(([, address]) => this.keys.locationsOf(address));
      await this.subjects.updateOne(
        { _id, wrappedKey, person: sealed },
        {
          $set: { ...indexesOf(personOf(subject, this.keys), this.keys), indexed: INDEXED },
          $addToSet: { locations: { $each: locations } },
        },
      );
    }
  }

  /**
   * The filter includes the key, so that no data are written under a deleted key.
   *
   * @returns False if another process has registered or forgotten the person since
   */
  private async write(
    subject: SubjectKey,
    { person, accountId, address, documentNumber }: Registration,
    isNew: boolean,
  ): Promise<boolean> {
    const { _id, lookup, wrappedKey } = subject;
    const seal = this.keys.sealOf(_id, wrappedKey);
    const words = {
      ...(isNew && { person: seal.seal('person', person), ...indexesOf(person, this.keys) }),
      [`addresses.${fieldOf(accountId)}`]: seal.seal(`address/${accountId}`, address),
      ...(documentNumber !== undefined && {
        [`identifications.${fieldOf(accountId)}`]: seal.seal(identificationPart(accountId), { documentNumber }),
      }),
    };
    try {
      const { matchedCount, upsertedCount } = await this.subjects.updateOne(
        { _id, lookup, wrappedKey },
        {
          $set: words,
          $addToSet: { locations: { $each: this.keys.locationsOf(address) } },
          $setOnInsert: { indexed: INDEXED },
        },
        { upsert: isNew },
      );
      return matchedCount + upsertedCount === 1;
    } catch (error) {
      if ((error as { code?: unknown }).code === DUPLICATE_KEY) return false;
      throw error;
    }
  }
}
