import type { Aggregate, Model } from 'mongoose';

/**
 * Errors of a read whose collection was replaced by a rebuild: QueryPlanKilled, CursorNotFound, CursorKilled,
 * SnapshotUnavailable.
 */
const EXCHANGED = new Set([175, 43, 237, 246]);
const ATTEMPTS = 3;

const again = async <Result>(work: (attempt: number) => Promise<Result>): Promise<Result> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt === ATTEMPTS || !EXCHANGED.has((error as { code?: number }).code ?? 0)) throw error;
    }
  }
};

interface Executable {
  exec(...given: unknown[]): Promise<unknown>;
  clone(): Executable;
}

/**
 * Repeats reads of the model after a rebuild has swapped the collection. A cursor is not repeated, because its
 * documents are already delivered.
 */
export const readAgain = <Document>(model: Model<Document>): Model<Document> => {
  // Each model has a class of its own for its queries, which the types do not name.
  const { prototype } = ('Query' in model ? model.Query : undefined) as { readonly prototype: Executable };
  const { exec } = prototype;
  prototype.exec = function (...given) {
    return again((attempt) => exec.apply(attempt === 1 ? this : this.clone(), given));
  };
  const aggregate = model.aggregate.bind(model);
  model.aggregate = ((...given: Parameters<typeof aggregate>) => {
    const made = aggregate(...given) as Aggregate<unknown[]>;
    const once = made.exec.bind(made);
    made.exec = () => again(once);
    return made;
  }) as typeof model.aggregate;
  return model;
};
