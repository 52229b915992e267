import { createCipheriv, createDecipheriv, createHmac, randomBytes, type CipherGCMTypes } from 'node:crypto';

interface Algorithm {
  readonly cipher: CipherGCMTypes;
  readonly nonceBytes: number;
  readonly tagBytes: number;
}

const AES_256_GCM: Algorithm = { cipher: 'aes-256-gcm', nonceBytes: 12, tagBytes: 16 };

/** By the fourth byte of a sealed value. A further algorithm gets a further number; both are opened (ASVS 11.2.2). */
const algorithms: Readonly<Record<number, Algorithm>> = { 1: AES_256_GCM };
const CURRENT = 1;

/** Of a value that names its algorithm and key; an older one begins with a random nonce. */
const BEGINNING = Buffer.from('psk');
const NAME_BYTES = 4;
const HEADER_BYTES = BEGINNING.length + 1 + NAME_BYTES;

/** Distinguishes keys without revealing them. */
export const keyNameOf = (key: Uint8Array): Buffer =>
  createHmac('sha256', key).update('name of a sealing key').digest().subarray(0, NAME_BYTES);

const placed = (header: Uint8Array, about: string): Buffer => Buffer.concat([header, Buffer.from(about)]);

/**
 * Authenticated encryption; the result is header (form, algorithm, name of the key), nonce, tag and ciphertext. `about`
 * and the header are authenticated, so a ciphertext cannot be moved to another place.
 */
export const seal = (key: Uint8Array, text: Uint8Array | string, about: string): Uint8Array => {
  const { cipher: name, nonceBytes } = algorithms[CURRENT]!;
  const header = Buffer.concat([BEGINNING, Buffer.of(CURRENT), keyNameOf(key)]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(name, key, nonce).setAAD(placed(header, about));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed]);
};

const opened = ({ cipher, nonceBytes, tagBytes }: Algorithm, key: Uint8Array, sealed: Uint8Array, about: Buffer) => {
  const [nonce, tag] = [sealed.subarray(0, nonceBytes), sealed.subarray(nonceBytes, nonceBytes + tagBytes)];
  const decipher = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(about).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
};

/** What the header says; undefined for a value of a release whose values have none. */
const headerOf = (sealed: Uint8Array) => {
  const header = Buffer.from(sealed.subarray(0, HEADER_BYTES));
  const algorithm = algorithms[header[BEGINNING.length] ?? 0];
  if (header.length < HEADER_BYTES || !header.subarray(0, BEGINNING.length).equals(BEGINNING) || !algorithm)
    return undefined;
  return { header, algorithm, keyName: header.subarray(BEGINNING.length + 1) };
};

/** @throws Error if key, place or bytes differ from the sealed ones. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, about: string): Buffer => {
  const named = headerOf(sealed);
  // A nonce of an older value can look like the header of this key once in 2^64 values; both forms are authenticated.
  if (named?.keyName.equals(keyNameOf(key)))
    return opened(named.algorithm, key, sealed.subarray(HEADER_BYTES), placed(named.header, about));
  return opened(AES_256_GCM, key, sealed, Buffer.from(about));
};

/** Whether this key sealed the bytes for this place. */
export const isSealedBy = (key: Uint8Array, sealed: Uint8Array, about: string): boolean => {
  try {
    unseal(key, sealed, about);
    return true;
  } catch {
    return false;
  }
};

/** Keys of one use, oldest first: the last one seals, all of them open. */
export type KeyRing = readonly Uint8Array[];

export const sealWith = (ring: KeyRing, text: Uint8Array | string, about: string): Uint8Array =>
  seal(ring.at(-1)!, text, about);

/** @throws Error if no key of the ring sealed these bytes for this place */
export const unsealWith = (ring: KeyRing, sealed: Uint8Array, about: string): Buffer => {
  const [newest, ...former] = ring.toReversed();
  const right = former.length === 0 ? newest : ring.findLast((key) => isSealedBy(key, sealed, about));
  return unseal(right ?? newest!, sealed, about);
};

/** The bytes sealed by the last key of the ring; undefined if it sealed them already. */
export const sealedAnew = (ring: KeyRing, sealed: Uint8Array, about: string): Uint8Array | undefined =>
  isSealedBy(ring.at(-1)!, sealed, about) ? undefined : sealWith(ring, unsealWith(ring, sealed, about), about);
