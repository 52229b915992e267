import { createHmac, hkdfSync } from 'node:crypto';

/** Keys for the uses of the vault's master key. */
export const keysFrom = (masterKey: Uint8Array) => {
  const derived = (use: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', masterKey, '', `pishkhan person vault ${use}`, 32));
  return { wrapping: derived('wrapping'), lookup: derived('lookup'), search: derived('search'), mark: derived('mark') };
};

/** Keyed, because a plain hash of ten digits is broken in seconds. */
export const blindIndex = (key: Uint8Array, text: string): Uint8Array =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16);
