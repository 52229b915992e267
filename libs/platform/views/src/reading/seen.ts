import type { Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';
import type { AnyView } from '../view.ts';
import { checkpointsIn } from '../projecting/progress/checkpoints.ts';
import { collectionOf } from '../projecting/view-store.ts';

/** A position of the log that somebody has seen. */
export interface Seen {
  /** Who: `view worklist`, `relay`. */
  readonly by: string;
  readonly position: Position;
}

/** Saved positions of the views of the own log. */
export const seenByViews = (database: mongoose.Connection, views: readonly AnyView[]): Promise<Seen[]> =>
  Promise.all(
    views
      .filter(({ from }) => 'categories' in from)
      .map(async (view) => ({
        by: `view ${view.name}`,
        position: await checkpointsIn(database).of(collectionOf(view)),
      })),
  );
