import { fold, isRejection, reject, type DomainEvent, type Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import {
  continued,
  factOf,
  foldRecorded,
  loadAggregate,
  streamOf,
  type Aggregate,
  type StoredDecider,
} from './aggregate.ts';
import { EventNotKnown } from './events/event-catalogue.ts';
import {
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
  readonly store: Pick<EventStore, 'append' | 'readStream' | 'remembered'>;
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

/**
 * Derived from command and stream, so that one command may write to two streams, and from the content: an append that
 * was decided on another state is not taken for a repeat of the first one, but told that the stream has moved on.
 */
export const eventIdOf = (commandId: string, stream: string, index: number, content = ''): string =>
  derivedId(commandId, stream, String(index), content);

/** An idempotency key belongs to one command; another content needs another key. */
export const idempotencyKeyMustNotBeReused = (known: string, commandHash: string) =>
  known !== commandHash && reject('IdempotencyKeyMustNotBeReused');

/**
 * Decides on the remembered state or on a state that it loads, and appends at the exact revision: if the stream has
 * moved on, it loads and decides again. A rejection, a fault or "nothing to do" is never said from a remembered state
 * alone. A command whose id is in the stream is not decided again. Test for a rejection with `'rejected' in answer`
 * (`isRejection` is for decisions).
 *
 * @throws WrongExpectedRevision if other writers won every attempt; EventNotKnown if a newer release wrote to the
 *   stream; errors of the store or the decider.
 */
export const executeCommand = async <Command, Event extends DomainEvent, State>(
  execution: Execution<Command, Event, State>,
): Promise<Executed<Event, State> | Rejection> => {
  const { store, decider, id, metadata } = execution;
  const stream = streamOf(decider.category, id);
  for (let attempt = 1; ; attempt++) {
    try {
      const remembered = attempt === 1 ? store.remembered?.undoubted<State>(decider, stream) : undefined;
      const known = remembered ?? (await loadAggregate(store, decider, id));
      const first = known.commands.has(metadata.commandId) && (await firstResult(execution, stream));
      if (first) return first;
      return await attemptOn(execution, known, remembered !== undefined);
    } catch (error) {
      const first = error instanceof EventNotKnown && (await firstResult(execution, stream));
      if (first) return first;
      if (error instanceof MovedOn) continue;
      if (!(error instanceof WrongExpectedRevision) || attempt >= ATTEMPTS) throw error;
    }
  }
};

/** The stream has events that the decision does not know. */
class MovedOn extends Error {}

const attemptOn = async <Command, Event extends DomainEvent, State>(
  execution: Execution<Command, Event, State>,
  known: Aggregate<State>,
  isRemembered: boolean,
): Promise<Executed<Event, State> | Rejection> => {
  const { store, decider, id, command } = execution;
  const { state, revision, position } = known;
  const stillThere = async () => {
    if ((await loadAggregate(store, decider, id)).revision !== revision) throw new MovedOn();
  };
  let decision;
  try {
    decision = decider.decide(await commandFor(execution, state), state);
  } catch (error) {
    if (isRemembered) await stillThere();
    throw error;
  }
  // A command made from the state may have read other streams, which an event of this stream has changed meanwhile.
  if (
    isRemembered
      ? isRejection(decision) || decision.length === 0
      : isRejection(decision) && typeof command === 'function'
  )
    await stillThere();
  if (isRejection(decision)) return decision;
  if (decision.length === 0) return { outcome: 'nothing', events: [], state, revision, position };
  return append(execution, known, decision);
};

const append = async <Command, Event extends DomainEvent, State>(
  { store, decider, id, metadata }: Execution<Command, Event, State>,
  known: Aggregate<State>,
  decision: readonly Event[],
): Promise<Executed<Event, State>> => {
  const stream = streamOf(decider.category, id);
  const asOf = store.remembered?.now() ?? 0;
  const events = toNewEvents(decision, stream, metadata, decider.events);
  const appended = await store.append(stream, known.revision < 0 ? 'NoStream' : known.revision, events);
  if (store.remembered) {
    const stored = events.map((event, index) => ({ ...asStored(event), stream, revision: known.revision + 1 + index }));
    store.remembered.keep(decider, stream, { ...continued(decider, known, stored), position: appended.position, asOf });
  }
  const state = fold({ initial: known.state, evolve: decider.evolve }, decision);
  return { outcome: 'accepted', events: decision, state, ...appended };
};

/** As a later read returns it: a state must not depend on members that are undefined or shared with the command. */
const asStored = ({ data, ...event }: NewEvent): NewEvent => ({
  ...event,
  data: JSON.parse(JSON.stringify(data) ?? 'null') as unknown,
});

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
  events.map(({ type, data }, index) => {
    const content = { type, data, metadata: { ...metadata, schemaVersion: versions[type]! } };
    return { id: eventIdOf(metadata.commandId, stream, index, JSON.stringify(content)), ...content };
  });

/** The first result, also before an event of a newer release; undefined if the stream does not have the command. */
const firstResult = async <Command, Event extends DomainEvent, State>(
  { store, decider, metadata }: Execution<Command, Event, State>,
  stream: string,
): Promise<Executed<Event, State> | Rejection | undefined> =>
  earlier(decider, await store.readStream(stream), metadata);

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
