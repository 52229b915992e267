import { describe, expect, it } from '@jest/globals';
import { createRequire } from 'node:module';
import { clampKafkaTimers, nextCheckMs } from './clamped-timers.ts';

type Queue = new (options: object) => {
  scheduleCheckPendingRequests(): void;
  maybeThrottle(ms: number): void;
  destroy(): void;
  throttleCheckTimeoutId: unknown;
};

describe('the timer of a request queue', () => {
  it.each([
    [-1, 0, undefined],
    [-1, 3, 10],
    [1500, 0, 500],
    [1500, 3, 500],
  ])('throttled until %i with %i waiting: %s ms', (until, pending, ms) => {
    expect(nextCheckMs(until, pending, 1000)).toBe(ms);
  });
  it('is not set by kafkajs without pending requests (Node 24 warns of a negative one)', () => {
    clampKafkaTimers();
    const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as Queue;
    const queue = new RequestQueue({
      maxInFlightRequests: 1,
      requestTimeout: 1000,
      enforceRequestTimeout: false,
      clientId: 'c',
      broker: 'b',
      logger: { debug: () => {} },
    });
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeNull();
    queue.maybeThrottle(1000);
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.destroy();
  });
});
