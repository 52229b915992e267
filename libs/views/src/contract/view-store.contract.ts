import { afterAll, beforeAll, describe } from '@jest/globals';
import type mongoose from 'mongoose';
import { aggregating } from './aggregating.contract.ts';
import { finding } from './finding.contract.ts';
import { maintaining } from './maintaining.contract.ts';
import type { SpecConnection, SpecStore } from './stores.ts';
import { writing } from './writing.contract.ts';

/** What every MongoDB that the views stand on must do, through Mongoose: the embedded one and a real one by its URI. */
export const viewStoreContract = (name: string, connect: SpecStore['connect']): void => {
  describe(`view store: ${name}`, () => {
    let store: SpecConnection;
    beforeAll(async () => {
      store = await connect('contract');
    });
    afterAll(() => store.close());
    const database = (): mongoose.Connection => store.connection;
    describe('writing', () => {
      writing(database);
    });
    describe('finding', () => {
      finding(database);
    });
    describe('aggregating', () => {
      aggregating(database);
    });
    describe('maintaining', () => {
      maintaining(database);
    });
  });
};
