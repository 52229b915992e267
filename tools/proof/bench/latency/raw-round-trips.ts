import { randomUUID } from 'node:crypto';
import { PARTITIONS } from '@pishkhan/messages';
import { Kafka, logLevel } from 'kafkajs';

export interface RoundTrips {
  /** Milliseconds from the produce call until the consumer receives the record. */
  one(key: string, value: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * The reference: the bare client on the same broker, idempotent, acks=all, one request in flight; the consumer does not
 * commit.
 */
export const openRoundTrips = async (broker: string): Promise<RoundTrips> => {
  const kafka = new Kafka({ clientId: 'raw', brokers: [broker], logLevel: logLevel.NOTHING });
  const topic = `raw-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId: topic });
  let received: (value: string) => void = () => {};
  const joined = new Promise<void>((resolve) => void consumer.on('consumer.group_join', () => resolve()));
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachMessage: async ({ message }) => received(message.value!.toString()) });
  await joined;
  return {
    one: async (key, value) => {
      const from = performance.now();
      const there = new Promise<number>(
        (resolve) => (received = (got) => got === value && resolve(performance.now() - from)),
      );
      await producer.send({ topic, acks: -1, messages: [{ key, value }] });
      return there;
    },
    close: async () => void (await Promise.all([producer.disconnect(), consumer.disconnect()])),
  };
};
