import type { Term } from '@pishkhan/messages';
import { Rebuilds } from '../rebuilding/rebuilds.ts';
import { checkpointsIn } from './progress/checkpoints.ts';
import { PacedCheckpoints } from './progress/paced-checkpoints.ts';
import { keepFromLog, type LogProjector, type Projector } from './projector.ts';
import type { ProjectorContext, WatchedView } from './watched-view.ts';

/** One term of the lease: cleans up interrupted rebuilds, keeps the views of the own log, and does rebuilds. */
export const startTerm = async (
  watched: readonly WatchedView[],
  context: ProjectorContext,
  term: Pick<Term, 'isHeld'>,
  asked: (wake: () => void) => void,
): Promise<Projector> => {
  const rebuilds = new Rebuilds(watched, context);
  await rebuilds.recover();
  const checkpoints = new PacedCheckpoints({
    checkpoints: checkpointsIn(context.database),
    term,
    onFault: (error) => context.onFault(error, 'projectors'),
  });
  const live = await startEach(
    watched.filter(({ progress }) => progress),
    (each): Promise<LogProjector> => keepFromLog(each, context, checkpoints),
  );
  await rebuilds.askForReleased();
  rebuilds.start(live);
  asked(() => rebuilds.wake());
  return {
    stop: async () => {
      await rebuilds.stop();
      await stopAll(live);
      await checkpoints.stop();
    },
  };
};

/** Starts all, or stops those already started. */
export const startEach = async <Started extends Projector>(
  watched: readonly WatchedView[],
  start: (each: WatchedView) => Promise<Started>,
): Promise<Started[]> => {
  const running: Started[] = [];
  try {
    for (const each of watched) running.push(await start(each));
    return running;
  } catch (error) {
    await stopAll(running);
    throw error;
  }
};

export const stopAll = async (running: readonly Projector[]): Promise<void> =>
  void (await Promise.all(running.map((each) => each.stop())));
