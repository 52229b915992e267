import type mongoose from 'mongoose';
import type { AnyView } from '../view.ts';
import { collectionOf } from '../projecting/view-store.ts';
import type { RebuildReport, Swap } from './report.ts';

/** A rebuild of the view is already in progress; only one at a time is allowed. */
export class ViewMustNotBeRebuilding extends Error {
  constructor(view: string) {
    super(`the view ${view} is being rebuilt`);
    this.name = 'ViewMustNotBeRebuilding';
  }
}

/** Another process has taken over or ended the rebuild. */
export class RebuildMovedOn extends Error {
  constructor(collection: string) {
    super(`the rebuild of ${collection} was ended by another process`);
    this.name = 'RebuildMovedOn';
  }
}

/** A rebuild in progress, as every replica sees it. */
export interface Rebuild {
  readonly run: string;
  readonly swap: Swap;
  readonly state: 'asked' | 'building' | 'swapping' | 'swapped';
  /**
   * Collection of the rebuilt documents, once started. Its name is never reused, so a process that resumes late finds
   * nothing under it.
   */
  readonly into?: string;
  readonly askedAt: Date;
  /** The final report, once the swap has begun. */
  readonly report?: RebuildReport;
}

/** The state of a view's rebuild, in `_checkpoints`. */
export interface RebuildStates {
  /** @throws ViewMustNotBeRebuilding unless it is the same run */
  ask(run: string, swap: Swap): Promise<void>;
  find(): Promise<Rebuild | undefined>;
  begin(rebuild: Rebuild, into: string): Promise<Rebuild>;
  /** @throws Error if another process has ended it in the meantime */
  become(rebuild: Rebuild, state: 'swapping' | 'swapped', report: RebuildReport): Promise<void>;
  end(report: RebuildReport): Promise<void>;
  lastReport(): Promise<RebuildReport | undefined>;
}

type Kept = { _id: string } & Partial<Rebuild> & { report?: RebuildReport };
const isDuplicate = (error: unknown): boolean => (error as { code?: number }).code === 11000;

const PREFIX = 'rebuild/';

/** Collections of views with a rebuild requested or in progress. */
export const rebuildsUnderWay = async (database: mongoose.Connection): Promise<Set<string>> => {
  const found = await database
    .db!.collection<Kept>('_checkpoints')
    .find({ _id: { $gte: PREFIX, $lt: 'rebuild0' } }, { projection: { _id: 1 } })
    .toArray();
  return new Set(found.map(({ _id }) => _id.slice(PREFIX.length)));
};

export const rebuildStatesOf = (database: mongoose.Connection, view: AnyView): RebuildStates => {
  const kept = database.db!.collection<Kept>('_checkpoints');
  const name = collectionOf(view);
  const [_id, reportId] = [`${PREFIX}${name}`, `rebuild-report/${name}`];
  const find = async () => ((await kept.findOne({ _id }, { projection: { _id: 0 } })) as Rebuild | null) ?? undefined;
  const change = async ({ run, into }: Rebuild, fields: Partial<Rebuild>): Promise<void> => {
    const { matchedCount } = await kept.updateOne(
      { _id, run, ...(into === undefined ? { state: 'asked' } : { into }) },
      { $set: fields },
    );
    if (matchedCount === 0) throw new RebuildMovedOn(name);
  };
  return {
    find,
    ask: async (run, swap) => {
      await kept.insertOne({ _id, run, swap, state: 'asked', askedAt: new Date() }).catch(async (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        if ((await find())?.run !== run) throw new ViewMustNotBeRebuilding(view.name);
      });
    },
    begin: async (rebuild, into) => {
      await change(rebuild, { state: 'building', into });
      return { ...rebuild, state: 'building', into };
    },
    become: (rebuild, state, report) => change(rebuild, { state, report }),
    end: async (report) => {
      await kept.updateOne({ _id: reportId }, { $set: { report } }, { upsert: true });
      await kept.deleteOne({ _id, run: report.run });
    },
    lastReport: async () => (await kept.findOne({ _id: reportId }))?.report,
  };
};
