import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '@pishkhan/event-store';
import { appending } from './appending.contract.ts';
import { reading } from './reading.contract.ts';
import { subscribing } from './subscribing.contract.ts';

/**
 * What every adapter of the port must do; the numbers in the titles are those of the conformance list
 * (eventstore-protocol, part 7). Streams are fresh and random, and the log may hold anything: it runs on a server in
 * use.
 */
export const eventStoreContract = (name: string, open: () => Promise<EventStore>): void => {
  describe(`event store: ${name}`, () => {
    let opened: EventStore;
    const store = () => opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());
    describe('appending', () => {
      appending(store);
    });
    describe('reading', () => {
      reading(store);
    });
    describe('subscribing', () => {
      subscribing(store);
    });
  });
};
