import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { messageOf } from '@pishkhan/kafka-messages/record';
import type { Brokers } from './brokers.ts';

const READ_MS = 120_000;
const POLL_MS = 200;

/** A message in a topic. */
export interface Lying {
  readonly topic: string;
  readonly partition: number;
  readonly message: ContractMessage;
  /** System time of its sending, in milliseconds since 1970. */
  readonly sentAt: number;
}

interface Ends {
  /** Offset after the last message, by `topic/partition`. */
  readonly left: Map<string, bigint>;
}

const endsOf = (brokers: Brokers, topics: readonly string[]): Promise<Ends> =>
  brokers.ask(async (admin) => {
    const left = new Map<string, bigint>();
    for (const topic of topics) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic))
        if (BigInt(high) > 0n) left.set(`${topic}/${partition}`, BigInt(high));
    }
    return { left };
  });

/** Reads everything in the services' topics, in order within each partition, with a new consumer. */
export const readTopics = async (brokers: Brokers, services: readonly string[]): Promise<Lying[]> => {
  const { topics: there } = await brokers.ask((admin) => admin.fetchTopicMetadata());
  const topics = services.map(topicOf).filter((topic) => there.some(({ name }) => name === topic));
  const { left } = await endsOf(brokers, topics);
  const found: Lying[] = [];
  const consumer = brokers.kafka.consumer({
    groupId: `chaos-${randomUUID()}`,
    sessionTimeout: 30_000,
    maxWaitTimeInMs: 500,
  });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        const { topic, partition, messages } = batch;
        for (const record of messages)
          found.push({ topic, partition, message: messageOf(record), sentAt: Number(record.timestamp) });
        if (BigInt(batch.lastOffset()) + 1n >= (left.get(`${topic}/${partition}`) ?? 0n))
          left.delete(`${topic}/${partition}`);
      },
    });
    for (const limit = Date.now() + READ_MS; left.size > 0; await sleep(POLL_MS))
      if (Date.now() > limit)
        throw new Error(`the topics could not be read: ${[...left.keys()].join(', ')} are incomplete`);
  } finally {
    await consumer.disconnect();
  }
  return found;
};
