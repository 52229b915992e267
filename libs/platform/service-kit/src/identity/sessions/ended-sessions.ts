import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { LONGEST_TOKEN_MS } from '../claims.ts';

/** A session of the issuer that is over, by the `sid` of its tokens. */
interface EndedSession {
  readonly _id: string;
  readonly at: Date;
  /** The last login that is over (`auth_time`); absent if every one is, as in entries of an earlier release. */
  readonly authTime?: number;
}

interface Ended {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly authTime: number;
}

/** Later than every login. */
const EVERY_LOGIN = Number.MAX_SAFE_INTEGER;

/** Difference between the clocks of replicas, and the time that a write takes. */
const SLACK_MS = 60_000;

/**
 * Sessions that are over, in the service's own database, so that every replica refuses their tokens, also after a
 * restart (ADR 0101). Each is kept as long as a token of it can be valid. Times are real time, as in tokens. An issuer
 * may keep the `sid` for the next login of the same person, who goes on then: logins are told apart by `auth_time`.
 */
export class EndedSessions {
  private readonly stored: mongo.Collection<EndedSession>;
  private readonly known = new Map<string, Ended>();
  private readUntil = 0;

  constructor(database: mongoose.Connection) {
    this.stored = database.db!.collection<EndedSession>('_ended_sessions', {
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
    });
  }

  /** @param authTime Of the token; without one it may be of any login */
  has(session: string, authTime = 0): boolean {
    const ended = this.known.get(session);
    return ended !== undefined && authTime <= ended.authTime;
  }

  /**
   * From now on here, and at the other replicas after their next look.
   *
   * @param authTime Of the login that is over, with all before it; without one every login of the session is
   */
  async end(session: string, authTime = EVERY_LOGIN): Promise<void> {
    const at = new Date();
    await this.stored.updateOne({ _id: session }, { $set: { at }, $max: { authTime } }, { upsert: true });
    this.note({ _id: session, at, authTime });
    await this.stored.deleteMany({ at: { $lt: new Date(at.getTime() - LONGEST_TOKEN_MS) } });
  }

  /** Reads what other replicas have ended; the first look reads everything. */
  async look(): Promise<void> {
    const now = Date.now();
    const oldest = now - LONGEST_TOKEN_MS;
    if (this.readUntil === 0) await this.stored.createIndex({ at: 1 });
    const from = new Date(Math.max(oldest, this.readUntil - SLACK_MS));
    const found = await this.stored.find({ at: { $gte: from } }).toArray();
    for (const each of found) this.note(each);
    for (const [session, { at }] of this.known) if (at < oldest) this.known.delete(session);
    this.readUntil = now;
  }

  private note({ _id, at, authTime = EVERY_LOGIN }: EndedSession): void {
    const before = this.known.get(_id) ?? { at: 0, authTime: 0 };
    this.known.set(_id, {
      at: Math.max(before.at, at.getTime()),
      authTime: Math.max(before.authTime, authTime),
    });
  }
}
