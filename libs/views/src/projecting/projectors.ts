import { formatPosition, positionsBehind, type EventStore, type Position } from '@pishkhan/event-store';
import type { Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { ensureIndexes } from '../reading/model.ts';
import type { Progress } from './progress.ts';
import { plainly, type Together } from './project.ts';
import { startProjector, type AnyView, type Projector, type ProjectorContext } from './projector.ts';
import { collectionOf } from './view-store.ts';

export interface ProjectorsOptions {
  readonly views: readonly AnyView[];
  readonly eventStore: EventStore;
  /** Needed when a view is told by topics. */
  readonly messages?: Messages;
  /** The service's own database; documents, and checkpoints in `_checkpoints`. */
  readonly database: mongoose.Connection;
  /** Name of the service; a view of topics consumes as `<group>.<collection>`. */
  readonly group: string;
  /** Documents and checkpoint in one transaction: a replica set can. Right without it too. Default false. */
  readonly transactions?: boolean;
  /** Most events folded at a time. Default 500. */
  readonly batch?: number;
  /** What went wrong is tried again by itself; this is for the log. */
  onFault?(error: unknown, view: string): void;
}

export interface ViewStatus {
  readonly view: string;
  readonly collection: string;
  /** Wire form; absent for a view of topics. */
  readonly at?: string;
  /** Facts taken in since the start. */
  readonly facts: number;
  readonly faults: number;
  readonly lastFault?: string;
}

export interface Projectors {
  /** Whether the view holds everything up to the position. A view of topics has no place in the own log: always true. @throws RangeError for an unknown view */
  caughtUp(view: string, position: Position): boolean;
  /** Read your writes: resolves when the view holds everything up to the position, or with false after the time. */
  waitFor(view: string, position: Position, timeoutMs: number): Promise<boolean>;
  /** Positions between each view of the own log and the head of the log; for a view of topics, the messages that it has not been told of. */
  lag(): Promise<{ readonly view: string; readonly behind: number }[]>;
  status(): ViewStatus[];
  /** Resolves when the batches in progress are written. */
  stop(): Promise<void>;
}

const inTransaction = (database: mongoose.Connection): Together => async (work) => {
  await database.getClient().withSession((session) => session.withTransaction(() => work(session), { readConcern: { level: 'majority' }, writeConcern: { w: 'majority' } }));
};

const faultsOf = (onFault: ProjectorsOptions['onFault']) => {
  const counts = new Map<string, number>();
  const last = new Map<string, string>();
  return {
    note: (error: unknown, view: string): void => {
      counts.set(view, (counts.get(view) ?? 0) + 1);
      last.set(view, error instanceof Error ? error.message : String(error));
      onFault?.(error, view);
    },
    of: (view: string) => ({ faults: counts.get(view) ?? 0, ...(last.has(view) && { lastFault: last.get(view) }) }),
  };
};

/** Keeps the views: each goes on from its checkpoint, from the beginning where it has none. Indexes are there before the first document. */
export const startProjectors = async ({ views, onFault, transactions, ...rest }: ProjectorsOptions): Promise<Projectors> => {
  const faults = faultsOf(onFault);
  await ensureIndexes(rest.database, views);
  const context = { ...rest, together: transactions ? inTransaction(rest.database) : plainly, onFault: faults.note };
  const all = await startEach(views, context);
  const progressOf = (name: string): Progress | undefined => {
    const projector = all.find(({ view }) => view.name === name);
    if (!projector) throw new RangeError(`no view ${name} is kept here`);
    return projector.progress;
  };
  return {
    caughtUp: (view, position) => progressOf(view)?.has(position) ?? true,
    waitFor: async (view, position, timeoutMs) => progressOf(view)?.reach(position, timeoutMs) ?? true,
    lag: async () => lagOf(all, await rest.eventStore.head()),
    status: () => all.map((projector) => ({ ...statusOf(projector), ...faults.of(projector.view.name) })),
    stop: () => stopAll(all),
  };
};

const stopAll = async (projectors: readonly Projector[]): Promise<void> => void (await Promise.all(projectors.map((projector) => projector.stop())));

/** All of them, or none is left running. */
const startEach = async (views: readonly AnyView[], context: ProjectorContext): Promise<Projector[]> => {
  const started: Projector[] = [];
  try {
    for (const view of views) started.push(await startProjector(view, context));
    return started;
  } catch (error) {
    await stopAll(started);
    throw error;
  }
};

const lagOf = (projectors: readonly Projector[], head: Position) =>
  Promise.all(projectors.map(async ({ view, progress, untold }) => ({ view: view.name, behind: progress ? positionsBehind(progress.at, head) : await untold() })));
const statusOf = ({ view, progress, facts }: Projector) => ({ view: view.name, collection: collectionOf(view), ...(progress && { at: formatPosition(progress.at) }), facts: facts() });
