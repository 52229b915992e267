import { isDeepStrictEqual } from 'node:util';
import type { DomainEvent } from '@pishkhan/decider';
import { factOf, readableEvents, type Foldable } from '../aggregate.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** An event of a stream with the state before and after it. */
export interface ReplayedStep<State> {
  readonly event: RecordedEvent;
  readonly before: State;
  readonly after: State;
}

export interface Replayed<State> {
  readonly steps: readonly ReplayedStep<State>[];
  /** The state after the last step. */
  readonly state: State;
  /** The first event of a newer release: from there on there is no state. */
  readonly unknown: RecordedEvent | undefined;
}

/** The events of a stream from its begin, each with the states around it. */
export const replayed = <Event extends DomainEvent, State>(
  decider: Foldable<Event, State>,
  events: readonly RecordedEvent[],
): Replayed<State> => {
  const readable = readableEvents(decider, events);
  let state = decider.initial;
  const steps = readable.map((event) => {
    const before = state;
    state = decider.evolve(before, factOf(decider, event));
    return { event, before, after: state };
  });
  return { steps, state, unknown: events[readable.length] };
};

export interface ChangedFields {
  /** Names of the fields that the event changed, added or removed. */
  readonly changed: readonly string[];
  readonly same: readonly string[];
}

/** Compares two states field by field; undefined if one of them has no fields. */
export const changedFields = (before: unknown, after: unknown): ChangedFields | undefined => {
  if (!isRecord(before) || !isRecord(after)) return undefined;
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const isSame = (name: string) => isDeepStrictEqual(before[name], after[name]);
  return { changed: names.filter((name) => !isSame(name)), same: names.filter(isSame) };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
