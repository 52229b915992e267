import type { ConsumeOptions, ContractMessage } from './port.ts';

const LARGEST_BATCH = 200;

type Handling = Pick<ConsumeOptions, 'handle' | 'handleBatch' | 'largestBatch'>;

/** Number of messages that a consumer takes at once. */
export const takenAtOnce = ({ handleBatch, largestBatch = LARGEST_BATCH }: Handling): number =>
  handleBatch ? largestBatch : 1;

/**
 * Hands over at most `takenAtOnce` consecutive messages of one partition.
 *
 * @throws The handler's error; none of the messages counts as handled
 */
export const handOver = async (
  consumer: Handling,
  messages: readonly ContractMessage[],
  topic: string,
): Promise<void> => {
  if (consumer.handleBatch) await consumer.handleBatch(messages, topic);
  else for (const message of messages) await consumer.handle(message, topic);
};
