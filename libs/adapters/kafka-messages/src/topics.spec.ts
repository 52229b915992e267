import { expect, it } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { Topics } from './topics.ts';

it('asks again while a broker is away, whose answer has no offsets', async () => {
  const low: { partitions: string[] }[] = [];
  const admin = {
    connect: async () => undefined,
    listTopics: async () => ['gas.metering.v1'],
    fetchOffsets: async () => [{ topic: 'gas.metering.v1', partitions: [{ partition: 0, offset: '5' }] }],
    fetchTopicOffsets: async () => {
      const { partitions } = low.pop()!;
      return partitions.map((offset, partition) => ({ partition, offset, high: offset, low: '0' }));
    },
  };
  const topics = new Topics({ admin: () => admin } as unknown as Kafka, { replicationFactor: 1, patienceMs: 5_000 });
  const asked = topics.lag('views', ['gas.metering.v1']);
  setTimeout(() => low.push({ partitions: ['9'] }), 20);
  expect(await asked).toEqual([{ topic: 'gas.metering.v1', partition: 0, behind: 4 }]);
});
