import { masterKeysIn, sealWith, unsealWith } from '@pishkhan/identifiers';

/** Seals what the desk stores or gives to the browser. */
export interface Sealing {
  /** @param about Where the value belongs; elsewhere it cannot be opened */
  seal(value: unknown, about: string): Uint8Array;
  /** @returns Undefined for what another key sealed: after the key is replaced everybody signs in again */
  open(sealed: Uint8Array, about: string): unknown;
}

/** @param key Content of a key file */
export const sealingWith = (key: Uint8Array): Sealing => {
  const { ring } = masterKeysIn(key);
  return {
    seal: (value, about) => sealWith(ring, JSON.stringify(value), about),
    open: (sealed, about) => {
      try {
        return JSON.parse(unsealWith(ring, sealed, about).toString());
      } catch {
        return undefined;
      }
    },
  };
};
