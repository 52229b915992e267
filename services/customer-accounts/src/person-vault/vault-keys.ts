import { randomBytes } from 'node:crypto';
import { alternativesOf, beginningsOf } from './name-words.ts';
import type { Person } from './person-vault.ts';
import { seal, unseal } from '@pishkhan/identifiers';
import { blindIndex, keysFrom } from './blind-index.ts';

const idOf = ({ identity }: Person): string =>
  identity.kind === 'person' ? `person/${identity.nationalId}` : `legalEntity/${identity.legalId}`;

/** Seals and opens what is known of one subject, under the subject's own key. */
export class SubjectSeal {
  private readonly subjectId: string;
  private readonly key: Uint8Array;

  constructor(subjectId: string, key: Uint8Array) {
    this.subjectId = subjectId;
    this.key = key;
  }

  /** `part` says what it is, and goes into the seal. */
  seal(part: string, value: unknown): Uint8Array {
    return seal(this.key, JSON.stringify(value), `${this.subjectId}/${part}`);
  }

  /** @throws Error when the bytes are not this part of this subject */
  open<Value>(part: string, sealed: Uint8Array): Value {
    return JSON.parse(unseal(this.key, sealed, `${this.subjectId}/${part}`).toString('utf8')) as Value;
  }
}

/** What a vault does with its master key, wherever the bytes lie. */
export class VaultKeys {
  private readonly keys: ReturnType<typeof keysFrom>;

  constructor(masterKey: Uint8Array) {
    this.keys = keysFrom(masterKey);
  }

  /** Tells two master keys apart, and says nothing about them. */
  get fingerprint(): Uint8Array {
    return blindIndex(this.keys.lookup, 'master key');
  }

  /** By which somebody is found who shows an id. */
  lookupOf(person: Person): Uint8Array {
    return blindIndex(this.keys.lookup, idOf(person));
  }

  /** By which a name is found. */
  beginningsOf(fullName: string): Uint8Array[] {
    return beginningsOf(fullName).map((word) => blindIndex(this.keys.search, word));
  }

  /** The beginnings that a name must have, all of them by one of the alternatives, to be found. */
  alternativesOf(name: string): Uint8Array[][] {
    return alternativesOf(name).map((words) => words.map((word) => blindIndex(this.keys.search, word)));
  }

  /** A new key for a subject, wrapped by the master key. */
  newKeyFor(subjectId: string): Uint8Array {
    return seal(this.keys.wrapping, randomBytes(32), subjectId);
  }

  /** @throws Error when the key was wrapped by another master key, or for another subject */
  sealOf(subjectId: string, wrappedKey: Uint8Array): SubjectSeal {
    return new SubjectSeal(subjectId, unseal(this.keys.wrapping, wrappedKey, subjectId));
  }
}
