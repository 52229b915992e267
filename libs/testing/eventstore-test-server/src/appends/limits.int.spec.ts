import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { errorOf, openBatch } from '../conformance/raw-batch.ts';
import { event, freshName } from '../conformance/samples.ts';
import { startEventStoreTestServer, type EventStoreTestServer } from '../start.ts';

const MiB = 1024 * 1024;

describe('limits of profile 26.0.3', () => {
  let server: EventStoreTestServer;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    server = await startEventStoreTestServer({ file: ':memory:', profile: '26.0.3' });
    client = EventStoreDBClient.connectionString(server.connectionString);
  });
  afterAll(async () => {
    await client.dispose();
    await server.stop();
  });

  it('14: an event over 16 MiB is too large; one of 12 MiB is stored', async () => {
    const batch = await openBatch(client);
    const data = { text: 'x'.repeat(16 * MiB - 30_000) };
    const over = jsonEvent({ type: 'T'.repeat(16_000), data });
    expect(errorOf(await batch.append({ stream: freshName(), events: [over] }))).toBe(
      'event_store.client.MaximumAppendEventSizeExceeded',
    );
    const below = event({ text: 'x'.repeat(12 * MiB) });
    expect(errorOf(await batch.append({ stream: freshName(), events: [below] }))).toBeUndefined();
    batch.cancel();
  });
});
