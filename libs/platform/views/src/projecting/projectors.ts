import { randomUUID } from 'node:crypto';
import type { EventCatalogue, EventStore, Position } from '@pishkhan/event-store';
import { onlyProcess, type Leases, type Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { ensureIndexes } from '../reading/indexes.ts';
import { askForRebuild } from '../rebuilding/rebuilds.ts';
import type { RebuildReport, Swap } from '../rebuilding/report.ts';
import { plainly, type Together } from './project.ts';
import { keepFromTopics, type Projector } from './projector.ts';
import { startEach, startTerm, stopAll } from './term.ts';
import type { AnyView } from '../view.ts';
import { WatchedView, type ProjectorContext, type ViewStatus } from './watched-view.ts';

export interface ProjectorsOptions {
  readonly views: readonly AnyView[];
  readonly eventStore: EventStore;
  /** Needed when a view is told by topics. */
  readonly messages?: Messages;
  /** The service's own database; documents, and checkpoints in `_checkpoints`. */
  readonly database: mongoose.Connection;
  /** Name of the service; a view of topics consumes as `<group>.<collection>`. */
  readonly group: string;
  /**
   * Views of the own log are kept by the replica that holds the lease `projectors`. Default: there is one process only.
   */
  readonly leases?: Leases;
  /** Documents and checkpoint in one transaction: a replica set can. Right without it too. Default false. */
  readonly transactions?: boolean;
  /**
   * What is wrong with the data of another service's message: one against its contract is passed over and reported, and
   * holds up nobody.
   */
  validate?(type: string, version: number, data: unknown): readonly string[];
  /** From an event that it does not have, documents of the stream stay as they were. */
  readonly catalogue: EventCatalogue;
  /** Highest version of a contract type that this build has: the same for views of topics. */
  newestVersion?(type: string): number | undefined;
  /** Most events folded at a time. Default 500. */
  readonly batch?: number;
  /** What went wrong is tried again by itself; this is for the log. `at`: where a view of the own log was. */
  onFault?(error: unknown, view: string, at?: string): void;
}

export interface Projectors {
  /**
   * Whether the view holds everything up to the position. A view of topics has no place in the own log: always true.
   *
   * @throws RangeError for an unknown view
   */
  caughtUp(view: string, position: Position): Promise<boolean>;
  /**
   * Read your writes, in any replica: resolves when the view holds everything up to the position, or with false after
   * the time.
   */
  waitFor(view: string, position: Position, timeoutMs: number): Promise<boolean>;
  /**
   * Positions between each view of the own log and the head of the log; for a view of topics, the messages that it has
   * not been told of.
   */
  lag(): Promise<{ readonly view: string; readonly behind: number }[]>;
  status(): Promise<ViewStatus[]>;
  /**
   * Folds all facts of the view anew beside live traffic, compares, and exchanges the documents; the replica that holds
   * the lease does it. Asking for the same run again waits for the same report.
   *
   * @throws ViewMustNotBeRebuilding while another one is under way; RangeError for an unknown view
   */
  rebuild(view: string, options?: { readonly swap?: Swap; readonly run?: string }): Promise<RebuildReport>;
  /** Resolves when the batches in progress are written. */
  stop(): Promise<void>;
}

const inTransaction =
  (database: mongoose.Connection): Together =>
  async (work) => {
    await database.getClient().withSession((session) =>
      session.withTransaction(() => work(session), {
        readConcern: { level: 'majority' },
        writeConcern: { w: 'majority' },
      }),
    );
  };

/**
 * Keeps the views: each goes on from its checkpoint, from the beginning where it has none. Indexes are there before the
 * first document.
 */
export const startProjectors = async ({
  views,
  onFault = () => undefined,
  transactions,
  leases = onlyProcess,
  ...rest
}: ProjectorsOptions): Promise<Projectors> => {
  const context: ProjectorContext = {
    ...rest,
    onFault,
    together: transactions ? inTransaction(rest.database) : plainly,
  };
  await ensureIndexes(rest.database, views);
  const watched = views.map((view) => new WatchedView(view, context));
  const stopping = new AbortController();
  let wake = () => {};
  const running: Projector[] = await startEach(
    watched.filter(({ progress }) => !progress),
    (each) => keepFromTopics(each, context),
  );
  const stop = async () => {
    stopping.abort();
    await stopAll(running);
    for (const { progress } of watched) progress?.stop();
  };
  try {
    running.push(
      await leases.lead(
        'projectors',
        (term) => startTerm(watched, context, term, (asked) => (wake = asked)),
        (error) => onFault(error, 'projectors'),
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const rebuild: Projectors['rebuild'] = async (view, { swap = 'whenEqual', run = randomUUID() } = {}) =>
    askForRebuild(named(watched, view), context, { run, swap, signal: stopping.signal, wake: () => wake() });
  return { ...readingOf(watched, rest.eventStore), rebuild, stop };
};

const named = (watched: readonly WatchedView[], name: string): WatchedView => {
  const found = watched.find(({ view }) => view.name === name);
  if (!found) throw new RangeError(`no view ${name} is kept here`);
  return found;
};

const readingOf = (watched: readonly WatchedView[], eventStore: EventStore): Omit<Projectors, 'stop' | 'rebuild'> => ({
  caughtUp: async (view, position) => (await named(watched, view).progress?.has(position)) ?? true,
  waitFor: async (view, position, timeoutMs) => named(watched, view).progress?.reach(position, timeoutMs) ?? true,
  lag: async () => {
    const head = await eventStore.head();
    return Promise.all(watched.map((each) => each.lag(head)));
  },
  status: () => Promise.all(watched.map((each) => each.status())),
});
