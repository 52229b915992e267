import type { Person } from './person.ts';

/** Tokens of one person; they never leave the server. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A person at a computer, as it was read for a request. */
export interface Session {
  /** Hash of the cookie. */
  readonly key: string;
  readonly person: Person;
  /** Session of the issuer, which ends this one by its logout token. */
  readonly issuerSession: string | undefined;
  readonly openedAt: number;
  /** Of a session that is over: none. */
  readonly tokens: Tokens | undefined;
  /** Number of renewals. */
  readonly round: number;
  /** The last request of the person. */
  readonly seenAt: number;
  /** Where its unsent words are kept; the next session of the same person takes them over. */
  readonly words: string;
}

export interface Limits {
  readonly lockAfterMs: number;
  readonly endAfterMs: number;
  /** Visits on a phone without a connection; absent: not permitted. */
  readonly visits?: { readonly most: number; readonly keepUnsentMs: number };
}
