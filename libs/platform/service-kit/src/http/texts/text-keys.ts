import { createHmac } from 'node:crypto';
import { masterKeysIn, referenceLetters, type KeyRing } from '@pishkhan/identifiers';
import type { Platform } from '../../definition.ts';
import { mustBeTheSealingKey, sealingKeyOf } from '../../identity/keys/sealing-key.ts';
import { SealedNumbers } from './sealed-numbers.ts';

const hmac = (key: Uint8Array, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest();

/** Keys of one service for the texts of its requests, from one file that its replicas share. */
export class TextKeys {
  /** Wraps the keys of the subjects. */
  readonly master: KeyRing;
  private readonly references: Uint8Array;
  private readonly contents: Uint8Array;

  /** @param content Of the key file. Letters and hashes stay those of its first key */
  constructor(content: Uint8Array, service: string) {
    const { root, ring } = masterKeysIn(content);
    this.master = ring.map((key) => hmac(key, 'numbers', service));
    this.references = hmac(root, 'references', service);
    this.contents = hmac(root, 'contents', service);
  }

  /** The same for a repeated command; two commands with one number have different letters. */
  lettersOf(commandId: string, written: string): string {
    return referenceLetters(hmac(this.references, commandId, written));
  }

  /** Hash of the content of a request. Without the key nobody can try numbers until one fits (N17). */
  hashOf(content: string): string {
    return hmac(this.contents, content).toString('hex');
  }
}

/**
 * The keys of a service for texts.
 *
 * @throws UnusableSettings that names the variable, if its file is missing or is not the key that sealed what is stored
 */
export const textKeysOf = async (platform: Platform, service: string): Promise<TextKeys> => {
  const key = sealingKeyOf(platform, { variable: 'PISHKHAN_TEXTS_KEY_FILE', file: 'texts.key' });
  const keys = new TextKeys(key.bytes, service);
  const { database } = platform;
  const numbers = new SealedNumbers(database, keys.master);
  await mustBeTheSealingKey(database, key, {
    opens: () => numbers.opensWhatIsStored(),
    wrapAnew: () => numbers.wrapAnew(),
  });
  return keys;
};
