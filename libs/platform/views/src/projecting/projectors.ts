import { randomUUID } from 'node:crypto';
import type { EventCatalogue, EventStore, Position } from '@pishkhan/event-store';
import { onlyProcess, type Leases, type Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { heldStoresIn } from '../held/held-streams.ts';
import { ensureIndexes } from '../reading/indexes.ts';
import { askForRebuild } from '../rebuilding/rebuilds.ts';
import type { RebuildReport, Swap } from '../rebuilding/report.ts';
import type { Projector } from './projector.ts';
import { keepFromTopics } from './topics/follow-topics.ts';
import { startEach, startTerm, stopAll } from './term.ts';
import type { AnyView } from '../view.ts';
import { WatchedView, type ProjectorContext, type ViewStatus } from './watched-view.ts';

export interface ProjectorsOptions {
  readonly views: readonly AnyView[];
  readonly eventStore: EventStore;
  /** Required for views of topics. */
  readonly messages?: Messages;
  /** The service's own database, with the documents, and the checkpoints in `_checkpoints`. */
  readonly database: mongoose.Connection;
  /** Name of the service; a view of topics consumes as `<group>.<collection>`. */
  readonly group: string;
  /** The replica that holds the lease `projectors` keeps the views of the own log. Default: a single process. */
  readonly leases?: Leases;
  /**
   * Returns the contract violations of another service's message; such a message is skipped and reported, and blocks
   * nothing.
   */
  validate?(type: string, version: number, data: unknown): readonly string[];
  /** From an event that it lacks, documents of the stream stay unchanged. */
  readonly catalogue: EventCatalogue;
  /** Highest version of a contract type in this build: the same for views of topics. */
  newestVersion?(type: string): number | undefined;
  /** Most events folded at a time. Default 500. */
  readonly batch?: number;
  /** For the log only: the failed work is retried automatically. `at`: position of a view of the own log. */
  onFault?(error: unknown, view: string, at?: string): void;
}

export interface Projectors {
  /**
   * Whether the view includes everything up to the position. A view of topics has no position in the own log: always
   * true.
   *
   * @throws RangeError for an unknown view
   */
  caughtUp(view: string, position: Position): Promise<boolean>;
  /**
   * Read your writes, in any replica: resolves when the view includes everything up to the position, or with false
   * after the timeout.
   */
  waitFor(view: string, position: Position, timeoutMs: number): Promise<boolean>;
  /**
   * Positions between each view of the own log and the head of the log; for a view of topics, the number of unhandled
   * messages.
   */
  lag(): Promise<{ readonly view: string; readonly behind: number }[]>;
  status(): Promise<ViewStatus[]>;
  /**
   * Folds all facts of the view again during live traffic, compares, and swaps the documents; the holder of the lease
   * does it. A repeated call for the same run waits for the same report.
   *
   * @throws ViewMustNotBeRebuilding during another one; RangeError for an unknown view
   */
  rebuild(view: string, options?: { readonly swap?: Swap; readonly run?: string }): Promise<RebuildReport>;
  /** Resolves when the batches in progress are written. */
  stop(): Promise<void>;
}

/**
 * Keeps the views: each continues from its checkpoint, or from the beginning. Indexes exist before the first document.
 */
export const startProjectors = async ({
  views,
  onFault = () => undefined,
  leases = onlyProcess,
  ...rest
}: ProjectorsOptions): Promise<Projectors> => {
  const context: ProjectorContext = {
    ...rest,
    heldStoreOf: heldStoresIn(rest.database),
    onFault,
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
  if (!found) throw new RangeError(`there is no view ${name} here`);
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
