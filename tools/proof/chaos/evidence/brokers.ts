import { clampKafkaTimers } from '@pishkhan/kafka-messages/timers';
import { Kafka, logLevel, type Admin } from 'kafkajs';

const kafkaAt = (brokers: readonly string[]): Kafka => {
  clampKafkaTimers();
  return new Kafka({
    clientId: 'chaos',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2000,
    requestTimeout: 5000,
    retry: { retries: 2, initialRetryTime: 200 },
  });
};

/**
 * What the brokers say of themselves, asked over a connection of its own each time: the one before may have been to a
 * broker that is gone.
 */
export class Brokers {
  readonly kafka: Kafka;

  constructor(addresses: readonly string[]) {
    this.kafka = kafkaAt(addresses);
  }

  /** Every partition of every topic has all its copies. */
  async inSync(): Promise<boolean> {
    return this.ask(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata();
      return topics.every(({ partitions }) => partitions.every(({ isr, replicas }) => isr.length === replicas.length));
    }).catch(() => false);
  }

  /** Who is a member of each consumer group now. @returns undefined when nobody answers */
  async members(): Promise<ReadonlyMap<string, string> | undefined> {
    return this.ask(async (admin) => {
      const { groups } = await admin.listGroups();
      const described = await admin.describeGroups(groups.map(({ groupId }) => groupId));
      return new Map(
        described.groups.map(
          ({ groupId, members }) =>
            [
              groupId,
              members
                .map(({ memberId }) => memberId)
                .sort()
                .join(),
            ] as const,
        ),
      );
    }).catch(() => undefined);
  }

  async ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const admin = this.kafka.admin();
    try {
      await admin.connect();
      return await question(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}
