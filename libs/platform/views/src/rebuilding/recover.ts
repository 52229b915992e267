import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { followTopics } from '../projecting/topics/follow-topics.ts';
import { collectionOf, documentsOf } from '../projecting/view-store.ts';
import { reportOf, type RebuildOptions } from './rebuild.ts';
import type { RebuildReport } from './report.ts';

const LOOK_MS = 20;

const isThere = async ({ context }: RebuildOptions, name: string): Promise<boolean> =>
  (await context.database.db!.listCollections({ name }, { nameOnly: true }).toArray()).length > 0;

/** Drops rebuilt documents that will not be used. */
const dropRebuilt = async ({ context, watched: { view } }: RebuildOptions): Promise<void> => {
  const db = context.database.db!;
  const prefix = `${collectionOf(view)}__rebuild_`;
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    if (name.startsWith(prefix)) await db.dropCollection(name);
};

/**
 * Recovers an interrupted rebuild before any process keeps the view. Before the rename the live documents are complete,
 * and the rebuilt ones are dropped; after it, those of a view of topics may lack facts that only the live ones had.
 *
 * @returns The report, unless there was no rebuild, or `finishSwapped` must finish it.
 */
export const recoverRebuild = async (
  options: RebuildOptions,
  failed?: { readonly run: string; readonly error: unknown },
): Promise<RebuildReport | undefined> => {
  const { states, watched } = options;
  const rebuild = await states.find();
  if (!rebuild || rebuild.state === 'asked' || (failed && failed.run !== rebuild.run)) return undefined;
  const isRenamed =
    rebuild.state === 'swapped' || (rebuild.state === 'swapping' && !(await isThere(options, rebuild.into!)));
  await dropRebuilt(options);
  if (isRenamed && !watched.progress) {
    await states.become(rebuild, 'swapped', rebuild.report!);
    return undefined;
  }
  const outcome = failed
    ? ({
        outcome: 'failed',
        fault: failed.error instanceof Error ? failed.error.message : String(failed.error),
      } as const)
    : ({ outcome: 'interrupted' } as const);
  const report = isRenamed ? rebuild.report! : reportOf(watched, rebuild, outcome);
  await states.end(report);
  return report;
};

/**
 * The rebuilt documents of a view of topics are already live: all messages are read again, and the marks drop
 * duplicates.
 */
export const finishSwapped = async ({
  watched,
  context,
  states,
  signal,
}: RebuildOptions): Promise<RebuildReport | undefined> => {
  const rebuild = await states.find();
  if (rebuild?.state !== 'swapped') return undefined;
  const group = `${watched.group}.rebuild-${randomUUID()}`;
  const { topics } = watched.view.from as { topics: readonly string[] };
  const consumer = await followTopics(
    watched,
    { group, held: watched.held, documents: documentsOf(context.database, watched.view) },
    context,
  );
  try {
    for (; (await context.messages!.behind(group, topics)) > 0; await sleep(LOOK_MS)) signal.throwIfAborted();
  } finally {
    await consumer.stop();
  }
  await states.end(rebuild.report!);
  return rebuild.report;
};
