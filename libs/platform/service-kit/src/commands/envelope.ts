import { createHash } from 'node:crypto';
import type { Actor } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';

/** Who gives a command, why, and by which key: everything of it but the command. */
export interface Envelope {
  /** New ids that the server makes are `derivedId('<noun>', commandId)`. */
  readonly commandId: string;
  /** SHA-256 of the content: the same id with another content is refused. */
  readonly commandHash: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: Actor;
  readonly reason?: string;
  /**
   * Civil date the command is about: today in Tehran unless the controller says otherwise (`{ ...envelope, businessDate
   * }`).
   */
  readonly businessDate: string;
}

/** What a command follows from: a message, an event or another command. A person or a clock has no id. */
export interface Cause {
  readonly id?: string;
  readonly correlationId?: string;
  readonly actor: Actor;
}

/** Which of the commands that follow from a cause this one is. */
export interface Step {
  /** A noun and what makes the command unique: the same key is the same command for ever. */
  readonly key: readonly [noun: string, ...parts: string[]];
  /** SHA-256 of what is asked, where the key does not say it. */
  readonly contentHash?: string;
  readonly reason?: string;
  readonly businessDate: string;
}

/** The envelope of every command, whether a request, a reaction, a file or a deadline gives it. */
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
