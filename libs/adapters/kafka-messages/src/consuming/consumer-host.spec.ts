import { describe, expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { ConsumerHost } from './consumer-host.ts';

const CRASH = 'consumer.crash';

/** A client whose only consumer does nothing; the test can report a crash of it. */
const client = () => {
  const listeners = new Map<string, (event: unknown) => void>();
  const asked: Record<string, object> = {};
  const consumer = {
    events: { GROUP_JOIN: 'consumer.group_join', CRASH },
    on: (name: string, listener: (event: unknown) => void) => void listeners.set(name, listener),
    connect: async () => {},
    disconnect: async () => {},
    subscribe: async (options: object) => void (asked['subscribe'] = options),
    run: async (options: object) => void (asked['run'] = options),
  };
  const kafka = { consumer: (options: object) => ((asked['consumer'] = options), consumer) } as unknown as Kafka;
  return {
    kafka,
    asked,
    crash: (restart: boolean) => listeners.get(CRASH)?.({ payload: { error: new Error('gone'), restart } }),
  };
};

const startHost = async (sideBySide = false) => {
  const { kafka, asked, crash } = client();
  const dead: Error[] = [];
  const host = new ConsumerHost(
    kafka,
    { group: 'g', topics: ['a', 'b'], sideBySide, handle: async () => {} },
    { sessionTimeoutMs: 6000, patienceMs: 0, dead: (error) => dead.push(error) },
  );
  await host.start();
  return { host, asked, crash, dead };
};

describe('a consumer', () => {
  it('starts at the beginning, commits by itself, and handles one partition after the other', async () => {
    const { host, asked } = await startHost();
    expect(asked['subscribe']).toEqual({ topics: ['a', 'b'], fromBeginning: true });
    expect(asked['run']).toMatchObject({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1,
    });
    await host.stop();
  });
  it('handles all partitions of its topics in parallel if allowed', async () => {
    const { host, asked } = await startHost(true);
    expect(asked['run']).toMatchObject({ partitionsConsumedConcurrently: 24 });
    await host.stop();
  });
  it('that kafkajs restarts is not dead; one without a restart is', async () => {
    const { host, crash, dead } = await startHost();
    crash(true);
    expect(dead).toEqual([]);
    crash(false);
    expect(dead).toEqual([new Error('gone')]);
    await host.stop();
  });
  it('that was stopped is neither dead nor restarted', async () => {
    const { host, asked, crash, dead } = await startHost();
    const { retry } = asked['consumer'] as { retry: { restartOnFailure(): Promise<boolean> } };
    expect(await retry.restartOnFailure()).toBe(true);
    await host.stop();
    crash(false);
    expect([dead, await retry.restartOnFailure()]).toEqual([[], false]);
  });
});
