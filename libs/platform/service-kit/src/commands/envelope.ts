/**
 * Who, why and by which key a command came: everything of it but the command. Made from the request by
 * `@CommandEnvelope()`.
 */
import type { Actor } from '@pishkhan/event-store';

export interface Envelope {
  /** UUIDv5 of (subject, Idempotency-Key). New ids that the server makes are `derivedId('<noun>', commandId)`. */
  readonly commandId: string;
  /** SHA-256 of method, path and body. */
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
