import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Person } from './person.ts';

/** Tokens of one person; they never leave the server. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Session {
  readonly person: Person;
  /** Session of the issuer, which ends this one by its logout token. */
  readonly issuerSession: string | undefined;
  readonly openedAt: number;
  tokens: Tokens;
  /** The last request of the person. */
  seenAt: number;
  /** Words that are not sent yet, by page; kept here so that no browser storage has them. */
  readonly drafts: Map<string, unknown>;
}

export interface Limits {
  readonly lockAfterMs: number;
  readonly endAfterMs: number;
}

/** A computer at a counter holds one session; an office of fifty people has some hundred. */
const MOST_SESSIONS = 20_000;

const NO_TOKENS: Tokens = { access: '', refresh: undefined, id: '', expiresAt: 0 };

/** A cookie's value is stored as its hash only. */
const keyOf = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');

/**
 * The sessions of this process. A restart asks everybody to sign in again.
 *
 * @param now Milliseconds since 1970
 */
export const sessionsUntil = (limits: () => Limits, now: () => number) => {
  const sessions = new LRUCache<string, Session>({ max: MOST_SESSIONS });
  const isOlderThan = (session: Session, ms: number): boolean => now() - session.openedAt > ms;
  /**
   * A session that is over keeps no tokens, but for as long again the unsent words, which only the same person finds at
   * the next sign-in.
   */
  const last = (cookie: string | undefined): Session | undefined => {
    const session = cookie === undefined ? undefined : sessions.get(keyOf(cookie));
    if (!session || !isOlderThan(session, 2 * limits().endAfterMs)) return session;
    sessions.delete(keyOf(cookie!));
    return undefined;
  };
  const find = (cookie: string | undefined): Session | undefined => {
    const session = last(cookie);
    if (!session || !isOlderThan(session, limits().endAfterMs)) return session;
    session.tokens = NO_TOKENS;
    return undefined;
  };
  return {
    /**
     * Opens a session under a new cookie. The same person who left a locked or expired session at this computer finds
     * the unsent words again; another person does not.
     *
     * @param former Cookie of the browser until now; its session ends
     * @returns The value of the new cookie
     */
    open: (opened: Pick<Session, 'person' | 'issuerSession' | 'tokens'>, former: string | undefined): string => {
      const left = last(former);
      if (former !== undefined) sessions.delete(keyOf(former));
      const isSame = left?.person.subject === opened.person.subject;
      const cookie = randomBytes(32).toString('base64url');
      sessions.set(keyOf(cookie), {
        ...opened,
        openedAt: now(),
        seenAt: now(),
        drafts: isSame ? left.drafts : new Map<string, unknown>(),
      });
      return cookie;
    },
    find,
    /** Also one that is over, for words that were being typed. */
    last,
    isLocked: (session: Session): boolean => now() - session.seenAt > limits().lockAfterMs,
    touch: (session: Session): void => {
      session.seenAt = now();
    },
    /** Locks at once: the person leaves the counter. */
    lock: (session: Session): void => {
      session.seenAt = 0;
    },
    end: (cookie: string | undefined): void => void (cookie !== undefined && sessions.delete(keyOf(cookie))),
    /** Ends the sessions that the issuer has ended: one, or all of a person. */
    endOf: ({ issuerSession, subject }: { readonly issuerSession?: string; readonly subject?: string }): number => {
      const ended = [...sessions.entries()].filter(([, session]) =>
        issuerSession === undefined ? session.person.subject === subject : session.issuerSession === issuerSession,
      );
      for (const [key] of ended) sessions.delete(key);
      return ended.length;
    },
  };
};

export type Sessions = ReturnType<typeof sessionsUntil>;
