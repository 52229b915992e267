import { PARTITIONS, type ConsumeOptions } from '@pishkhan/messages';
import type { Consumer, Kafka } from 'kafkajs';
import { retrying } from '../client/retrying.ts';
import { batchMsOf, heartbeatMsOf } from '../client/settings.ts';
import { BatchWork } from './batch-work.ts';

const REBALANCE_MS = 60_000;
/** Also the longest wait of a resumed partition for its next fetch. */
const LONGEST_FETCH_MS = 1000;
const PARTITION_BYTES = 256 * 1024;

interface HostOptions {
  readonly sessionTimeoutMs: number;
  readonly patienceMs: number;
  dead(error: Error): void;
}

/** One member of a consumer group. */
export class ConsumerHost {
  readonly group: string;
  private readonly consumer: Consumer;
  private readonly asked: ConsumeOptions;
  private readonly options: HostOptions;
  private readonly work: BatchWork;
  private beating: NodeJS.Timeout | undefined;
  private stopping: Promise<void> | undefined;

  constructor(kafka: Kafka, asked: ConsumeOptions, options: HostOptions) {
    this.group = asked.group;
    this.asked = asked;
    this.options = options;
    this.work = new BatchWork(asked, batchMsOf(options.sessionTimeoutMs));
    this.consumer = kafka.consumer({
      groupId: asked.group,
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: heartbeatMsOf(options.sessionTimeoutMs),
      rebalanceTimeout: REBALANCE_MS,
      maxWaitTimeInMs: LONGEST_FETCH_MS,
      maxBytesPerPartition: PARTITION_BYTES,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 50,
        maxRetryTime: 1000,
        retries: 8,
        restartOnFailure: async () => this.stopping === undefined,
      },
    });
  }

  /** Resolves when it has joined the group. */
  async start(): Promise<void> {
    const {
      consumer,
      work,
      asked: { topics, sideBySide },
      options: { sessionTimeoutMs, patienceMs, dead },
    } = this;
    consumer.on(consumer.events.GROUP_JOIN, () => work.joined());
    consumer.on(consumer.events.CRASH, ({ payload: { error, restart } }) => {
      if (!restart && !this.stopping) dead(error);
    });
    await retrying(() => consumer.connect(), patienceMs);
    await retrying(() => consumer.subscribe({ topics: [...topics], fromBeginning: true }), patienceMs);
    this.beating = setInterval(() => void work.beat(), heartbeatMsOf(sessionTimeoutMs) / 2);
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: sideBySide ? PARTITIONS * topics.length : 1,
      eachBatch: (payload) => work.eachBatch(payload),
    });
  }

  oldestInHandMs(): number {
    return this.work.oldestInHandMs();
  }

  /** Resolves when the current message is handled, its offset committed, and the group left. */
  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  private async leave(): Promise<void> {
    await this.work.settle();
    await this.consumer.disconnect();
    this.work.end();
    clearInterval(this.beating);
  }
}
