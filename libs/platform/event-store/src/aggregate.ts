import type { Decider, DomainEvent } from '@pishkhan/decider';
import { EventNotKnown, isKnown, unknownEventOf } from './event-catalogue.ts';
import type { EventStore, RecordedEvent } from './port.ts';

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

export interface Aggregate<State> {
  readonly state: State;
  /** Revision of the last event; -1 without events. */
  readonly revision: number;
  /** As recorded, oldest first. */
  readonly events: readonly RecordedEvent[];
}

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
  event: RecordedEvent,
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

/** Reads and folds the whole stream. A missing stream yields the initial state at revision -1. @throws EventNotKnown */
export const loadAggregate = async <Event extends DomainEvent, State>(
  store: Pick<EventStore, 'readStream'>,
  decider: Foldable<Event, State>,
  id: string,
): Promise<Aggregate<State>> => aggregateOf(decider, await store.readStream(streamOf(decider.category, id)));

/**
 * The last state of each stream, by decider and its last event. Events never change, so a store that returns the same
 * objects again (`rememberingStreams`) saves a command the fold of all but the newest events.
 */
const lastStates = new WeakMap<object, WeakMap<RecordedEvent, unknown>>();

const lastStatesOf = (decider: object): WeakMap<RecordedEvent, unknown> => {
  const known = lastStates.get(decider) ?? new WeakMap<RecordedEvent, unknown>();
  lastStates.set(decider, known);
  return known;
};

/** The state after all events of a stream. @throws EventNotKnown */
export const aggregateOf = <Event extends DomainEvent, State>(
  decider: Foldable<Event, State>,
  events: readonly RecordedEvent[],
): Aggregate<State> => {
  const last = events.at(-1);
  if (!last) return { state: decider.initial, revision: -1, events };
  const states = lastStatesOf(decider);
  const place = events.findLastIndex((event) => states.has(event));
  const before = events[place];
  let state = before ? (states.get(before) as State) : decider.initial;
  for (const event of events.slice(place + 1)) state = decider.evolve(state, factOf(decider, event));
  if (before) states.delete(before);
  states.set(last, state);
  return { state, revision: last.revision, events };
};
