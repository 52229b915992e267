import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM; the result is nonce, tag and ciphertext. `about` is authenticated, so a ciphertext cannot be moved to
 * another place.
 */
export const seal = (key: Uint8Array, text: Uint8Array | string, about: string): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
};

/** @throws Error if key, place or bytes differ from the sealed ones. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, about: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(about));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
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
