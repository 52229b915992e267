import type { Decider, DomainEvent } from '@pishkhan/decider';
import { EventNotKnown, isKnown, unknownEventOf } from './events/event-catalogue.ts';
import { START, type EventStore, type RecordedEvent } from './port.ts';
import type { Remembered, StreamEvent } from './remembering/remembered-aggregates.ts';

/** A stored event, as passed to `upcast`. */
export interface StoredFact {
  readonly type: string;
  readonly data: unknown;
  readonly schemaVersion: number;
}

/** A decider with stored events. Without `upcast` an event of an earlier version is read as it was written. */
export interface StoredDecider<Command, Event extends DomainEvent, State> extends Decider<Command, Event, State> {
  /**
   * Pure: converts an event of any earlier version to the current one. Each old version has a golden sample that proves
   * it.
   */
  upcast?(fact: StoredFact): Event;
}

/** The part of a decider that reading needs. */
export type Foldable<Event extends DomainEvent, State> = Pick<
  StoredDecider<never, Event, State>,
  'category' | 'events' | 'initial' | 'evolve' | 'upcast'
>;

/** A stream, folded. */
export type Aggregate<State> = Remembered<State>;

/** An event of a decider with its place in the log; a union stays a union. */
export type RecordedOf<Event extends DomainEvent> = Event extends DomainEvent
  ? Omit<RecordedEvent, 'type' | 'data'> & Pick<Event, 'type' | 'data'>
  : never;

/** Wire name of an aggregate's stream: `<category>-<id>`. */
export const streamOf = (category: string, id: string): string => `${category}-${id}`;

/**
 * Converts a recorded event to the decider's current version.
 *
 * @throws EventNotKnown if a newer release wrote it
 */
export const factOf = <Event extends DomainEvent>(
  decider: Pick<StoredDecider<never, Event, unknown>, 'events' | 'upcast'>,
  event: StreamEvent,
): Event => {
  if (!isKnown(decider.events, event)) throw new EventNotKnown(unknownEventOf(event));
  const { type, data, metadata } = event;
  return decider.upcast
    ? decider.upcast({ type, data, schemaVersion: metadata.schemaVersion })
    : ({ type, data } as Event);
};

/** The events before the first one of a newer release: the part of a stream that can be shown, as in its views. */
export const readableEvents = <Event extends DomainEvent>(
  decider: Pick<StoredDecider<never, Event, unknown>, 'events'>,
  events: readonly RecordedEvent[],
): readonly RecordedEvent[] => {
  const unknown = events.findIndex((event) => !isKnown(decider.events, event));
  return unknown < 0 ? events : events.slice(0, unknown);
};

/** The state after these recorded events. @throws EventNotKnown */
export const foldRecorded = <Event extends DomainEvent, State>(
  decider: Foldable<Event, State>,
  events: readonly RecordedEvent[],
): State => events.reduce((state, event) => decider.evolve(state, factOf(decider, event)), decider.initial);

/** A store, and what is remembered of its streams. */
export type ReadingStore = Pick<EventStore, 'readStream' | 'remembered'>;

/**
 * The state of a stream now. Only the events since the remembered state are read and folded. A missing stream yields
 * the initial state at revision -1.
 *
 * @throws EventNotKnown
 */
export const loadAggregate = async <Event extends DomainEvent, State>(
  store: ReadingStore,
  decider: Foldable<Event, State>,
  id: string,
): Promise<Aggregate<State>> => {
  const [stream, asOf] = [streamOf(decider.category, id), store.remembered?.now() ?? 0];
  const known = store.remembered?.of<State>(decider, stream) ?? unwritten(decider);
  const events = await store.readStream(stream, Math.max(0, known.revision));
  if (known.revision >= 0 && events.shift()?.id !== known.lastId) {
    // The store has lost or replaced an event that it had.
    store.remembered!.forget(stream);
    return loadAggregate(store, decider, id);
  }
  const loaded = { ...continued(decider, known, events), asOf };
  const read = { ...loaded, position: events.at(-1)?.position ?? loaded.position };
  store.remembered?.keep(decider, stream, read);
  return read;
};

/** The remembered state of a stream if it suffices, else its state now. */
export const loadAggregateUnless = async <Event extends DomainEvent, State>(
  store: ReadingStore,
  decider: Foldable<Event, State>,
  id: string,
  suffices: (known: Aggregate<State>) => boolean,
): Promise<Aggregate<State>> => {
  const known = store.remembered?.undoubted<State>(decider, streamOf(decider.category, id));
  return known && suffices(known) ? known : loadAggregate(store, decider, id);
};

/** The state of a stream as of at most this time ago. */
export const recentAggregate = <Event extends DomainEvent, State>(
  store: ReadingStore,
  decider: Foldable<Event, State>,
  id: string,
  milliseconds: number,
): Promise<Aggregate<State>> =>
  loadAggregateUnless(store, decider, id, ({ asOf }) => store.remembered!.now() - asOf <= milliseconds);

const unwritten = <State>({ initial }: { readonly initial: State }): Remembered<State> => ({
  state: initial,
  revision: -1,
  position: START,
  first: undefined,
  lastId: undefined,
  commands: new Set(),
  asOf: -Infinity,
});

/** The state after further events, without their position and time. @throws EventNotKnown */
export const continued = <Event extends DomainEvent, State>(
  decider: Foldable<Event, State>,
  known: Remembered<State>,
  events: readonly StreamEvent[],
): Remembered<State> => {
  for (const { metadata } of events) known.commands.add(metadata.commandId);
  return {
    ...known,
    state: events.reduce((state, event) => decider.evolve(state, factOf(decider, event)), known.state),
    revision: known.revision + events.length,
    first: known.first ?? events[0],
    lastId: events.at(-1)?.id ?? known.lastId,
  };
};
