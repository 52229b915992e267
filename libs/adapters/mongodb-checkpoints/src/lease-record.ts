import { randomUUID } from 'node:crypto';
import type { mongo } from 'mongoose';
import { textOf, type Stored } from './stored.ts';

/** The document of one lease: its holder and its expiry by the database's clock. */
export class LeaseRecord {
  /** Name as a checkpoint, whose value is the token of the current term. */
  readonly name: string;
  private readonly collection: mongo.Collection<Stored>;
  private readonly ttlMs: number;

  constructor(collection: mongo.Collection<Stored>, name: string, ttlMs: number) {
    this.name = `lease/${name}`;
    this.collection = collection;
    this.ttlMs = ttlMs;
  }

  /** @returns The token of a new term; undefined while another holder's term lasts */
  async take(): Promise<string | undefined> {
    const token = randomUUID();
    const isOver = { $lt: ['$until', '$$NOW'] };
    const ifOver = (then: unknown, otherwise: unknown) => ({ $cond: [isOver, then, otherwise] });
    const taken = await this.collection.findOneAndUpdate(
      { _id: this.name },
      [{ $set: { value: ifOver(textOf(token), '$value'), until: ifOver(this.end(), '$until') } }],
      { upsert: true, returnDocument: 'after' },
    );
    return taken?.value === textOf(token) ? token : undefined;
  }

  /** @returns False if another term has begun */
  async renew(token: string): Promise<boolean> {
    const { matchedCount } = await this.collection.updateOne({ _id: this.name, value: textOf(token) }, [
      { $set: { until: this.end() } },
    ]);
    return matchedCount === 1;
  }

  /**
   * Ends the term now, so that the next process need not wait. The token remains, so late saves of this process are
   * still recognised.
   */
  async giveBack(token: string): Promise<void> {
    await this.collection.updateOne({ _id: this.name, value: textOf(token) }, { $set: { until: new Date(0) } });
  }

  private end() {
    return { $add: ['$$NOW', this.ttlMs] };
  }
}
