import { randomUUID } from 'node:crypto';
import {
  WrongExpectedRevision,
  type Appended,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
} from '@pishkhan/event-store';
import { jsonOf } from '../protocol/stored-event.ts';
import { isMetastream, metastreamOf, originalOf, tombstoneStreamOf, type Fates } from './fates.ts';
import { judge, type ExpectedVersion, type Standing, type Written } from './judging.ts';
import { deletedMetadata, tombstone, undeletedMetadata } from './system-events.ts';
import { Turns } from './turns.ts';

const orNoStream = (revision: number): ExpectedRevision => (revision < 0 ? 'NoStream' : revision);

/**
 * Applies the protocol's rules to writes. The platform's own case (an exact revision of a stream that was never
 * deleted) goes directly to the embedded store.
 */
export class Writer {
  private readonly store: EventStore;
  private readonly fates: Fates;
  private readonly turns: Turns;

  constructor(store: EventStore, fates: Fates) {
    this.store = store;
    this.fates = fates;
    const nowhere = randomUUID();
    this.turns = new Turns(() => store.append(nowhere, 'NoStream', []));
  }

  async append(stream: string, expected: ExpectedVersion, events: readonly NewEvent[]): Promise<Written> {
    const fate = this.fates.known(stream) ?? (await this.fates.of(stream));
    const ordinary = !fate.deleted && !fate.tombstoned && !isMetastream(stream) && !this.turns.taken(stream);
    if (ordinary && expected !== 'Any' && expected !== 'StreamExists')
      return this.store.append(stream, expected, events);
    return this.alone(stream, async (standing) => {
      const repeated = judge(
        standing,
        expected,
        events.map(({ id }) => id),
      );
      return repeated ?? this.write(standing, events, await this.undeleting(standing, events));
    });
  }

  delete(stream: string, expected: ExpectedVersion): Promise<Position> {
    return this.alone(stream, async (standing) => {
      judge(standing, expected, [randomUUID()]);
      const { present, fate } = standing;
      if (present.length === 0 && fate.metaRevision < 0)
        throw new WrongExpectedRevision(stream, 'NoStream', 'NoStream');
      return this.decree(stream, fate.metaRevision, deletedMetadata());
    });
  }

  tombstone(stream: string, expected: ExpectedVersion): Promise<Position> {
    return this.alone(stream, async (standing) => {
      judge(standing, expected, [randomUUID()]);
      return (await this.store.append(tombstoneStreamOf(stream), 'NoStream', [tombstone()])).position;
    });
  }

  private async decree(stream: string, metaRevision: number, event: NewEvent): Promise<Position> {
    return (await this.store.append(metastreamOf(stream), orNoStream(metaRevision), [event])).position;
  }

  /** Runs work that may change the state of the stream. */
  private alone<Result>(stream: string, work: (standing: Standing) => Promise<Result>): Promise<Result> {
    const original = originalOf(stream);
    return this.turns.alone(original, async () => {
      try {
        return await work({ stream, present: await this.store.readStream(stream), fate: await this.fates.of(stream) });
      } finally {
        this.fates.forget(original);
      }
    });
  }

  /** Both in one turn of the event loop, so that they share one transaction of the store. */
  private async write(
    { stream, present }: Standing,
    events: readonly NewEvent[],
    undelete: () => Promise<unknown>,
  ): Promise<Appended> {
    const [appended] = await Promise.all([
      this.store.append(stream, orNoStream(present.length - 1), events),
      undelete(),
    ]);
    return appended;
  }

  /** An append to a deleted stream, or to its metadata, adds metadata with the first revision that is visible again. */
  private async undeleting(
    { stream, present, fate }: Standing,
    events: readonly NewEvent[],
  ): Promise<() => Promise<unknown>> {
    if (fate.deleted)
      return () => this.decree(stream, fate.metaRevision, undeletedMetadata(fate.metadata, present.length));
    const original = originalOf(stream);
    const metadata = isMetastream(stream) && (await this.fates.of(original)).deleted && jsonOf(events.at(-1)?.data);
    if (!metadata) return () => Promise.resolve();
    const from = (await this.store.readStream(original)).length;
    return () => this.decree(original, present.length + events.length - 1, undeletedMetadata(metadata, from));
  }
}
