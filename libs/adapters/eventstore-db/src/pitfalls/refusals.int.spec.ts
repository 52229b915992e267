import { describe, expect, it, jest } from '@jest/globals';
import { freshStream, sampleEvent } from '@pishkhan/contract-specs/eventstore-db/contract.ts';
import { AccessDenied, Outage } from '@pishkhan/event-store';
import { TestServerRefused } from '../faults.ts';
import { inArena } from './arena.builders.ts';

jest.setTimeout(30_000);

describe('refusals of the server (15.3)', () => {
  it('a denied append has neither name, message nor code → AccessDenied with stream, place and remedy, after one attempt', () =>
    inArena(async ({ store }) => {
      const begun = performance.now();
      const denied = await store.append('$all', 'NoStream', [sampleEvent()]).catch((error: unknown) => error);
      expect(denied).toBeInstanceOf(AccessDenied);
      expect(denied).toMatchObject({ operation: 'append', stream: '$all', place: 0, user: undefined });
      expect(performance.now() - begun).toBeLessThan(10_000);
    }));
  it('production refuses a server that calls itself a test server: every call fails at once, and nothing is written', () =>
    inArena(async ({ store, another }) => {
      const [production, stream] = [another({ testServer: 'refused' }), freshStream()];
      await expect(production.checkServer()).rejects.toBeInstanceOf(TestServerRefused);
      const refused = await production.append(stream, 'NoStream', [sampleEvent()]).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(TestServerRefused);
      expect(refused).toBeInstanceOf(Outage);
      expect(await store.readStream(stream)).toEqual([]);
    }));
});
