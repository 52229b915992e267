import type { ContractMessage } from '@pishkhan/messages';
import type { Kafka, Producer, RecordMetadata } from 'kafkajs';
import { recordOf, sizeOf } from './record.ts';

const REQUEST_BYTES = 512 * 1024;

type OutgoingRecord = ReturnType<typeof recordOf>;

/**
 * Kafkajs resolves a send without one of its partitions if that partition's leader moved to a broker that had already
 * replied.
 */
export class UnacknowledgedPartitions extends Error {
  constructor(topic: string, partitions: readonly number[]) {
    super(`the broker has not acknowledged partitions ${partitions.join(', ')} of ${topic}`);
    this.name = 'UnacknowledgedPartitions';
  }
}

/** Splits records into requests, in order, each small enough for the broker. */
export const requestsOf = (records: readonly OutgoingRecord[], bytes = REQUEST_BYTES): OutgoingRecord[][] => {
  const requests: OutgoingRecord[][] = [];
  let left = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (requests.length === 0 || size > left) {
      requests.push([]);
      left = bytes;
    }
    requests.at(-1)!.push(record);
    left -= size;
  }
  return requests;
};

export const unacknowledged = (
  records: readonly OutgoingRecord[],
  answers: readonly Pick<RecordMetadata, 'partition' | 'errorCode'>[],
): number[] => {
  const done = new Set(answers.filter(({ errorCode }) => errorCode === 0).map(({ partition }) => partition));
  return [...new Set(records.map(({ partition }) => partition))]
    .filter((partition) => !done.has(partition))
    .sort((a, b) => a - b);
};

/**
 * Writes one call after the other, acknowledged by all replicas. After a failed call the producer is replaced: kafkajs
 * would reuse the sequence numbers of the failed messages, and a broker that had written those would drop the new ones
 * as duplicates.
 */
export class Producing {
  private readonly kafka: Kafka;
  private producer: Producer | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(kafka: Kafka) {
    this.kafka = kafka;
  }

  produce(topic: string, messages: readonly ContractMessage[]): Promise<void> {
    const produced = this.turn.then(() => this.write(topic, messages.map(recordOf)));
    this.turn = produced.catch(() => {});
    return produced;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.discard();
  }

  private async write(topic: string, records: readonly OutgoingRecord[]): Promise<void> {
    try {
      for (const request of requestsOf(records)) {
        const producer = await this.connected();
        const missing = unacknowledged(request, await producer.send({ topic, messages: request, acks: -1 }));
        if (missing.length > 0) throw new UnacknowledgedPartitions(topic, missing);
      }
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
      retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: 10 },
    });
    await producer.connect();
    this.producer = producer;
    return producer;
  }

  private async discard(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => {});
  }
}
