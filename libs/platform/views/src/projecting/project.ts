import type { Position } from '@pishkhan/event-store';
import type { mongo } from 'mongoose';
import type { PlacedFact } from '../fold/facts.ts';
import { foldBatch, keysOfBatch } from '../fold/fold-view.ts';
import type { View } from '../view.ts';
import { DocumentMovedOn, type Documents } from './view-store.ts';

const ATTEMPTS = 5;

/** Runs work in one transaction of the server, or without one if it has none. */
export type Together = (work: (session?: mongo.ClientSession) => Promise<void>) => Promise<void>;
export const plainly: Together = (work) => work();

export interface Projection<Document extends object> {
  readonly view: View<Document>;
  readonly store: Documents<Document> & {
    saveCheckpoint(position: Position, session?: mongo.ClientSession): Promise<void>;
  };
  readonly together: Together;
  /** Called when the documents can be read, before the checkpoint is saved (unless both are one transaction). */
  written(facts: number, upTo?: Position): void;
}

/**
 * Updates the documents of the batch, then the checkpoint. It may stop after any write: the marks in the documents
 * prevent a repeated fact from counting twice.
 */
export const project = async <Document extends object>(
  projection: Projection<Document>,
  batch: readonly PlacedFact[],
  upTo?: Position,
): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await projectOnce(projection, batch, upTo);
      return;
    } catch (error) {
      if (!(error instanceof DocumentMovedOn) || attempt === ATTEMPTS) throw error;
    }
  }
};

/**
 * Folds outside the transaction: the marks detect writes between load and commit. Documents or a checkpoint alone need
 * no transaction.
 */
const projectOnce = async <Document extends object>(
  { view, store, together, written }: Projection<Document>,
  batch: readonly PlacedFact[],
  upTo?: Position,
): Promise<void> => {
  const keys = keysOfBatch(view, batch);
  const changed = keys.length === 0 ? [] : foldBatch(view, batch, await store.load(keys));
  const one = upTo && changed.length > 0 ? together : plainly;
  await one(async (session) => {
    await store.write(changed, session);
    if (one === plainly) written(batch.length, upTo);
    if (upTo) await store.saveCheckpoint(upTo, session);
  });
  if (one !== plainly) written(batch.length, upTo);
};
