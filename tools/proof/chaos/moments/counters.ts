import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedRevision, type EventMetadata, type EventStore, type NewEvent } from '@pishkhan/event-store';
import { chanceOf, type Chance } from '../../../../data/district/random.ts';

const WRITERS = 16;
const STREAMS = 4;
const FIRST_STREAM_OF_CHANCE = 500;

export interface Counted {
  readonly stream: string;
  readonly acknowledged: number;
  /** Values of its events, in order. */
  readonly values: readonly number[];
}

interface Stand {
  revision: number;
  value: number;
}

const metadata = (recordedAt: string): EventMetadata => {
  const commandId = randomUUID();
  return {
    commandId,
    commandHash: 'chaos',
    correlationId: commandId,
    causationId: commandId,
    actor: { subject: 'chaos', roles: [] },
    recordedAt,
    businessDate: '2026-11-22',
    schemaVersion: 1,
    build: 'chaos',
  };
};

/**
 * Writers that concurrently increment a few counters: each reads, adds one and appends at the revision it read (R2).
 */
export class Counters {
  /** Number of appends rejected because another writer was faster. */
  conflicts = 0;
  private readonly store: EventStore;
  private readonly seed: number;
  private readonly acknowledged = new Map<string, number>();
  private over = false;
  private counting: Promise<unknown> = Promise.resolve();

  constructor(store: EventStore, seed: number) {
    this.store = store;
    this.seed = seed;
  }

  start(): void {
    this.counting = Promise.all(
      Array.from({ length: WRITERS }, (_, writer) => this.write(chanceOf(this.seed, FIRST_STREAM_OF_CHANCE + writer))),
    );
  }

  /** Resolves when every append has a known outcome. */
  async stop(): Promise<void> {
    this.over = true;
    await this.counting;
  }

  async counted(): Promise<Counted[]> {
    return Promise.all(
      this.streams().map(async (stream) => ({
        stream,
        acknowledged: this.acknowledged.get(stream) ?? 0,
        values: (await this.store.readStream(stream)).map(({ data }) => (data as { value: number }).value),
      })),
    );
  }

  private streams(): string[] {
    return Array.from({ length: STREAMS }, (_, at) => `chaoscounter-${this.seed}-${at}`);
  }

  private async write(chance: Chance): Promise<void> {
    const stands = new Map<string, Stand>(this.streams().map((stream) => [stream, { revision: -1, value: 0 }]));
    while (!this.over) {
      const stream = chance.pick(this.streams());
      await this.add(stream, stands.get(stream)!);
      await sleep(chance.between(50, 250));
    }
  }

  private async add(stream: string, stand: Stand): Promise<void> {
    const read = await this.store.readStream(stream, stand.revision + 1).catch(() => undefined);
    if (!read) return;
    const last = read.at(-1);
    if (last) Object.assign(stand, { revision: last.revision, value: (last.data as { value: number }).value });
    const event: NewEvent = {
      id: randomUUID(),
      type: 'Counted',
      data: { value: stand.value + 1 },
      metadata: metadata(new Date().toISOString()),
    };
    if (await this.append(stream, stand.revision, event))
      this.acknowledged.set(stream, (this.acknowledged.get(stream) ?? 0) + 1);
  }

  /** Repeats the same append until its outcome is known. @returns false if another writer was faster */
  private async append(stream: string, revision: number, event: NewEvent): Promise<boolean> {
    for (;;) {
      try {
        await this.store.append(stream, revision < 0 ? 'NoStream' : revision, [event]);
        return true;
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) await sleep(200);
        else {
          this.conflicts++;
          return false;
        }
      }
    }
  }
}
