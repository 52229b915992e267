import { createRequire } from 'node:module';

interface RequestQueue {
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  readonly pending: readonly unknown[];
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const CHECK_MS = 10;

/** When a queue of requests must be looked at again; undefined when nothing in it waits for a time. */
export const nextCheckMs = (throttledUntil: number, pending: number, now: number): number | undefined => {
  if (throttledUntil > now) return throttledUntil - now;
  return pending > 0 ? CHECK_MS : undefined;
};

function scheduleCheckPendingRequests(this: RequestQueue): void {
  if (this.throttleCheckTimeoutId) return;
  const ms = nextCheckMs(this.throttledUntil, this.pending.length, Date.now());
  if (ms === undefined) return;
  this.throttleCheckTimeoutId = setTimeout(() => {
    this.throttleCheckTimeoutId = null;
    this.checkPendingRequests();
  }, ms);
}

/**
 * Kafkajs 2.2.4 asks for a timer of minus fifty years after every answer, of which Node 24 warns. Ours asks for one
 * only where something waits.
 */
export const clampKafkaTimers = (): void => {
  const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    readonly prototype: RequestQueue;
  };
  queue.prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
};
