import { createHash } from 'node:crypto';
import type { Actor } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';

/** Actor, cause and key of a command: everything except the command itself. */
export interface Envelope {
  /** The server generates new ids as `derivedId('<noun>', commandId)`. */
  readonly commandId: string;
  /** Hash of the content, of a JSON body with a key of the service: the same id with different content is rejected. */
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly reason?: string;
  /**
   * Business date of the command: today in Tehran unless the controller overrides it (`{ ...envelope, businessDate }`).
   */
  readonly businessDate: string;
}

/** The cause of a command: a message, an event or another command. A person or a clock has no id. */
export interface Cause {
  readonly id?: string;
  readonly correlationId?: string;
  readonly actor: Actor;
}

/** Distinguishes the commands of one cause. */
export interface Step {
  /** A noun and its unique parts: one key always identifies the same command. */
  readonly key: readonly [noun: string, ...parts: string[]];
  /** SHA-256 of the command's content, if the key does not determine it. */
  readonly contentHash?: string;
  readonly reason?: string;
  readonly businessDate: string;
}

/** The envelope of every command, triggered by a request, a reaction, a file or a deadline. */
export const envelopeFor = (
  { id, correlationId, actor }: Cause,
  { key, contentHash, reason, businessDate }: Step,
): Envelope => {
  const commandId = derivedId(...key);
  return {
    commandId,
    commandHash:
      contentHash ??
      createHash('sha256')
        .update(JSON.stringify(key.slice(1)))
        .digest('hex'),
    correlationId: correlationId ?? commandId,
    causationId: id ?? commandId,
    actor,
    reason,
    businessDate,
  };
};
