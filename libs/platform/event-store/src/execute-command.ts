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

/** A loser of a race reads again and decides again, so often at most. */
const ATTEMPTS = 30;

/** The decider names the schema version; the rest says who, why and when. */
export type CommandMetadata = Omit<EventMetadata, 'schemaVersion'>;

export interface Execution<Command, Event extends DomainEvent, State> {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
  readonly decider: StoredDecider<Command, Event, State>;
  /** Of the aggregate: the stream is `<category>-<id>`. */
  readonly id: string;
  /** As a function it is made anew for every attempt, from the state that will be decided on. */
  readonly command: Command | ((state: State) => Command | Promise<Command>);
  readonly metadata: CommandMetadata;
}

export interface Executed<Event extends DomainEvent, State> {
  /** `repeated`: this command had been executed before, and the answer is that of the first time. */
  readonly outcome: 'accepted' | 'nothing' | 'repeated';
  /** The facts that followed from the command. */
  readonly events: readonly Event[];
  /** State right after them. */
  readonly state: State;
  /** Of the last of them, or of the stream where there are none; -1 for a stream that does not exist. */
  readonly revision: number;
  readonly position: Position;
}

/** Known by command and stream, so that one command may write to two streams. */
export const eventIdOf = (commandId: string, stream: string, index: number): string =>
  derivedId(commandId, stream, String(index));

/** An idempotency key names one command for ever; another content needs another key. */
export const idempotencyKeyMustNotBeReused = (known: string, commandHash: string) =>
  known !== commandHash && reject('IdempotencyKeyMustNotBeReused');

/**
 * Loads, decides, appends at the exact revision. A command whose id is in the stream is not decided again. A refusal is
 * told by `'rejected' in answer` (`isRejection` is for decisions).
 *
 * @throws WrongExpectedRevision when other writers won every attempt; EventNotKnown when a newer release wrote to the
 *   stream; what the store or the decider throws.
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
  if (isRejection(decision)) return decision;
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

/** The answer of the first time, when the stream already knows the command. */
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
