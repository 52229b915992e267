import { sortReadable, type Position, type RecordedEvent } from '@pishkhan/event-store';
import { factOfEvent } from '../fold/facts.ts';
import type { HeldStreams } from '../held/held-streams.ts';
import { project, type Projection } from './project.ts';
import type { PacedCheckpoints } from './progress/paced-checkpoints.ts';
import { collectionOf, documentsOf } from './view-store.ts';
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

/** Keeps a view of the own log from its checkpoint on, during the term of the lease. */
export const keepFromLog = async (
  watched: WatchedView,
  context: ProjectorContext,
  checkpoints: PacedCheckpoints,
): Promise<LogProjector> => {
  const { view, held } = watched;
  const name = collectionOf(view);
  const after = await checkpoints.takeOver(name);
  await held.load();
  const written = (facts: number, upTo?: Position) => {
    watched.written(facts, upTo);
    if (upTo) checkpoints.reached(name, upTo);
  };
  return followLog(
    { watched, held, projection: { view, documents: documentsOf(context.database, view), written } },
    after,
    context,
  );
};
