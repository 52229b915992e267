import { formatPosition, parsePosition, START, type Position } from '@pishkhan/event-store';
import type mongoose from 'mongoose';

/** Checkpoints of views of the own log, by collection. */
export interface Checkpoints {
  of(name: string): Promise<Position>;
  /**
   * Takes over a checkpoint and returns it. Saves of the previous keeper no longer count, however late they arrive.
   */
  takeOver(name: string, keeper: string): Promise<Position>;
  /**
   * Saves several in one request.
   *
   * @returns Names that another keeper has taken over; they stay as they are
   */
  save(positions: ReadonlyMap<string, Position>, keeper: string): Promise<readonly string[]>;
}

interface Kept {
  readonly _id: string;
  readonly position?: string;
  readonly keeper?: string;
}

const positionIn = (kept: Kept | null): Position => parsePosition(kept?.position ?? '') ?? START;

/** In `_checkpoints` of the service's own database. */
export const checkpointsIn = (database: mongoose.Connection): Checkpoints => {
  const stored = database.db!.collection<Kept>('_checkpoints');
  const notOf = async (keeper: string, names: readonly string[]): Promise<readonly string[]> => {
    const own = await stored.find({ _id: { $in: [...names] }, keeper }).toArray();
    const kept = new Set(own.map(({ _id }) => _id));
    return names.filter((name) => !kept.has(name));
  };
  return {
    of: async (name) => positionIn(await stored.findOne({ _id: name })),
    takeOver: async (name, keeper) =>
      positionIn(
        await stored.findOneAndUpdate({ _id: name }, { $set: { keeper } }, { upsert: true, returnDocument: 'after' }),
      ),
    save: async (positions, keeper) => {
      const { matchedCount } = await stored.bulkWrite(
        [...positions].map(([name, position]) => ({
          updateOne: { filter: { _id: name, keeper }, update: { $set: { position: formatPosition(position) } } },
        })),
        { ordered: false },
      );
      return matchedCount === positions.size ? [] : notOf(keeper, [...positions.keys()]);
    },
  };
};
