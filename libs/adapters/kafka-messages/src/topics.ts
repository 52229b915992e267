import { setTimeout as sleep } from 'node:timers/promises';
import { PARTITIONS, TopicBehind } from '@pishkhan/messages';
import type { Admin, Kafka } from 'kafkajs';
import { retrying } from './client/retrying.ts';
import { FOR_EVER } from './client/retention.ts';
import { endedBefore, lagOf, type PartitionLag, type PartitionOffsets } from './lag.ts';

/** A leader that was just elected learns the end of its partitions within moments. */
const TRIES = 5;
const PAUSE_MS = 1000;

/** With another number of partitions a key's messages would go to another partition. */
export class WrongPartitionCount extends Error {
  constructor(topic: string, partitions: number) {
    super(`topic ${topic} has ${partitions} partitions instead of ${PARTITIONS}`);
    this.name = 'WrongPartitionCount';
  }
}

/** The client reads an answer without offsets as one with offsets while a broker is away, and throws a TypeError. */
const endsOf = async (admin: Admin, topic: string) => {
  try {
    return await admin.fetchTopicOffsets(topic);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw Object.assign(new Error(`no broker names the offsets of ${topic}`, { cause }), { retriable: true });
  }
};

interface TopicOptions {
  readonly replicationFactor: number;
  readonly patienceMs: number;
}

/** Topics of the broker: created with our partition count; offsets of groups in them. */
export class Topics {
  private readonly admin: Admin;
  private readonly options: TopicOptions;
  private readonly known = new Map<string, Promise<void>>();
  private connected: Promise<void> | undefined;

  constructor(kafka: Kafka, options: TopicOptions) {
    this.admin = kafka.admin();
    this.options = options;
  }

  /** Creates the topic if it is missing. @throws WrongPartitionCount */
  ensure(topic: string): Promise<void> {
    const ensuring = this.known.get(topic) ?? this.make(topic);
    this.known.set(topic, ensuring);
    ensuring.catch(() => this.known.delete(topic));
    return ensuring;
  }

  async lag(group: string, topics: readonly string[]): Promise<PartitionLag[]> {
    return (await this.offsets(group, topics)).map(lagOf);
  }

  /** @throws TopicBehind if a topic still ends before what the group has handled after a leader had time to know */
  async mustReach(group: string, topics: readonly string[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const behind = endedBefore(await this.offsets(group, topics));
      if (!behind) return;
      const { topic, partition, high, committed } = behind;
      if (attempt === TRIES) throw new TopicBehind(group, { topic, partition, end: high, handled: committed });
      await sleep(PAUSE_MS);
    }
  }

  private async offsets(group: string, topics: readonly string[]): Promise<PartitionOffsets[]> {
    const there = await this.ask((admin) => admin.listTopics());
    const asked = topics.filter((topic) => there.includes(topic));
    const committed = await this.ask((admin) => admin.fetchOffsets({ groupId: group, topics: asked }));
    const offsets = await Promise.all(
      asked.map(async (topic) => {
        const ends = await this.ask((admin) => endsOf(admin, topic));
        const handled = new Map(
          committed
            .find((one) => one.topic === topic)
            ?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]),
        );
        return ends.map(({ partition, low, high }) => ({
          topic,
          partition,
          low: BigInt(low),
          high: BigInt(high),
          committed: handled.get(partition) ?? -1n,
        }));
      }),
    );
    return offsets.flat();
  }

  async close(): Promise<void> {
    if (this.connected) await this.admin.disconnect();
  }

  private async make(topic: string): Promise<void> {
    const { replicationFactor } = this.options;
    // A user of production may not create topics, so it does not try where one is there.
    if (!(await this.ask((admin) => admin.listTopics())).includes(topic))
      await this.ask((admin) =>
        admin.createTopics({
          topics: [{ topic, numPartitions: PARTITIONS, replicationFactor, configEntries: FOR_EVER }],
          waitForLeaders: true,
        }),
      );
    const { topics } = await this.ask((admin) => admin.fetchTopicMetadata({ topics: [topic] }));
    const partitions = topics[0]?.partitions.length ?? 0;
    if (partitions !== PARTITIONS) throw new WrongPartitionCount(topic, partitions);
  }

  private ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    return retrying(async () => {
      this.connected ??= this.admin.connect();
      this.connected.catch(() => (this.connected = undefined));
      await this.connected;
      return question(this.admin);
    }, this.options.patienceMs);
  }
}
