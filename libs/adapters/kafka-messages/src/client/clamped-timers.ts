import { createRequire } from 'node:module';

interface RequestQueue {
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  readonly pending: readonly unknown[];
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const CHECK_MS = 10;

/** Milliseconds until a request queue must be checked again; undefined if no request is delayed. */
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
 * After every response kafkajs 2.2.4 sets a timer of minus fifty years, and Node 24 warns of it. This sets a timer only
 * if requests are pending.
 */
export const clampKafkaTimers = (): void => {
  const queue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    readonly prototype: RequestQueue;
  };
  queue.prototype.scheduleCheckPendingRequests = scheduleCheckPendingRequests;
};
