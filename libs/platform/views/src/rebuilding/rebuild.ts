import { randomUUID } from 'node:crypto';
import { collectionOf, type Stored } from '../projecting/view-store.ts';
import type { LogProjector } from '../projecting/projector.ts';
import type { ProjectorContext, WatchedView } from '../projecting/watched-view.ts';
import { makeCollection } from '../reading/indexes.ts';
import { logBuilder, topicsBuilder, type Builder } from './builders.ts';
import { Comparison } from './comparison.ts';
import { nothingCompared, type Compared, type RebuildReport } from './report.ts';
import type { Rebuild, RebuildStates } from './states.ts';

export interface RebuildOptions {
  readonly watched: WatchedView;
  /** The live projector, for a view of the own log. */
  readonly live?: LogProjector;
  readonly context: ProjectorContext;
  readonly states: RebuildStates;
  /** Aborted when this process must stop. */
  readonly signal: AbortSignal;
}

export const reportOf = (
  { view }: WatchedView,
  { run, swap }: Rebuild,
  more: Partial<RebuildReport> & Pick<RebuildReport, 'outcome'>,
): RebuildReport => ({
  run,
  view: view.name,
  collection: collectionOf(view),
  swap,
  facts: 0,
  milliseconds: 0,
  ...nothingCompared,
  ...more,
});

/**
 * Folds all facts again into a separate collection, compares it with the live one and swaps the two by a rename. After
 * an error `recoverRebuild` cleans up.
 */
export const rebuildView = async (options: RebuildOptions, asked: Rebuild): Promise<RebuildReport> => {
  const { watched, live, context, states, signal } = options;
  const begun = performance.now();
  const into = `${collectionOf(watched.view)}__rebuild_${randomUUID().slice(0, 8)}`;
  const rebuild = await states.begin(asked, into);
  await makeCollection(context.database, watched.view, into);
  const assignment = { live: watched, context, into, run: rebuild.run, signal };
  const builder = live ? logBuilder(assignment, live) : await topicsBuilder(assignment);
  try {
    const report = (outcome: RebuildReport['outcome'], compared: Compared): RebuildReport =>
      reportOf(watched, rebuild, {
        ...compared,
        outcome,
        facts: builder.facts,
        ...(builder.held.streams.size > 0 && { heldAt: [...builder.held.streams.values()] }),
        milliseconds: Math.round(performance.now() - begun),
      });
    return await compareAndSwap(options, rebuild, builder, report);
  } finally {
    await builder.stop();
  }
};

type Report = (outcome: RebuildReport['outcome'], compared: Compared) => RebuildReport;

const compareAndSwap = async (
  { context: { database }, watched, states, signal }: RebuildOptions,
  rebuild: Rebuild,
  builder: Builder,
  report: Report,
): Promise<RebuildReport> => {
  const db = database.db!;
  const [name, into] = [collectionOf(watched.view), rebuild.into!];
  const comparison = new Comparison(db.collection<Stored>(name), db.collection<Stored>(into));
  await builder.caughtUp();
  await comparison.walk();
  await comparison.settle(builder.settleMs);
  return builder.level(async () => {
    await comparison.settle(0);
    const compared = comparison.close();
    if (rebuild.swap === 'never' || (compared.differing > 0 && rebuild.swap === 'whenEqual')) {
      await builder.stop();
      await db.dropCollection(into);
      return report('kept', compared);
    }
    signal.throwIfAborted();
    await states.become(rebuild, 'swapping', report('swapped', compared));
    await builder.exchange(async () => {
      await db.renameCollection(into, name, { dropTarget: true });
      await states.become(rebuild, 'swapped', report('swapped', compared));
    });
    return report('swapped', compared);
  });
};
