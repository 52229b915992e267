import { createHmac, hkdfSync } from 'node:crypto';
import { readableText } from '@pishkhan/fields';
import { masterKeysIn } from '@pishkhan/identifiers';

const BYTES = 16;

/**
 * The keyed hash of what was typed into the search: equal searches are recognised, and nobody without the master key
 * can try out numbers. The key is derived for this use only.
 */
export class SearchHash {
  private readonly key: Uint8Array;

  /** @param content Of the key file; hashes stay those of its first key */
  constructor(content: Uint8Array) {
    this.key = new Uint8Array(hkdfSync('sha256', masterKeysIn(content).root, '', 'pishkhan look-ups search', 32));
  }

  of(typed: string): string {
    return createHmac('sha256', this.key).update(readableText(typed)).digest().subarray(0, BYTES).toString('hex');
  }
}
