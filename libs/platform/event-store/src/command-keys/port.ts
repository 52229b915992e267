/** The response to a command as it was sent first, without the headers that every response has. */
export interface FirstAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; absent for a response without a body. */
  readonly body?: unknown;
}

export interface KeyClaim {
  /** Service, actor and `Idempotency-Key`, as one id. */
  readonly id: string;
  /** SHA-256 of method, path and body. */
  readonly contentHash: string;
  readonly at: Date;
  /** A key that was claimed before this time is free. */
  readonly freeBefore: Date;
}

/** A key and the content that it is bound to. */
export interface BoundKey {
  readonly contentHash: string;
  /** Whether this call bound it. */
  readonly isNew: boolean;
  /** Absent until the command has succeeded. */
  readonly answer?: FirstAnswer;
}

/**
 * The keys of commands with their contents and first answers (ADR 0055). Shared by all processes of a service. Every
 * call may fail with an `Outage`.
 */
export interface CommandKeys {
  /**
   * Binds a free key to a content. Of many calls at one moment, in any process, exactly one binds it. An event that is
   * appended after this call is never durable without the claim.
   */
  claim(claim: KeyClaim): Promise<BoundKey>;
  /**
   * Stores the answer of a key that is bound to this content, unless it has one.
   *
   * @returns The stored answer; the given one if the key is free again
   */
  keep(key: Pick<KeyClaim, 'id' | 'contentHash'>, answer: FirstAnswer): Promise<FirstAnswer>;
  /** Frees a key without an answer that is bound to this content. */
  release(key: Pick<KeyClaim, 'id' | 'contentHash'>): Promise<void>;
  /** Removes keys that were claimed before this time. @returns Their number */
  forget(before: Date): Promise<number>;
}
