import {
  Conflict,
  formatPosition,
  parsePosition,
  START,
  type EventCatalogue,
  type EventStore,
  type Position,
  type RecordedEvent,
  type UnknownEvent,
} from '@pishkhan/event-store';
import { topicOf, type Checkpoints, type ContractMessage, type Messages, type Term } from '../port.ts';
import { HeldStreams } from './held-streams.ts';
import { Published, storedUpTo, type Entry, type StoredBefore } from './published.ts';
import { savingOf, type SaveDue } from './saving.ts';

/** One public message made from one private event. */
export interface Publication {
  readonly contract: { readonly type: string; readonly version: number };
  readonly data: unknown;
}

/**
 * Maps a private event type to a public message: pure, at most one message per event; `undefined` keeps the event
 * private.
 */
export type PublishMap = Readonly<Record<string, (event: RecordedEvent) => Publication | undefined>>;

export interface RelayOptions {
  readonly store: Pick<EventStore, 'subscribe' | 'readStream'>;
  readonly messages: Pick<Messages, 'produce'>;
  readonly checkpoints: Checkpoints;
  /** Name of the service, which is the messages' source and determines the topic. */
  readonly service: string;
  /** Categories of the service's own streams. */
  readonly categories: readonly string[];
  readonly publish: PublishMap;
  /** What an earlier release stored without publishing: these events are published first. */
  readonly publishedSince?: StoredBefore;
  /** From an unknown event on, nothing of its stream is published. */
  readonly catalogue: EventCatalogue;
  /** The lease term of this relay, if several processes may be the relay. */
  readonly term?: Term;
  /** Default: after each batch with something to save. */
  readonly saveDue?: SaveDue;
  onFault?(error: unknown): void;
}

export interface Relay {
  /** Everything up to this position is acknowledged by the broker. */
  readonly handled: Position;
  /** Streams that wait for a newer release, each with its first unknown event. */
  readonly held: readonly UnknownEvent[];
  stop(): Promise<void>;
}

/** Another process may be the relay now, so this one publishes nothing more. */
export class TermIsOver extends Conflict {
  constructor(service: string) {
    super(`another process may be the relay of ${service} by now`);
    this.name = 'TermIsOver';
  }
}

/**
 * Publishes the service's events in log order. The event store is the outbox: position and last published revisions are
 * saved together, at a pace, after the broker's acknowledgement, so a crash in between repeats messages and loses none.
 * From an unknown event on, nothing of its stream is published until a build knows it. A process that has lost its term
 * unnoticed can at most repeat what its successor also publishes, never overwrite its saves.
 */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const { store, checkpoints, service, categories, catalogue, term, onFault, saveDue = () => true } = options;
  const place = `relay/${service}/position`;
  const saved = (await checkpoints.load(place)) as string | undefined;
  const after = (saved && parsePosition(saved)) || START;
  const [published, held, saves] = [
    new Published(checkpoints, service),
    new HeldStreams(service, catalogue),
    savingOf(),
  ];
  const relayed = { options, published, held };
  await held.load(checkpoints);
  await publishWhatWaited(relayed, place, after);
  const subscription = store.subscribe({
    categories,
    onFault,
    after,
    handle: async (events, upTo) => {
      const sorted = held.sort(events);
      await publishAll(relayed, sorted.readable, (published) =>
        saves(events.length, published || sorted.held.length > 0)
          ? [{ name: place, value: formatPosition(upTo) }, ...sorted.held.map((event) => held.entryOf(event))]
          : [],
      );
      if (sorted.held.length > 0 || saveDue()) await published.save(term?.fence);
      held.hold(sorted.held);
    },
  });
  return {
    get handled() {
      return subscription.handled;
    },
    get held() {
      return held.all;
    },
    stop: async () => {
      await subscription.stop();
      if (term?.isHeld() ?? true) await published.save(term?.fence).catch((error: unknown) => onFault?.(error));
    },
  };
};

interface Relayed {
  readonly options: RelayOptions;
  readonly published: Published;
  readonly held: HeldStreams;
}

/** Publishes what this build is the first to know or to publish, up to the relay's position. */
const publishWhatWaited = async (relayed: Relayed, place: string, after: Position): Promise<void> => {
  const { options, published, held } = relayed;
  for await (const { readable, entry, done } of held.released(options.store, after)) {
    await publishAll(relayed, readable, () => [entry]);
    await published.save(options.term?.fence);
    done();
  }
  for await (const events of storedUpTo(after, options.publishedSince)) {
    await publishAll(relayed, held.sort(events).readable, (anything) =>
      anything ? [{ name: place, value: formatPosition(after) }] : [],
    );
    await published.save(options.term?.fence);
  }
};

/** Produces the publications of these events, then notes the entries, if there are any, and what was published. */
const publishAll = async (
  { options, published }: Pick<Relayed, 'options' | 'published'>,
  events: readonly RecordedEvent[],
  entriesOf: (anything: boolean) => readonly Entry[],
): Promise<void> => {
  const { messages, service, term } = options;
  const last = await published.before(streamsToPublish(events, options));
  const outgoing = messagesOf(events, options, last);
  if (term && !term.isHeld()) throw new TermIsOver(service);
  if (outgoing.length > 0) await messages.produce(topicOf(service), outgoing);
  const revisions = new Map(outgoing.map(({ stream, revision }) => [stream, revision]));
  const entries = entriesOf(outgoing.length > 0);
  if (entries.length > 0) published.note(entries, revisions);
};

const publicationOf = (event: RecordedEvent, publish: PublishMap): Publication | undefined =>
  Object.hasOwn(publish, event.type) ? publish[event.type]!(event) : undefined;

/** Streams of the batch with public events. */
const streamsToPublish = (events: readonly RecordedEvent[], { publish }: RelayOptions): Set<string> =>
  new Set(events.filter(({ type }) => Object.hasOwn(publish, type)).map(({ stream }) => stream));

/**
 * The messages still to be published: an earlier save may have succeeded although its response was lost.
 *
 * @param last Updated to the revision last published, per stream
 */
const messagesOf = (
  events: readonly RecordedEvent[],
  { publish, service }: RelayOptions,
  last: Map<string, number>,
): ContractMessage[] =>
  events.flatMap((event) => {
    const publication = publicationOf(event, publish);
    const before = last.get(event.stream);
    if (!publication || before === undefined || event.revision <= before) return [];
    last.set(event.stream, event.revision);
    return [messageOf(event, publication, service, before)];
  });

const messageOf = (
  { id, stream, revision, metadata }: RecordedEvent,
  { contract, data }: Publication,
  source: string,
  previousRevision: number,
): ContractMessage => {
  const { recordedAt, businessDate, correlationId, causationId, actor } = metadata;
  const { type, version } = contract;
  const { subject, roles, office } = actor;
  return {
    id,
    type,
    version,
    source,
    stream,
    revision,
    previousRevision,
    recordedAt,
    businessDate,
    correlationId,
    causationId,
    actor: { subject, roles, office },
    data,
  };
};
