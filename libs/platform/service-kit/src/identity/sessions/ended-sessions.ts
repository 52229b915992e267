import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { LONGEST_TOKEN_MS } from '../claims.ts';

/** A login at the issuer that is over, by the `sid` of its tokens. */
interface EndedSession {
  readonly _id: string;
  readonly at: Date;
}

/** Difference between the clocks of replicas, and the time that a write takes. */
const SLACK_MS = 60_000;

/**
 * Sessions that are over, in the service's own database, so that every replica refuses their tokens, also after a
 * restart (ADR 0101). Each is kept as long as a token of it can be valid. Times are real time, as in tokens.
 */
export class EndedSessions {
  private readonly stored: mongo.Collection<EndedSession>;
  /** Milliseconds since 1970 by session, the oldest first. */
  private readonly known = new Map<string, number>();
  private readUntil = 0;

  constructor(database: mongoose.Connection) {
    this.stored = database.db!.collection<EndedSession>('_ended_sessions', {
      writeConcern: { w: 'majority' },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
    });
  }

  has(session: string): boolean {
    return this.known.has(session);
  }

  /** From now on here, and at the other replicas after their next look. */
  async end(session: string): Promise<void> {
    const at = new Date();
    await this.stored.updateOne({ _id: session }, { $setOnInsert: { at } }, { upsert: true });
    this.known.set(session, at.getTime());
    await this.stored.deleteMany({ at: { $lt: new Date(at.getTime() - LONGEST_TOKEN_MS) } });
  }

  /** Reads what other replicas have ended; the first look reads everything. */
  async look(): Promise<void> {
    const now = Date.now();
    const oldest = now - LONGEST_TOKEN_MS;
    if (this.readUntil === 0) await this.stored.createIndex({ at: 1 });
    const from = new Date(Math.max(oldest, this.readUntil - SLACK_MS));
    const found = await this.stored.find({ at: { $gte: from } }).toArray();
    for (const { _id, at } of found) this.known.set(_id, at.getTime());
    for (const [session, at] of this.known) if (at < oldest) this.known.delete(session);
    this.readUntil = now;
  }
}
