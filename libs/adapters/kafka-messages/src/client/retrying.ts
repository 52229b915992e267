import { Outage } from '@pishkhan/event-store';
import pRetry from 'p-retry';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;

const isRetriable = (error: unknown): boolean => {
  const { retriable, cause } = error as { retriable?: boolean; cause?: unknown };
  return retriable === true || (cause !== undefined && isRetriable(cause));
};

/** Kafkajs wraps an error after its last retry; both count as transient, like "coordinator is loading" itself. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Error &&
  (isRetriable(error) ||
    ['KafkaJSNumberOfRetriesExceeded', 'KafkaJSConnectionError', 'KafkaJSNoBrokerAvailableError'].includes(error.name));

/** The broker does not answer, or has no leader, after all retries. */
export class BrokerUnreachable extends Outage {
  constructor(cause: unknown) {
    super(`the broker does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'BrokerUnreachable';
  }
}

/** A transient fault is an outage for callers of the port. */
export const asOutage = (error: unknown): unknown => (isPassing(error) ? new BrokerUnreachable(error) : error);

/** The same result; a transient fault is an outage. */
export const sayingOutage = async <Result>(work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    throw asOutage(error);
  }
};

/**
 * Retries transient faults, with growing pauses: a broker that starts, a leader that moves, a coordinator that loads.
 */
export const retrying = <Result>(work: () => Promise<Result>, patienceMs: number): Promise<Result> =>
  pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: FIRST_PAUSE_MS,
    maxTimeout: LONGEST_PAUSE_MS,
    maxRetryTime: patienceMs,
    shouldRetry: ({ error }) => isPassing(error),
  });
