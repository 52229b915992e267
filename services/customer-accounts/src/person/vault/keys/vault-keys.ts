import { randomBytes } from 'node:crypto';
import { masterKeysIn, seal, sealWith, unseal, unsealWith, type KeyRing } from '@pishkhan/identifiers';
import {
  addressBeginningsOf,
  addressWordsOf,
  alternativesOf,
  beginningsOf,
  familyNameOf,
  hasWords,
} from '../name-words.ts';
import type { Address, Person, Recognised } from '../person.ts';
import { blindIndex, keysFrom } from './blind-index.ts';

const idOf = (identity: Person['identity']): string =>
  identity.kind === 'person' ? `person/${identity.nationalId}` : `legalEntity/${identity.legalId}`;

const recognisedBy = (of: Recognised): string => {
  switch (of.kind) {
    case 'postalCode':
      return `postalCode/${of.postalCode}`;
    case 'familyName':
      return `familyName/${familyNameOf(of.fullName)}`;
    case 'person':
    case 'legalEntity':
      return idOf(of);
  }
};

/** Encrypts and decrypts the data of one subject with the subject's own key. */
export class SubjectSeal {
  private readonly subjectId: string;
  private readonly key: Uint8Array;

  constructor(subjectId: string, key: Uint8Array) {
    this.subjectId = subjectId;
    this.key = key;
  }

  /** `part` names the value and is authenticated. */
  seal(part: string, value: unknown): Uint8Array {
    return seal(this.key, JSON.stringify(value), `${this.subjectId}/${part}`);
  }

  /** @throws Error if the bytes are not this part of this subject */
  open<Value>(part: string, sealed: Uint8Array): Value {
    return JSON.parse(unseal(this.key, sealed, `${this.subjectId}/${part}`).toString('utf8')) as Value;
  }
}

/** The part of a subject with the number of the document that was shown for one account. */
export const identificationPart = (accountId: string): string => `identification/${accountId}`;

/** The part of a subject with the values of one change. */
export const changePart = (changeId: string): string => `change/${changeId}`;

/** Whether two lists have the same tokens, in any order. */
export const isSameSet = (one: readonly Uint8Array[], other: readonly Uint8Array[]): boolean => {
  const texts = (tokens: readonly Uint8Array[]) =>
    [...new Set(tokens.map((token) => Buffer.from(token).toString('hex')))].toSorted().join();
  return texts(one) === texts(other);
};

/** A search for addresses: tokens that all stored ones have, and the check of a decrypted one. */
export interface AddressSearch {
  readonly tokens: readonly Uint8Array[];
  matches(address: Address): boolean;
}

/** All uses of the master key, independent of the storage. */
export class VaultKeys {
  /** Of the first master key: blind indexes and marks stay as they are when it is replaced. */
  private readonly keys: ReturnType<typeof keysFrom>;
  /** Wraps the keys of subjects. */
  readonly wrapping: KeyRing;
  /** Distinguish master keys without revealing them, oldest first; the last one is that of the key in force. */
  readonly fingerprints: readonly Uint8Array[];

  /** @param content Of the key file */
  constructor(content: Uint8Array) {
    const { root, ring } = masterKeysIn(content);
    this.keys = keysFrom(root);
    const all = ring.map(keysFrom);
    this.wrapping = all.map(({ wrapping }) => wrapping);
    this.fingerprints = all.map(({ lookup }) => blindIndex(lookup, 'master key'));
  }

  /** Whether a fingerprint is that of the key in force or of a former one; undefined for another key. */
  placeOf(fingerprint: Uint8Array): 'inForce' | 'former' | undefined {
    const place = this.fingerprints.findIndex((each) => Buffer.compare(each, fingerprint) === 0);
    if (place < 0) return undefined;
    return place === this.fingerprints.length - 1 ? 'inForce' : 'former';
  }

  /** Index of a person's id. */
  lookupOf(identity: Person['identity']): Uint8Array {
    return blindIndex(this.keys.lookup, idOf(identity));
  }

  /** Hash for other services; its own key keeps it apart from the index of the vault. */
  markOf(of: Recognised): string {
    return Buffer.from(blindIndex(this.keys.mark, recognisedBy(of))).toString('base64url');
  }

  /** Index of a mobile number. */
  contactOf(mobile: string): Uint8Array {
    return blindIndex(this.keys.search, `mobile/${mobile}`);
  }

  /** Indexes of an address: its postal code and its words. */
  locationsOf({ postalCode, text }: Address): Uint8Array[] {
    return [this.postalCodeOf(postalCode), ...addressBeginningsOf(text).map((word) => this.addressWordOf(word))];
  }

  postalCodeSearch(postalCode: string): AddressSearch {
    return { tokens: [this.postalCodeOf(postalCode)], matches: (address) => address.postalCode === postalCode };
  }

  addressSearch(search: string): AddressSearch {
    const words = addressWordsOf(search);
    return { tokens: words.map((word) => this.addressWordOf(word)), matches: ({ text }) => hasWords(text, words) };
  }

  /** Index of a name. */
  beginningsOf(fullName: string): Uint8Array[] {
    return beginningsOf(fullName).map((word) => blindIndex(this.keys.search, word));
  }

  /** The prefixes of a search: a name is found if it has all of one alternative. */
  alternativesOf(name: string): Uint8Array[][] {
    return alternativesOf(name).map((words) => words.map((word) => blindIndex(this.keys.search, word)));
  }

  /** A new key for a subject, wrapped by the master key. */
  newKeyFor(subjectId: string): Uint8Array {
    return sealWith(this.wrapping, randomBytes(32), subjectId);
  }

  private postalCodeOf(postalCode: string): Uint8Array {
    return blindIndex(this.keys.search, `postal code/${postalCode}`);
  }

  private addressWordOf(word: string): Uint8Array {
    return blindIndex(this.keys.search, `address/${word}`);
  }

  /** @throws Error if the key was wrapped by another master key, or for another subject */
  sealOf(subjectId: string, wrappedKey: Uint8Array): SubjectSeal {
    return new SubjectSeal(subjectId, unsealWith(this.wrapping, wrappedKey, subjectId));
  }
}
