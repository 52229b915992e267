import { UnusableSettings } from '@pishkhan/service-kit/settings';
import { wrapAllAnew } from '@pishkhan/service-kit/wrapped-keys';
import type { Connection, mongo } from 'mongoose';
import type { Address, Person } from '../person-vault.ts';
import type { ChangeState } from '../changes/sealed-changes.ts';
import type { VaultKeys } from '../keys/vault-keys.ts';

/** Collection of the service's database. */
export const VAULT = 'person_vault';

export interface MongoPersonVaultOptions {
  /**
   * The service's own database; the vault is its collection `person_vault`. The connection stays open when the vault is
   * closed.
   */
  readonly database: Connection;
  /** Content of the key file, the same in every process of this vault. Never stored in this database. */
  readonly masterKey: Uint8Array;
  /** False for a check of a vault, which changes nothing. Default true. */
  readonly writes?: boolean;
}

export interface SubjectKey {
  readonly _id: string;
  readonly lookup: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/**
 * All data of a subject are one document, so every change is one atomic write, and a process may stop at any moment.
 */
export interface StoredSubject extends SubjectKey {
  readonly person: Uint8Array;
  /** Keyed by account id, base64url-encoded because field names may not contain dots. */
  readonly addresses: Readonly<Record<string, Uint8Array>>;
  /** Documents by which the person was identified, keyed as `addresses`; absent without any. */
  readonly identifications?: Readonly<Record<string, Uint8Array>>;
  readonly beginnings: readonly Uint8Array[];
  readonly contact?: Uint8Array;
  /** Of all addresses, former ones too; a search decrypts and checks. */
  readonly locations?: readonly Uint8Array[];
  /** Absent in a document of a release that indexed names only. */
  readonly indexed?: number;
  /** Changes of the person, by their ids; absent without any. */
  readonly changes?: Readonly<Record<string, { readonly state: ChangeState; readonly sealed: Uint8Array }>>;
  /** Ids of the changes that are neither applied nor closed. */
  readonly openChanges?: readonly string[];
}
/** Version of the blind indexes of a document. */
export const INDEXED = 1;

export const indexes: mongo.IndexDescription[] = [
  { key: { lookup: 1 }, name: 'lookup', unique: true },
  { key: { beginnings: 1, _id: 1 }, name: 'beginnings' },
  { key: { contact: 1, _id: 1 }, name: 'contact' },
  { key: { locations: 1, _id: 1 }, name: 'locations' },
  { key: { indexed: 1 }, name: 'indexed' },
  { key: { openChanges: 1 }, name: 'openChanges' },
];

/** Reads the primary's data: a majority read may miss the document of a concurrent registration. */
export const collectionOptions: mongo.CollectionOptions = {
  promoteBuffers: true,
  readPreference: 'primary',
  readConcern: { level: 'local' },
  writeConcern: { w: 'majority' },
};

export const fieldOf = (accountId: string): string => Buffer.from(accountId).toString('base64url');
const accountOf = (field: string): string => Buffer.from(field, 'base64url').toString();

export const personOf = (
  { _id, wrappedKey, person }: SubjectKey & Pick<StoredSubject, 'person'>,
  keys: VaultKeys,
): Person => keys.sealOf(_id, wrappedKey).open<Person>('person', person);

/** Indexes of name and mobile number. */
export const indexesOf = ({ fullName, mobile }: Person, keys: VaultKeys) => ({
  beginnings: keys.beginningsOf(fullName),
  contact: keys.contactOf(mobile),
});

/** The addresses of a subject, each with its account. */
export const addressesOf = ({ _id, wrappedKey, addresses }: StoredSubject, keys: VaultKeys) => {
  const seal = keys.sealOf(_id, wrappedKey);
  return Object.entries(addresses).map(([field, bytes]) => {
    const accountId = accountOf(field);
    return [accountId, seal.open<Address>(`address/${accountId}`, bytes)] as const;
  });
};

/**
 * A newer key of the file wraps the keys of all subjects first; a process that was killed meanwhile is continued by the
 * next start (ASVS 11.1.1).
 *
 * @param options.writes False for a check, which writes nothing
 * @throws UnusableSettings if the vault was created with another master key, which would find no stored person
 */
export const mustHaveMasterKey = async (
  database: Connection,
  keys: VaultKeys,
  { writes }: { readonly writes: boolean },
): Promise<void> => {
  const masterKeys = database.db!.collection<{ _id: string; fingerprint: Uint8Array }>(
    'person_vault_master_key',
    collectionOptions,
  );
  const first = writes
    ? await masterKeys.findOneAndUpdate(
        { _id: 'only' },
        { $setOnInsert: { fingerprint: keys.fingerprints[0]! } },
        { upsert: true, returnDocument: 'after' },
      )
    : await masterKeys.findOne({ _id: 'only' });
  const place = first && keys.placeOf(first.fingerprint);
  if (!place)
    throw new UnusableSettings(
      'the person vault was created with another master key than that of PISHKHAN_VAULT_KEY_FILE. Put the key file of this vault back from your copy.',
    );
  if (place === 'inForce' || !writes) return;
  await wrapAllAnew(database, VAULT, keys.wrapping);
  await masterKeys.updateOne({ _id: 'only' }, { $set: { fingerprint: keys.fingerprints.at(-1)! } });
};
