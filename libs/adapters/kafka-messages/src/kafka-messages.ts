import type { Messages } from '@pishkhan/messages';
import { connectKafka } from './client/connection.ts';
import { sayingOutage } from './client/retrying.ts';
import type { KafkaMessagesOptions } from './client/settings.ts';
import { ConsumerHost } from './consuming/consumer-host.ts';
import { totalLag, type PartitionLag } from './lag.ts';
import { Producing } from './producing.ts';
import { Topics } from './topics.ts';

export interface ConsumerAge {
  readonly group: string;
  readonly oldestInHandMs: number;
}

export interface KafkaMessages extends Messages {
  /** Number of unhandled messages of a group, by partition. */
  lag(group: string, topics: readonly string[]): Promise<PartitionLag[]>;
  /** Age of the oldest message that is being handled or retried, for each consumer of this process. */
  ages(): ConsumerAge[];
}

/**
 * A consumer that gives up must rejoin and wait until its old membership expires. One that waits for the broker is
 * still a member.
 */
const CONSUMER_PATIENCE_MS = 60_000;

/** An uncaught error ends the process, so that its supervisor starts another. */
const endProcess = (error: Error): void => {
  setImmediate(() => {
    throw error;
  });
};

/** The message port on Apache Kafka. Nothing is sent before the first call. */
export const openKafkaMessages = (options: KafkaMessagesOptions): KafkaMessages => {
  const {
    replicationFactor = 1,
    patienceMs = 30_000,
    sessionTimeoutMs = 10_000,
    onDeadConsumer = endProcess,
  } = options;
  const kafka = connectKafka(options, 0);
  const consuming = connectKafka(options, CONSUMER_PATIENCE_MS);
  const topics = new Topics(kafka, { replicationFactor, patienceMs });
  const producing = new Producing(kafka);
  const hosts = new Set<ConsumerHost>();
  const lag = (group: string, named: readonly string[]) => sayingOutage(topics.lag(group, named));
  return {
    produce: async (topic, messages) => {
      if (messages.length === 0) return;
      await sayingOutage(topics.ensure(topic).then(() => producing.produce(topic, messages)));
    },
    consume: async (asked) => {
      await sayingOutage(Promise.all(asked.topics.map((topic) => topics.ensure(topic))));
      await sayingOutage(topics.mustReach(asked.group, asked.topics));
      const host = new ConsumerHost(consuming, asked, { sessionTimeoutMs, patienceMs, dead: onDeadConsumer });
      hosts.add(host);
      await host.start();
      return { stop: () => host.stop().finally(() => hosts.delete(host)) };
    },
    lag,
    behind: async (group, named) => totalLag(await lag(group, named)),
    ages: () => [...hosts].map((host) => ({ group: host.group, oldestInHandMs: host.oldestInHandMs() })),
    close: async () => {
      await Promise.all([...hosts].map((host) => host.stop()));
      await producing.close();
      await topics.close();
    },
  };
};
