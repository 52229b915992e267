import type { Position } from '@pishkhan/event-store';
import type { PlacedFact } from '../fold/facts.ts';
import { foldBatch, keysOfBatch } from '../fold/fold-view.ts';
import type { View } from '../view.ts';
import { DocumentMovedOn, type Documents } from './view-store.ts';

const ATTEMPTS = 5;

export interface Projection<Document extends object> {
  readonly view: View<Document>;
  readonly documents: Documents<Document>;
  /** Called when the documents can be read. A checkpoint is saved only afterwards. */
  written(facts: number, upTo?: Position): void;
}

/**
 * Updates the documents of the batch. It may stop after any write: the marks in the documents prevent a repeated fact
 * from counting twice.
 */
export const project = async <Document extends object>(
  projection: Projection<Document>,
  batch: readonly PlacedFact[],
  upTo?: Position,
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await projectOnce(projection, batch);
      break;
    } catch (error) {
      if (!(error instanceof DocumentMovedOn) || attempt === ATTEMPTS) throw error;
    }
  }
  projection.written(batch.length, upTo);
};

/** The marks detect writes between load and write. */
const projectOnce = async <Document extends object>(
  { view, documents }: Projection<Document>,
  batch: readonly PlacedFact[],
): Promise<void> => {
  const keys = keysOfBatch(view, batch);
  if (keys.length > 0) await documents.write(foldBatch(view, batch, await documents.load(keys)));
};
