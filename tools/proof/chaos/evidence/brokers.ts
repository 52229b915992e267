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

/** Admin queries to the brokers, each over a new connection, because the previous broker may be down. */
export class Brokers {
  readonly kafka: Kafka;

  constructor(addresses: readonly string[]) {
    this.kafka = kafkaAt(addresses);
  }

  /** Whether every partition of every topic has all its replicas. */
  async inSync(): Promise<boolean> {
    return this.ask(async (admin) => {
      const { topics } = await admin.fetchTopicMetadata();
      return topics.every(({ partitions }) => partitions.every(({ isr, replicas }) => isr.length === replicas.length));
    }).catch(() => false);
  }

  /** Current members of each consumer group. @returns undefined if no broker responds */
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
