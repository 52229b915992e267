import { sortReadable, type Position, type RecordedEvent, type UnknownEvent } from '@pishkhan/event-store';
import type { ContractMessage, Term } from '@pishkhan/messages';
import { factOfEvent, factOfMessage, type PlacedFact } from '../fold/facts.ts';
import type { HeldStreams } from '../held/held-streams.ts';
import { project, type Projection } from './project.ts';
import { CheckpointTakenOver, viewStoreOf, type Documents, type ViewStore } from './view-store.ts';
import type { ProjectorContext, WatchedView } from './watched-view.ts';

export interface Projector {
  /** Resolves when the batch in progress is written. */
  stop(): Promise<void>;
}

/** The projector of a view of the own log. */
export interface LogProjector extends Projector {
  readonly watched: WatchedView;
  readonly held: HeldStreams;
  /** Applies events, except those of streams that wait for a newer release. */
  take(events: readonly RecordedEvent[], upTo: Position): Promise<void>;
  /** Runs work between two batches; new batches wait. */
  pause<Result>(work: () => Promise<Result>): Promise<Result>;
}

const categoriesOf = ({ view: { from } }: WatchedView): readonly string[] =>
  'categories' in from ? from.categories : [];
const topicsOf = ({ view: { from } }: WatchedView): readonly string[] => ('topics' in from ? from.topics : []);

/** Runs tasks one after the other, in call order. */
const inTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** Continues from a position of the own log. */
export const followLog = (
  { watched, held, projection }: Pick<LogProjector, 'watched' | 'held'> & { readonly projection: Projection<object> },
  after: Position,
  { eventStore, batch, catalogue }: Pick<ProjectorContext, 'eventStore' | 'batch' | 'catalogue'>,
): LogProjector => {
  const progress = watched.progress!;
  const inTurn = inTurns();
  const take = async (events: readonly RecordedEvent[], upTo: Position): Promise<void> => {
    const sorted = sortReadable(events, held.streams, catalogue);
    await held.hold(sorted.held);
    await project(
      projection,
      sorted.readable.map((event) => ({ fact: factOfEvent(event), position: event.position })),
      upTo,
    );
  };
  const subscription = eventStore.subscribe({
    categories: categoriesOf(watched),
    after,
    batch,
    handle: (events, upTo) => inTurn(() => take(events, upTo)),
    onFault: (error) => watched.note(error),
  });
  progress.keptHere(after, () => subscription.handled);
  const stop = async () => {
    await subscription.stop();
    progress.keptElsewhere();
  };
  return { watched, held, take, pause: inTurn, stop };
};

/** If another live process keeps taking the checkpoint, stop competing for this time. */
const TAKE_BACK_MS = 10_000;

/**
 * The database may execute a dead process's takeover only when it releases its locks, after ours. The holder of the
 * lease then takes the checkpoint back and repeats the batch. A process that has lost the lease continues without
 * moving the checkpoint.
 */
const keptInTerm = (store: ViewStore<object>, term: Pick<Term, 'isHeld'>): ViewStore<object> => {
  let takenBackAt = -Infinity;
  return {
    ...store,
    saveCheckpoint: async (position, session) => {
      try {
        await store.saveCheckpoint(position, session);
      } catch (error) {
        if (!(error instanceof CheckpointTakenOver)) throw error;
        if (!term.isHeld() || performance.now() - takenBackAt < TAKE_BACK_MS) return;
        takenBackAt = performance.now();
        await store.takeOver();
        throw error;
      }
    },
  };
};

/** Keeps a view of the own log from its checkpoint on, during the term of the lease. */
export const keepFromLog = async (
  watched: WatchedView,
  context: ProjectorContext,
  term: Pick<Term, 'isHeld'>,
): Promise<LogProjector> => {
  const { view } = watched;
  const { held } = watched;
  const store = keptInTerm(viewStoreOf<object>(context.database, view), term);
  const written = (facts: number, upTo?: Position) => watched.written(facts, upTo);
  const after = await store.takeOver();
  await held.load();
  return followLog({ watched, held, projection: { view, store, together: context.together, written } }, after, context);
};

/**
 * A message that violates its contract. It is skipped, so that the other streams of its partition continue, and
 * reported.
 */
export class MessageAgainstContract extends Error {
  constructor({ type, version, stream, revision }: ContractMessage, wrong: readonly string[]) {
    super(`${type}.v${version}, revision ${revision} of ${stream}, violates its contract: ${wrong.join('; ')}`);
    this.name = 'MessageAgainstContract';
  }
}

export interface TopicSource {
  readonly group: string;
  readonly documents: Documents<object>;
  readonly held: HeldStreams;
}

/**
 * Delay in ms after which a stream held by one replica is known to the others; a stream may move to another replica.
 */
export const HELD_KNOWN_MS = 1000;

/** @returns Whether the message, or an earlier one of its stream, has a version that this build does not know */
const mustWait = async (
  { source, stream, revision, type, version }: ContractMessage,
  held: HeldStreams,
  newestVersion: (type: string) => number | undefined,
): Promise<boolean> => {
  await held.loadAfter(HELD_KNOWN_MS);
  const event: UnknownEvent = { stream: `${source}/${stream}`, revision, type, schemaVersion: version };
  if (revision >= (held.streams.get(event.stream)?.revision ?? Infinity)) return true;
  const isNewer = version > (newestVersion(type) ?? Infinity);
  if (isNewer) await held.hold([event]);
  return isNewer;
};

/** Applies every message of the view's topics to the documents; the broker stores the group's offsets. */
export const followTopics = async (
  watched: WatchedView,
  { group, documents, held }: TopicSource,
  { messages, together, validate, newestVersion = () => undefined }: ProjectorContext,
): Promise<Projector> => {
  const { view } = watched;
  if (!messages) throw new Error(`the view ${view.name} reads topics, but there is no broker`);
  const projection: Projection<object> = {
    view,
    store: { ...documents, saveCheckpoint: async () => undefined },
    together,
    written: (facts) => watched.written(facts),
  };
  const isReadable = async (message: ContractMessage): Promise<boolean> => {
    if (await mustWait(message, held, newestVersion)) return false;
    const wrong = validate?.(message.type, message.version, message.data) ?? [];
    if (wrong.length > 0) watched.note(new MessageAgainstContract(message, wrong));
    return wrong.length === 0;
  };
  const handleBatch = async (batch: readonly ContractMessage[]): Promise<void> => {
    const facts: PlacedFact[] = [];
    for (const message of batch) if (await isReadable(message)) facts.push({ fact: factOfMessage(message) });
    if (facts.length > 0) await project(projection, facts);
  };
  return messages.consume({
    topics: topicsOf(watched),
    group,
    sideBySide: true,
    handle: (message) => handleBatch([message]),
    handleBatch,
    onFault: (error) => watched.note(error),
  });
};

export const keepFromTopics = (watched: WatchedView, context: ProjectorContext): Promise<Projector> => {
  const { view, group, held } = watched;
  return followTopics(watched, { group, held, documents: viewStoreOf(context.database, view) }, context);
};
