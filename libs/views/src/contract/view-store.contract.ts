import { afterAll, beforeAll, describe } from '@jest/globals';
import mongoose from 'mongoose';
import { aggregating } from './aggregating.contract.ts';
import { finding } from './finding.contract.ts';
import { maintaining } from './maintaining.contract.ts';
import { writing } from './writing.contract.ts';

/** A database that belongs to the spec alone; it is dropped before and after. */
export interface ViewStoreUnderTest {
  readonly uri: string;
  close(): Promise<void>;
}

/** What every MongoDB that the views stand on must do, through Mongoose: the embedded one and a real one by its URI. */
export const viewStoreContract = (name: string, connect: () => Promise<ViewStoreUnderTest>): void => {
  describe(`view store: ${name}`, () => {
    let store: ViewStoreUnderTest;
    let connection: mongoose.Connection;
    beforeAll(async () => {
      store = await connect();
      connection = await mongoose.createConnection(store.uri).asPromise();
      await connection.dropDatabase();
    });
    afterAll(async () => {
      await connection.dropDatabase();
      await connection.close();
      await store.close();
    });
    const database = () => connection;
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
