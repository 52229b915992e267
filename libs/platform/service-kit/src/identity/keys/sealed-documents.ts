import { randomBytes } from 'node:crypto';
import { isSealedBy, masterKeysIn, seal, sealWith, unseal, unsealWith, type KeyRing } from '@pishkhan/identifiers';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { Platform } from '../../definition.ts';
import { mustBeTheSealingKey, sealingKeyOf } from './sealing-key.ts';
import { wrapAllAnew } from './wrap-anew.ts';

/** Names of a collection of sealed documents. Noun and part are authenticated, so they never change. */
export interface SealedCollection {
  readonly collection: string;
  /** The subject of a document: `case`. */
  readonly noun: string;
  /** What is sealed about it: `contact`. */
  readonly part: string;
}

interface SealedDocument {
  readonly _id: string;
  readonly wrappedKey: Uint8Array;
  readonly [part: string]: unknown;
}

/**
 * Personal data by the id of a matter: one encrypted document each in the service's own database, with its own key,
 * which is wrapped by the master key. Events, messages and views contain only the id; deleting the document with its
 * key forgets the person (ADR 0011).
 */
export class SealedDocuments<Content> {
  private readonly database: mongoose.Connection;
  private readonly documents: mongo.Collection<SealedDocument>;
  private readonly ring: KeyRing;
  private readonly names: SealedCollection;

  /** @param masterKey Content of the key file */
  constructor(database: mongoose.Connection, masterKey: Uint8Array, names: SealedCollection) {
    this.database = database;
    this.documents = database.db!.collection<SealedDocument>(names.collection, { promoteBuffers: true });
    this.ring = masterKeysIn(masterKey).ring;
    this.names = names;
  }

  async keep(id: string, content: Content): Promise<void> {
    const key = randomBytes(32);
    const about = this.about(id);
    const sealed = {
      wrappedKey: sealWith(this.ring, key, about),
      [this.names.part]: seal(key, JSON.stringify(content), `${about}/${this.names.part}`),
    };
    await this.documents.updateOne({ _id: id }, { $set: sealed }, { upsert: true });
  }

  async find(id: string): Promise<Content | undefined> {
    const stored = await this.documents.findOne({ _id: id });
    if (!stored) return undefined;
    const about = this.about(id);
    const key = unsealWith(this.ring, stored.wrappedKey, about);
    const sealed = stored[this.names.part] as Uint8Array;
    return JSON.parse(unseal(key, sealed, `${about}/${this.names.part}`).toString('utf8')) as Content;
  }

  async forget(id: string): Promise<void> {
    await this.documents.deleteOne({ _id: id });
  }

  /** Whether the master key opens what is stored; true if nothing is. */
  async opensWhatIsStored(): Promise<boolean> {
    const stored = await this.documents.findOne({});
    return stored === null || this.ring.some((key) => isSealedBy(key, stored.wrappedKey, this.about(stored._id)));
  }

  /** Wraps every key by the newest master key; repeating it changes nothing. */
  wrapAnew(): Promise<void> {
    return wrapAllAnew(this.database, this.names.collection, this.ring, (id) => this.about(id));
  }

  private about(id: string): string {
    return `${this.names.noun}/${id}`;
  }
}

/**
 * Sealed documents of a service, with the key that sealed them.
 *
 * @param Documents Names the injectable
 * @throws UnusableSettings that names the variable of the key
 */
export const sealedDocumentsOf = async <Documents extends SealedDocuments<unknown>>(
  platform: Platform,
  Documents: new (database: mongoose.Connection, masterKey: Uint8Array, names: SealedCollection) => Documents,
  { variable, file, ...names }: SealedCollection & { readonly variable: string; readonly file: string },
): Promise<Documents> => {
  const key = sealingKeyOf(platform, { variable, file });
  const documents = new Documents(platform.database, key.bytes, names);
  await mustBeTheSealingKey(platform.database, key, {
    opens: () => documents.opensWhatIsStored(),
    wrapAnew: () => documents.wrapAnew(),
  });
  return documents;
};
