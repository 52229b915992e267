import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '@pishkhan/event-store';
import { appending } from './appending.contract.ts';
import { reading } from './reading.contract.ts';
import { subscribing } from './subscribing.contract.ts';

/**
 * The contract of every adapter of the port. Numbers in titles are those of the conformance list (eventstore-protocol,
 * part 7). Streams are fresh and random and the log may have other content, so it can run on a server in use.
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
