import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PARTITIONS, partitionOf, TopicBehind, type ContractMessage } from '@pishkhan/messages';
import { ConfigResourceTypes, Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openKafkaMessages, type KafkaMessages } from '@pishkhan/kafka-messages';
import { eventually } from '@pishkhan/testing/eventually';

const SESSION_MS = 6000;
const fresh = (): string => `fresh-${randomUUID()}`;
const message = (stream: string, revision: number): ContractMessage => ({
  id: randomUUID(),
  type: 'SampleRecorded',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'd',
  actor: { subject: 'clerk-101', roles: [] },
  data: { متن: 'قبض' },
});

/** Properties of Kafka alone, and faults of its client that the adapter must hide. */
export const kafkaContract = (brokers: readonly string[], replicationFactor: number): void => {
  describe('Kafka', () => {
    const kafka = new Kafka({ clientId: 'contract-raw', brokers: [...brokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    let messages: KafkaMessages;
    beforeAll(async () => {
      messages = openKafkaMessages({ brokers, clientId: 'contract', replicationFactor, sessionTimeoutMs: SESSION_MS });
      await admin.connect();
    });
    afterAll(async () => {
      await admin.disconnect();
      await messages.close();
    });
    it('stores a message as a CloudEvent, in the partition of its stream', async () => {
      const topic = fresh();
      await messages.produce(
        topic,
        ['case-1', 'case-2', 'قبض-۱'].map((stream) => message(stream, 0)),
      );
      const seen: { partition: number; record: KafkaMessage }[] = [];
      const consumer = kafka.consumer({ groupId: fresh() });
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ partition, message: record }) => void seen.push({ partition, record }),
      });
      await eventually(() => seen.length >= 3, 15_000);
      await consumer.disconnect();
      for (const { partition, record } of seen) {
        expect(partition).toBe(partitionOf(String(record.key)));
        expect([
          String(record.headers?.['ce_type']),
          String(record.headers?.['ce_subject']),
          String(record.value),
        ]).toEqual(['SampleRecorded', String(record.key), '{"متن":"قبض"}']);
      }
      expect(seen).toHaveLength(3);
    }, 60_000);
    it('creates a topic with our partition count, and rejects one with another', async () => {
      const [ours, others] = [fresh(), fresh()];
      await messages.produce(ours, [message('case-1', 0)]);
      expect((await admin.fetchTopicMetadata({ topics: [ours] })).topics[0]?.partitions).toHaveLength(PARTITIONS);
      await admin.createTopics({
        topics: [{ topic: others, numPartitions: 3, replicationFactor }],
        waitForLeaders: true,
      });
      await expect(messages.produce(others, [message('case-1', 0)])).rejects.toThrow('3 partitions');
    }, 60_000);
    it('creates a topic without retention limit, because views are rebuilt from its beginning', async () => {
      const topic = fresh();
      await messages.produce(topic, [message('case-1', 0)]);
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: [
          {
            type: ConfigResourceTypes.TOPIC,
            name: topic,
            configNames: ['retention.ms', 'retention.bytes', 'cleanup.policy'],
          },
        ],
      });
      const config = Object.fromEntries(
        resources[0]!.configEntries.map(({ configName, configValue }) => [configName, configValue]),
      );
      expect(config).toEqual({ 'retention.ms': '-1', 'retention.bytes': '-1', 'cleanup.policy': 'delete' });
    }, 60_000);
    it('reports the lag of a group: without a commit, partly done, done, and for a missing topic', async () => {
      const [topic, group] = [fresh(), fresh()];
      expect(await messages.behind(group, [topic])).toBe(0);
      await messages.produce(
        topic,
        Array.from({ length: 5 }, (_, n) => message('case-1', n)),
      );
      expect(await messages.behind(group, [topic])).toBe(5);
      let handled = 0;
      const consumer = await messages.consume({ group, topics: [topic], handle: async () => void handled++ });
      await eventually(() => handled >= 5, 15_000);
      await consumer.stop();
      expect(await messages.behind(group, [topic])).toBe(0);
      await messages.produce(topic, [message('case-1', 5)]);
      expect((await messages.lag(group, [topic])).filter(({ behind }) => behind > 0)).toEqual([
        { topic, partition: partitionOf('case-1'), behind: 1 },
      ]);
    }, 60_000);
    it('N1: a group does not consume a topic that ends before what it has handled', async () => {
      const [topic, group] = [fresh(), fresh()];
      await messages.produce(topic, [message('case-1', 0)]);
      const partition = partitionOf('case-1');
      await admin.setOffsets({ groupId: group, topic, partitions: [{ partition, offset: '40' }] });
      const consuming = messages.consume({ group, topics: [topic], handle: async () => undefined });
      await expect(consuming).rejects.toThrow(TopicBehind);
      await expect(consuming).rejects.toThrow(`${topic} ends at offset 1 in partition ${partition}`);
    }, 60_000);
    it('a handler slower than the session timeout keeps its membership: heartbeats continue', async () => {
      const [topic, group] = [fresh(), fresh()];
      let handled = 0;
      await messages.produce(topic, [message('case-1', 0)]);
      const handle = async () => {
        await sleep(SESSION_MS * 1.5);
        handled++;
      };
      const consumer = await messages.consume({ group, topics: [topic], handle });
      await eventually(
        () => (messages.ages().find((age) => age.group === group)?.oldestInHandMs ?? 0) > SESSION_MS,
        15_000,
      );
      expect(handled).toBe(0);
      await eventually(() => handled > 0, SESSION_MS * 3);
      await sleep(1000);
      await consumer.stop();
      expect([handled, await messages.behind(group, [topic])]).toEqual([1, 0]);
    }, 60_000);
    it('a handler that always throws blocks its partition only, without a rebalance', async () => {
      const [topic, group] = [fresh(), fresh()];
      const [poison, well] = ['case-1', 'case-2'];
      const seen: number[] = [];
      let throws = 0;
      const consumer = await messages.consume({
        group,
        topics: [topic],
        sideBySide: true,
        handle: async ({ stream, revision }) => {
          if (stream === poison && throws++ < 1000) throw new Error('poison');
          seen.push(revision);
        },
      });
      const generation = async () =>
        (await admin.describeGroups([group])).groups[0]?.members.map(({ memberId }) => memberId).join();
      const before = await generation();
      await messages.produce(topic, [message(poison, 0)]);
      await eventually(() => throws > 0, 15_000);
      for (let n = 0; n < 5; n++) await messages.produce(topic, [message(well, n)]);
      await eventually(() => seen.length >= 5 && throws >= 4, 15_000);
      expect(seen).toEqual([0, 1, 2, 3, 4]);
      expect(throws).toBeGreaterThanOrEqual(4);
      expect(await generation()).toBe(before);
      expect(await messages.behind(group, [topic])).toBe(1);
      await consumer.stop();
    }, 60_000);
  });
};
