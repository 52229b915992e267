import { createHash } from 'node:crypto';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { Session, Tokens } from '../session.ts';
import type { Sealing } from './sealing.ts';

/** Person and tokens are sealed; what sessions are found by is a hash. */
interface StoredSession {
  readonly _id: string;
  readonly subject: string;
  readonly issuerSession?: string;
  readonly openedAt: number;
  readonly seenAt: number;
  readonly words: string;
  readonly round: number;
  /** Until then one process renews the tokens. */
  readonly renewingUntil?: number;
  readonly person: Uint8Array;
  readonly tokens?: Uint8Array;
}

/** Which sessions: of a session of the issuer, or all of a person. */
export type SessionsOf = { readonly issuerSession: string } | { readonly subject: string };

/** Values by which a session is found. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** Key of the session of a cookie, which is stored by its hash only. */
export const keyOf = <Cookie extends string | undefined>(cookie: Cookie): Cookie =>
  (cookie === undefined ? undefined : hashOf(cookie)) as Cookie;

const about = (key: string): string => `desk-session/${key}`;

/** The sessions of all processes of the desk in its database (ADR 0102). */
export const storedSessions = (database: mongoose.Connection, { seal, open }: Sealing) => {
  const stored: mongo.Collection<StoredSession> = database.db!.collection('sessions', { promoteBuffers: true });
  const sessionOf = ({ _id: key, person: sealed, tokens, ...rest }: StoredSession): Session | undefined => {
    const person = open(sealed, about(key)) as Pick<Session, 'person' | 'issuerSession'> | undefined;
    return person && { ...rest, ...person, key, tokens: tokens && (open(tokens, about(key)) as Tokens | undefined) };
  };
  return {
    prepare: async (): Promise<void> => {
      for (const field of ['subject', 'issuerSession', 'openedAt']) await stored.createIndex({ [field]: 1 });
    },
    add: async ({ key, person, issuerSession, tokens, ...rest }: Session): Promise<void> =>
      void (await stored.insertOne({
        _id: key,
        ...rest,
        subject: hashOf(person.subject),
        ...(issuerSession !== undefined && { issuerSession: hashOf(issuerSession) }),
        person: seal({ person, issuerSession }, about(key)),
        tokens: seal(tokens, about(key)),
      })),
    find: async (key: string): Promise<Session | undefined> => {
      const found = await stored.findOne({ _id: key });
      return found ? sessionOf(found) : undefined;
    },
    /** The newest first. */
    of: async (whose: SessionsOf): Promise<Session[]> => {
      const [[field, value]] = Object.entries(whose) as [[string, string]];
      const found = await stored
        .find({ [field]: hashOf(value) })
        .sort({ openedAt: -1 })
        .toArray();
      return found.flatMap((each) => sessionOf(each) ?? []);
    },
    /** @returns Whether it was there: of two requests that end a session only one goes on */
    remove: async (key: string): Promise<boolean> => (await stored.deleteOne({ _id: key })).deletedCount === 1,
    /** The session is over; its person and words are kept. @returns Whether it still had tokens */
    removeTokens: async (key: string): Promise<boolean> =>
      (await stored.updateOne({ _id: key, tokens: { $exists: true } }, { $unset: { tokens: '' } })).modifiedCount === 1,
    /** No answer that comes after a lock opens the desk. @param unlockedSince Was seen then or later */
    touch: async (key: string, at: number, unlockedSince: number): Promise<void> =>
      void (await stored.updateOne({ _id: key, seenAt: { $gte: unlockedSince } }, { $set: { seenAt: at } })),
    lock: async (key: string): Promise<void> => void (await stored.updateOne({ _id: key }, { $set: { seenAt: 0 } })),
    /** @returns Whether this process renews the tokens, and no other does until then */
    claimRenewal: async ({ key, round }: Session, now: number, until: number): Promise<boolean> => {
      const isFree = { $or: [{ renewingUntil: { $exists: false } }, { renewingUntil: { $lt: now } }] };
      const change = { $set: { renewingUntil: until } };
      return (await stored.updateOne({ _id: key, round, ...isFree }, change)).matchedCount === 1;
    },
    leaveRenewal: async ({ key, round }: Session, renewed?: Tokens): Promise<void> => {
      const change = renewed && { $set: { tokens: seal(renewed, about(key)), round: round + 1 } };
      await stored.updateOne({ _id: key, round }, { $unset: { renewingUntil: '' }, ...change });
    },
    removeOpenedBefore: async (moment: number): Promise<void> =>
      void (await stored.deleteMany({ openedAt: { $lt: moment } })),
  };
};

export type StoredSessions = ReturnType<typeof storedSessions>;
