import { personalNumberIn, withReferences } from '@pishkhan/identifiers';
import type { TextKeys } from './text-keys.ts';

/** Texts of one request: their personal numbers are replaced by references, and kept until its events are appended. */
export class RequestTexts {
  /** Set when the key of the request is read; a request without one has no text with numbers. */
  commandId: string | undefined;
  /** Numbers as written, by the letters of their references. */
  readonly numbers = new Map<string, string>();

  constructor(
    readonly keys: TextKeys,
    private readonly seals: boolean,
  ) {}

  /**
   * The text as it may be stored; undefined if it has a personal number and the service seals none (N17).
   *
   * @param text In stored form (9.7)
   */
  read(text: string): string | undefined {
    const { commandId } = this;
    if (personalNumberIn(text) === undefined) return withReferences(text, () => '');
    if (!this.seals || commandId === undefined) return undefined;
    const read = withReferences(text, (written) => {
      const letters = this.keys.lettersOf(commandId, written);
      this.numbers.set(letters, written);
      return letters;
    });
    return personalNumberIn(read) === undefined ? read : undefined;
  }
}
