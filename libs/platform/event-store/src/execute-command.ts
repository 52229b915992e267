import { fold, isRejection, reject, type DomainEvent, type Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { aggregateOf, factOf, foldRecorded, streamOf, type StoredDecider } from './aggregate.ts';
import {
  START,
  WrongExpectedRevision,
  type EventMetadata,
  type EventStore,
  type NewEvent,
  type Position,
  type RecordedEvent,
} from './port.ts';

/** Most attempts: the loser of a race reads and decides again. */
const ATTEMPTS = 30;

/** Actor, reason and time of a command; the decider adds the schema version. */
export type CommandMetadata = Omit<EventMetadata, 'schemaVersion'>;

export interface Execution<Command, Event extends DomainEvent, State> {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly decider: StoredDecider<Command, Event, State>;
  /** Id of the aggregate: the stream is `<category>-<id>`. */
  readonly id: string;
  /** A function is called for every attempt, with the state on which the command is decided. */
  readonly command: Command | ((state: State) => Command | Promise<Command>);
  readonly metadata: CommandMetadata;
}

export interface Executed<Event extends DomainEvent, State> {
  /** `repeated`: the command was executed before, and this is its first result. */
  readonly outcome: 'accepted' | 'nothing' | 'repeated';
  /** The events of the command. */
  readonly events: readonly Event[];
  /** State after these events. */
  readonly state: State;
  /** Revision of the last of them, or of the stream if there are none; -1 for a missing stream. */
  readonly revision: number;
  readonly position: Position;
}

/** Derived from command and stream, so that one command may write to two streams. */
export const eventIdOf = (commandId: string, stream: string, index: number): string =>
  derivedId(commandId, stream, String(index));

/** An idempotency key belongs to one command; another content needs another key. */
export const idempotencyKeyMustNotBeReused = (known: string, commandHash: string) =>
  known !== commandHash && reject('IdempotencyKeyMustNotBeReused');

/**
 * Loads, decides, appends at the exact revision. A command whose id is in the stream is not decided again. Test for a
 * rejection with `'rejected' in answer` (`isRejection` is for decisions).
 *
 * @throws WrongExpectedRevision if other writers won every attempt; EventNotKnown if a newer release wrote to the
 *   stream; errors of the store or the decider.
 */
export const executeCommand = async <Command, Event extends DomainEvent, State>(
  execution: Execution<Command, Event, State>,
): Promise<Executed<Event, State> | Rejection> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(execution);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision) || attempt === ATTEMPTS) throw error;
    }
  }
};

const attemptOnce = async <Command, Event extends DomainEvent, State>(
  execution: Execution<Command, Event, State>,
): Promise<Executed<Event, State> | Rejection> => {
  const { store, decider, id, metadata } = execution;
  const stream = streamOf(decider.category, id);
  const recorded = await store.readStream(stream);
  const before = earlier(decider, recorded, metadata);
  if (before) return before;
  const { state, revision } = aggregateOf(decider, recorded);
  const decision = decider.decide(await commandFor(execution, state), state);
  if (isRejection(decision)) return (await hasMovedOn(execution, revision)) ? attemptOnce(execution) : decision;
  if (decision.length === 0)
    return { outcome: 'nothing', events: [], state, revision, position: recorded.at(-1)?.position ?? START };
  const appended = await store.append(
    stream,
    revision < 0 ? 'NoStream' : revision,
    toNewEvents(decision, stream, metadata, decider.events),
  );
  return {
    outcome: 'accepted',
    events: decision,
    state: fold({ initial: state, evolve: decider.evolve }, decision),
    ...appended,
  };
};

/**
 * A command that was made from the state may have read other streams meanwhile, which an event of this stream has
 * changed: its rejection counts only for the state that it was made from.
 */
const hasMovedOn = async <Command, Event extends DomainEvent, State>(
  { store, decider, id, command }: Execution<Command, Event, State>,
  revision: number,
): Promise<boolean> =>
  typeof command === 'function' && (await store.readStream(streamOf(decider.category, id), revision + 1)).length > 0;

const commandFor = <Command, Event extends DomainEvent, State>(
  { command }: Execution<Command, Event, State>,
  state: State,
): Command | Promise<Command> =>
  typeof command === 'function' ? (command as (state: State) => Command | Promise<Command>)(state) : command;

const toNewEvents = (
  events: readonly DomainEvent[],
  stream: string,
  metadata: CommandMetadata,
  versions: Readonly<Record<string, number>>,
): NewEvent[] =>
  events.map(({ type, data }, index) => ({
    id: eventIdOf(metadata.commandId, stream, index),
    type,
    data,
    metadata: { ...metadata, schemaVersion: versions[type]! },
  }));

/** The first result, if the stream already contains the command. */
const earlier = <Event extends DomainEvent, State>(
  decider: StoredDecider<never, Event, State>,
  events: readonly RecordedEvent[],
  { commandId, commandHash }: CommandMetadata,
): Executed<Event, State> | Rejection | undefined => {
  const made = events.filter(({ metadata }) => metadata.commandId === commandId);
  const last = made.at(-1);
  if (!last) return undefined;
  return (
    idempotencyKeyMustNotBeReused(last.metadata.commandHash, commandHash) || {
      outcome: 'repeated',
      events: made.map((event) => factOf(decider, event)),
      state: foldRecorded(decider, events.slice(0, last.revision + 1)),
      revision: last.revision,
      position: last.position,
    }
  );
};
