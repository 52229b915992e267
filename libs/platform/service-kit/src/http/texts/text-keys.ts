import { createHmac } from 'node:crypto';
import { referenceLetters } from '@pishkhan/identifiers';
import type { Platform } from '../../definition.ts';
import { mustBeTheSealingKey, sealingKeyOf } from '../../identity/keys/sealing-key.ts';
import { SealedNumbers } from './sealed-numbers.ts';

const hmac = (key: Uint8Array, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(parts.join('\n')).digest();

/** Keys of one service for the texts of its requests, from one file that its replicas share. */
export class TextKeys {
  /** Wraps the keys of the subjects. */
  readonly master: Uint8Array;
  private readonly references: Uint8Array;
  private readonly contents: Uint8Array;

  constructor(key: Uint8Array, service: string) {
    this.master = hmac(key, 'numbers', service);
    this.references = hmac(key, 'references', service);
    this.contents = hmac(key, 'contents', service);
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
  await mustBeTheSealingKey(database, key, () => new SealedNumbers(database, keys.master).opensWhatIsStored());
  return keys;
};
