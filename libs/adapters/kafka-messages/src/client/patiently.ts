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

/** Retries transient faults: a broker that starts, a leader that moves, a coordinator that loads. */
export const patiently = async <Result>(work: () => Promise<Result>, patienceMs: number): Promise<Result> => {
  const end = Date.now() + patienceMs;
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() + pause > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
};
