import type { Readable } from 'node:stream';
import {
  eventCatalogueOf,
  formatPosition,
  type EventCatalogue,
  type EventStore,
  type RecordedEvent,
  type Subscription,
} from '@pishkhan/event-store';
import { factOfEvent, trusted } from '@pishkhan/views';
import type { ServiceDefinition } from '../../definition.ts';
import { ProblemException } from '../../http/problem.ts';
import type { SignedInActor } from '../../http/request-context.ts';
import type { FaultLog } from '../../running/outages/fault-log.ts';
import type { ProjectorHost } from '../../running/projector-host.ts';
import { openFeed, type Feed } from './feed.ts';
import { placed, type Watch, type Watchable, type Watched } from './watchable.ts';

/** Open feeds of one person and of one process. A feed takes a connection and some kilobytes. */
export const LIMITS = { ofPerson: 20, ofProcess: 2_000 };
const BEAT_MS = 20_000;
const LOOK_MS = 500;
/** A reader that takes nothing more is cut off, so that the process can stop. */
const LAST_WORDS_MS = 300;

/** Who watches what. */
export interface Reader {
  readonly actor: SignedInActor;
  /** By the name that the reader gave, such as `case:<id>`. */
  readonly watches: ReadonlyMap<string, Watch>;
  /** Whether the token of the reader is accepted still. */
  isStillIn(): Promise<boolean>;
}

interface Parts {
  readonly eventStore: Pick<EventStore, 'head' | 'subscribe'>;
  readonly projectors: Pick<ProjectorHost, 'model' | 'includes'>;
  readonly faults: Pick<FaultLog, 'report'>;
}

interface Reading extends Reader {
  readonly feed: Feed;
  /** Documents that were shown until now; the loss of one is reported once. */
  readonly seen: Set<string>;
}

type Documents = ReadonlyMap<string, Watched>;

const isOf =
  (watchable: Watchable) =>
  ([, watch]: readonly [string, Watch]): boolean =>
    watch.watchable === watchable;

/**
 * What changes while somebody looks: one follower of the own log per process, which starts with the first reader and
 * reports names and positions, never content (ADR 0110).
 */
export class ChangeFeed {
  private readonly readings = new Set<Reading>();
  private readonly catalogue: EventCatalogue;
  private following: Promise<Subscription> | undefined;
  private beats: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(
    private readonly definition: Pick<ServiceDefinition, 'changes' | 'deciders'>,
    private readonly parts: Parts,
    private readonly limits = LIMITS,
  ) {
    this.catalogue = eventCatalogueOf(definition.deciders);
  }

  /**
   * The first event names all that the reader watches, so that nothing is missed between the last look and the feed, or
   * while a connection was lost.
   *
   * @throws ProblemException 429 with too many feeds of the person; 503 of the process
   */
  async open(reader: Reader): Promise<Readable> {
    this.mustHaveRoom(reader);
    const names = [...reader.watches.keys()];
    const feed = openFeed(() => void this.readings.delete(reading));
    const reading: Reading = { ...reader, feed, seen: new Set(names) };
    this.readings.add(reading);
    try {
      await (this.following ??= this.follow());
      feed.report(names, formatPosition(await this.parts.eventStore.head()));
    } catch (error) {
      feed.stream.destroy();
      throw error;
    }
    return feed.stream;
  }

  /** Ends every feed at once. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.beats);
    for (const { feed } of this.readings) feed.end();
    setTimeout(() => {
      for (const { feed } of this.readings) feed.stream.destroy();
    }, LAST_WORDS_MS).unref();
    await (await this.following?.catch(() => undefined))?.stop();
  }

  private mustHaveRoom({ actor: { subject } }: Reader): void {
    if (this.isStopping) throw new ProblemException(503, 'ServiceIsStopping');
    const headers = { 'Retry-After': '60' };
    const ofPerson = [...this.readings].filter(({ actor }) => actor.subject === subject).length;
    if (ofPerson >= this.limits.ofPerson) throw new ProblemException(429, 'FeedsMustBeFew', { headers });
    if (this.readings.size >= this.limits.ofProcess) throw new ProblemException(503, 'FeedsMustBeFew', { headers });
  }

  private async follow(): Promise<Subscription> {
    try {
      const after = await this.parts.eventStore.head();
      this.beats = setInterval(() => void this.beat(), BEAT_MS).unref();
      return this.parts.eventStore.subscribe({
        categories: this.watchables.flatMap(({ view: { from } }) => ('categories' in from ? from.categories : [])),
        after,
        handle: async (events) => {
          for (const each of this.watchables) await this.report(each, events);
        },
        onFault: (error) => this.parts.faults.report(error, 'the feed of changes failed and retries', {}),
      });
    } catch (error) {
      this.following = undefined;
      throw error;
    }
  }

  private get watchables(): readonly Watchable[] {
    return this.definition.changes ?? [];
  }

  private async report(watchable: Watchable, events: readonly RecordedEvent[]): Promise<void> {
    const { view } = watchable;
    const concerning = [...this.readings].filter(({ watches }) => [...watches].some(isOf(watchable)));
    if (concerning.length === 0) return;
    const known = events.filter((event) => this.catalogue.isKnown(event));
    const ids = new Set(known.flatMap((event) => view.keysOf(factOfEvent(event))));
    if (ids.size === 0) return;
    const { position } = known.at(-1)!;
    while (!this.isStopping && !(await this.parts.projectors.includes(view, position, LOOK_MS)));
    const found = await this.parts.projectors.model(view).find({ _id: trusted({ $in: [...ids] }) });
    const places = await placed(watchable, found, this.parts.projectors);
    const documents = new Map(places.map((each) => [String(each.document._id), each]));
    for (const reading of concerning)
      await reportTo(reading, namesOf(reading, watchable, ids, documents), formatPosition(position));
  }

  private async beat(): Promise<void> {
    for (const reading of this.readings) {
      if (await reading.isStillIn()) reading.feed.beat();
      else reading.feed.end();
    }
  }
}

const reportTo = async ({ feed, isStillIn }: Reading, names: readonly string[], position: string): Promise<void> => {
  if (names.length === 0) return;
  if (await isStillIn()) feed.report(names, position);
  else feed.end();
};

/** The names under which a reader watches changed documents that he sees, or has seen until now. */
const namesOf = (
  { watches, seen, actor }: Reading,
  watchable: Watchable,
  ids: ReadonlySet<string>,
  documents: Documents,
): readonly string[] => {
  const isSeen = ({ reach }: Watch, found: Watched | undefined): boolean =>
    found !== undefined && watchable.isSeenBy(found.document, actor, reach, found.place);
  const isReported = ([name, watch]: readonly [string, Watch]): boolean => {
    if (watch.id === undefined) return [...documents.values()].some((found) => isSeen(watch, found));
    if (!ids.has(watch.id)) return false;
    if (isSeen(watch, documents.get(watch.id))) return true;
    return seen.delete(name);
  };
  return [...watches]
    .filter(isOf(watchable))
    .filter(isReported)
    .map(([name]) => name);
};
