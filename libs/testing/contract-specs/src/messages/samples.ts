import { randomUUID } from 'node:crypto';
import type { ConsumeOptions, ContractMessage, Messages } from '@pishkhan/messages';

export const freshName = (): string => `fresh-${randomUUID()}`;

/** The n-th message of a stream that publishes each of its events. */
export const sampleMessage = (stream: string, revision: number, data: unknown = { text: 'قبض' }): ContractMessage => ({
  id: randomUUID(),
  type: 'SampleRecorded',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: randomUUID(),
  causationId: randomUUID(),
  actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
  data,
});

export const sampleMessages = (stream: string, count: number, from = 0): ContractMessage[] =>
  Array.from({ length: count }, (_, index) => sampleMessage(stream, from + index));

interface Handled {
  readonly message: ContractMessage;
  readonly topic: string;
}

/** Joins a group and records the messages that it receives. */
export const join = async (
  messages: Messages,
  group: string,
  topics: string[],
  options: Partial<ConsumeOptions> = {},
) => {
  const seen: Handled[] = [];
  const consumer = await messages.consume({
    group,
    topics,
    ...options,
    handle: async (message, topic) => {
      await options.handle?.(message, topic);
      seen.push({ message, topic });
    },
  });
  return {
    seen,
    consumer,
    revisionsOf: (stream: string) =>
      seen.filter(({ message }) => message.stream === stream).map(({ message }) => message.revision),
  };
};
