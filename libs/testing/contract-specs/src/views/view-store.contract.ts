import { afterAll, beforeAll, describe } from '@jest/globals';
import type mongoose from 'mongoose';
import { aggregating } from './aggregating.contract.ts';
import { finding, ordering } from './finding.contract.ts';
import { indexing, maintaining } from './maintaining.contract.ts';
import type { SpecConnection, SpecStore } from './stores.ts';
import { updating, writing, writingInBulk } from './writing.contract.ts';

const parts = [writing, writingInBulk, updating, finding, ordering, aggregating, indexing, maintaining];

/**
 * The contract of every MongoDB below the views, tested through Mongoose: the embedded one, and a real one by its URI.
 */
export const viewStoreContract = (name: string, connect: SpecStore['connect']): void => {
  describe(`view store: ${name}`, () => {
    let store: SpecConnection;
    beforeAll(async () => {
      store = await connect('contract');
    });
    afterAll(() => store.close());
    const database = (): mongoose.Connection => store.connection;
    for (const part of parts) {
      describe(part.name, () => {
        part(database);
      });
    }
  });
};
