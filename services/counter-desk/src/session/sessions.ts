import { randomBytes, randomUUID } from 'node:crypto';
import type { Limits, Session, Tokens } from './session.ts';
import type { StoredDrafts } from './stored/drafts.ts';
import type { StoredNames } from './stored/names.ts';
import type { SessionEndings } from './stored/session-endings.ts';
import { keyOf, type SessionsOf, type StoredSessions } from './stored/stored-sessions.ts';

/** Computers at which a person is signed in; at one more the oldest session ends. */
const MOST_OF_PERSON = 10;
/** A session is written at most so often because its person is here. */
const SEEN_EVERY_MS = 5_000;

export interface Stored {
  readonly sessions: StoredSessions;
  readonly drafts: StoredDrafts;
  readonly endings: SessionEndings;
  readonly names: StoredNames;
}

type Opened = Pick<Session, 'person' | 'issuerSession'> & { readonly tokens: Tokens };

const removeBefore = async ({ sessions, drafts }: Stored, moment: number): Promise<void> => {
  await sessions.removeOpenedBefore(moment);
  await drafts.removeKeptBefore(moment);
};

/**
 * The sessions of the desk, in every process the same.
 *
 * @param now Milliseconds since 1970
 */
export const sessionsUntil = (limits: () => Limits, now: () => number, stored: Stored) => {
  const { sessions, drafts, endings, names } = stored;
  const isOlderThan = ({ openedAt }: Session, ms: number): boolean => now() - openedAt > ms;
  const isOver = (session: Session): boolean =>
    session.tokens === undefined || isOlderThan(session, limits().endAfterMs);
  const isLocked = ({ seenAt }: Session): boolean => now() - seenAt > limits().lockAfterMs;

  /** The services refuse its tokens from now on, unless the person goes on in the same session of the issuer. */
  const end = async (session: Session, next?: Opened): Promise<void> => {
    const goesOn = next !== undefined && next.issuerSession === session.issuerSession;
    const tell = session.tokens && !goesOn ? await endings.note(session.tokens) : undefined;
    if (!(await sessions.remove(session.key))) return;
    if (next?.person.subject !== session.person.subject) await drafts.removeAll(session.words);
    await tell?.();
  };
  /** It is over without its browser: the words stay for the same person. */
  const expire = async ({ key, tokens }: Session, atIssuer: boolean): Promise<void> => {
    const tell = tokens && (await endings.note(tokens));
    if (!tell || !(await sessions.removeTokens(key))) return;
    await Promise.all([tell(), atIssuer && endings.endAtIssuer(tokens)]);
  };
  const expireAll = async (over: readonly Session[], atIssuer: boolean): Promise<void> =>
    void (await Promise.all(over.map((session) => expire(session, atIssuer))));

  /**
   * A session that is over keeps no tokens, but for as long again the unsent words, which only the same person finds at
   * the next sign-in.
   */
  const last = async (key: string | undefined): Promise<Session | undefined> => {
    const session = key === undefined ? undefined : await sessions.find(key);
    if (!session || !isOver(session)) return session;
    await expire(session, true);
    if (isOlderThan(session, 2 * limits().endAfterMs)) return undefined;
    return { ...session, tokens: undefined };
  };

  /** The newest first. */
  const openOf = async (whose: SessionsOf): Promise<Session[]> =>
    (await sessions.of(whose)).filter(({ tokens }) => tokens !== undefined);

  return {
    now,
    /**
     * Opens a session under a new cookie. The same person who left a locked or expired session at this computer finds
     * the unsent words again; another person does not.
     *
     * @param former Key of the session of the browser until now, which ends
     * @returns The value of the new cookie
     */
    open: async (opened: Opened, former: string | undefined): Promise<string> => {
      const left = await last(former);
      const isSame = left?.person.subject === opened.person.subject;
      const cookie = randomBytes(32).toString('base64url');
      await names.keep(opened.person);
      const times = { openedAt: now(), seenAt: now(), round: 0 };
      await sessions.add({ ...opened, ...times, key: keyOf(cookie), words: isSame ? left.words : randomUUID() });
      if (left) await end(left, opened);
      await expireAll((await openOf({ subject: opened.person.subject })).slice(MOST_OF_PERSON), true);
      return cookie;
    },
    last,
    isOver,
    isLocked,
    touch: async ({ key, seenAt }: Session): Promise<void> => {
      if (now() - seenAt > SEEN_EVERY_MS) await sessions.touch(key, now(), now() - limits().lockAfterMs);
    },
    /** Locks at once: the person leaves the counter. */
    lock: ({ key }: Session): Promise<void> => sessions.lock(key),
    end,
    /** Ends the sessions that the issuer has ended: one, or all of a person. */
    endOf: async (whose: SessionsOf): Promise<void> => expireAll(await openOf(whose), false),
    /** The next person at a locked desk signs in at the issuer as if nobody had been there. */
    leaveIssuer: async (session: Session): Promise<void> => {
      if (isLocked(session)) await expire(session, true);
    },
    /** Removes what nobody can find any more. */
    removeOld: (): Promise<void> => removeBefore(stored, now() - 2 * limits().endAfterMs),
  };
};

export type Sessions = ReturnType<typeof sessionsUntil>;
