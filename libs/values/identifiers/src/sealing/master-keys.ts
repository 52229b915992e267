import { createHash, randomBytes } from 'node:crypto';
import type { KeyRing } from './sealing.ts';

const KEY_BYTES = 32;
const FORM = 'pishkhan-master-keys-1';

/** Two persons who replaced a master key, and why. */
export interface KeyReplacement {
  readonly by: string;
  readonly second: string;
  readonly reason: string;
  /** Instant. */
  readonly at: string;
}

interface WrittenKey {
  /** Base64. */
  readonly key: string;
  /** Absent for the first key. */
  readonly replaced?: KeyReplacement;
}

/** The keys of one key file. */
export interface MasterKeys {
  /** The first key: hashes and blind indexes are derived from it for ever, because events have them. */
  readonly root: Uint8Array;
  /** Wraps the keys of data. */
  readonly ring: KeyRing;
  /** How the key in force replaced the one before; undefined for the first key. */
  readonly replaced: KeyReplacement | undefined;
}

const sumOf = (keys: readonly WrittenKey[]): string => createHash('sha256').update(JSON.stringify(keys)).digest('hex');

const isWritten = (value: unknown): value is { readonly keys: readonly WrittenKey[] } => {
  const { form, keys, sum } = value as { readonly form?: unknown; readonly keys?: unknown; readonly sum?: unknown };
  return form === FORM && Array.isArray(keys) && keys.length > 1 && sum === sumOf(keys as WrittenKey[]);
};

const writtenIn = (content: Uint8Array): readonly WrittenKey[] => {
  if (content.length === KEY_BYTES) return [{ key: Buffer.from(content).toString('base64') }];
  try {
    const value: unknown = JSON.parse(Buffer.from(content).toString('utf8'));
    if (isWritten(value)) return value.keys;
  } catch {
    // Neither form.
  }
  throw new RangeError(`a master key has ${KEY_BYTES} bytes, or the form that \`npm run keys\` writes`);
};

/** @throws RangeError if the content is neither one key nor an unchanged file of several */
export const masterKeysIn = (content: Uint8Array): MasterKeys => {
  const written = writtenIn(content);
  const ring = written.map(({ key }) => new Uint8Array(Buffer.from(key, 'base64')));
  return { root: ring[0]!, ring, replaced: written.at(-1)!.replaced };
};

/**
 * The content with one more key, which wraps from now on (ASVS 11.1.1). The former ones stay: they open what they
 * wrapped, also in backups.
 */
export const withNewMasterKey = (content: Uint8Array, replaced: KeyReplacement): Uint8Array => {
  const keys = [...writtenIn(content), { key: randomBytes(KEY_BYTES).toString('base64'), replaced }];
  return Buffer.from(`${JSON.stringify({ form: FORM, keys, sum: sumOf(keys) }, undefined, 2)}\n`);
};
