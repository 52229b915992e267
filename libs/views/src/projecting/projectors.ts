import { comparePositions, formatPosition, type EventStore, type Position } from '@pishkhan/event-store';
import type { Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { ensureIndexes } from '../reading/model.ts';
import { plainly, type Together } from './project.ts';
import { startProjector, type AnyView, type Projector } from './projector.ts';
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
  /** Positions between each view of the own log and the head of the log. */
  lag(): Promise<{ readonly view: string; readonly behind: number }[]>;
  status(): ViewStatus[];
  /** Resolves when the batches in progress are written. */
  stop(): Promise<void>;
}

interface Faults {
  count: number;
  last?: string;
}

const inTransaction = (database: mongoose.Connection): Together => async (work) => {
  await database.getClient().withSession((session) => session.withTransaction(() => work(session), { readConcern: { level: 'majority' }, writeConcern: { w: 'majority' } }));
};

const statusOf = ({ view, progress, facts }: Projector, faults: Faults | undefined): ViewStatus => ({
  view: view.name, collection: collectionOf(view), ...(progress && { at: formatPosition(progress.at) }), facts: facts(), faults: faults?.count ?? 0, ...(faults?.last && { lastFault: faults.last }),
});

const behind = (at: Position, head: Position): number => (comparePositions(at, head) >= 0 ? 0 : Number(head.commit - at.commit));

/** Keeps the views: each goes on from its checkpoint, from the beginning where it has none. Indexes are there before the first document. */
export const startProjectors = async ({ views, onFault, transactions, ...rest }: ProjectorsOptions): Promise<Projectors> => {
  const faults = new Map<string, Faults>();
  const fault = (error: unknown, view: string): void => {
    const known = faults.get(view) ?? { count: 0 };
    faults.set(view, { count: known.count + 1, last: error instanceof Error ? error.message : String(error) });
    onFault?.(error, view);
  };
  await ensureIndexes(rest.database, views);
  const context = { ...rest, together: transactions ? inTransaction(rest.database) : plainly, onFault: fault };
  const projectors = new Map<string, Projector>();
  for (const view of views) projectors.set(view.name, await startProjector(view, context));
  const named = (view: string): Projector => {
    const projector = projectors.get(view);
    if (!projector) throw new RangeError(`no view ${view} is kept here`);
    return projector;
  };
  const all = [...projectors.values()];
  return {
    caughtUp: (view, position) => named(view).progress?.has(position) ?? true,
    waitFor: async (view, position, timeoutMs) => named(view).progress?.reach(position, timeoutMs) ?? true,
    lag: async () => {
      const head = await rest.eventStore.head();
      return all.flatMap(({ view, progress }) => (progress ? [{ view: view.name, behind: behind(progress.at, head) }] : []));
    },
    status: () => all.map((projector) => statusOf(projector, faults.get(projector.view.name))),
    stop: async () => void (await Promise.all(all.map((projector) => projector.stop()))),
  };
};
