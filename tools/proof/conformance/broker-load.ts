import { openKafkaMessages, type KafkaMessages } from '@pishkhan/kafka-messages';
import type { ContractMessage } from '@pishkhan/messages';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Journal } from './journal.ts';

const STREAMS = 40;

const message = (stream: string, revision: number): ContractMessage<string, { sentAt: number }> => ({
  id: randomUUID(),
  type: 'SampleRecorded',
  version: 1,
  source: 'samples',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: new Date().toISOString(),
  businessDate: '2026-11-22',
  correlationId: 'c',
  causationId: 'd',
  actor: { subject: 'load', roles: [] },
  data: { sentAt: performance.now() },
});

/** One writer, like a relay, and two members of one group, while the broker is broken. */
export class BrokerLoad {
  readonly journal = new Journal();
  readonly delaysMs: number[] = [];
  longestPauseMs = 0;
  faults = 0;
  private readonly clients: KafkaMessages[];
  private readonly topic = `load-${randomUUID()}`;
  private readonly next = new Map<string, number>();
  private handledAt = performance.now();
  private writing: Promise<void> | undefined;
  private stopped = false;

  constructor(brokers: readonly string[]) {
    const replicationFactor = Math.min(brokers.length, 3);
    this.clients = ['writer', 'reader-1', 'reader-2'].map((clientId) =>
      openKafkaMessages({ brokers, clientId, replicationFactor, sessionTimeoutMs: 6000 }),
    );
  }

  /** Round trips of single messages without faults, in milliseconds. */
  async roundTrips(count: number): Promise<number[]> {
    await this.join();
    for (let n = 0; n < count; n++) {
      const before = this.delaysMs.length;
      await this.write(1);
      while (this.delaysMs.length === before) await sleep(0);
    }
    return this.delaysMs.splice(0).slice(Math.floor(count / 10));
  }

  start(): void {
    this.handledAt = performance.now();
    this.writing = this.keepWriting();
  }

  /** Stops writing and waits until all acknowledged messages have arrived, or no more arrive. */
  async finish(patienceMs: number): Promise<void> {
    this.stopped = true;
    await this.writing;
    for (const end = Date.now() + patienceMs; Date.now() < end && this.journal.tally().lost > 0; await sleep(50));
    await Promise.all(this.clients.map((client) => client.close()));
  }

  private async join(): Promise<void> {
    const handle = async (handled: ContractMessage): Promise<void> => {
      const now = performance.now();
      this.longestPauseMs = Math.max(this.longestPauseMs, now - this.handledAt);
      this.handledAt = now;
      this.delaysMs.push(now - (handled.data as { sentAt: number }).sentAt);
      this.journal.handle(handled);
    };
    const [, ...readers] = this.clients;
    for (const reader of readers)
      await reader.consume({
        group: this.topic,
        topics: [this.topic],
        sideBySide: true,
        handle,
        onFault: () => this.faults++,
      });
    await sleep(1500);
  }

  private async keepWriting(): Promise<void> {
    while (!this.stopped) {
      await this.write(10);
      await sleep(5);
    }
  }

  /** Writes the next messages of random streams; repeats the same ones after a fault, as a relay does. */
  private async write(count: number): Promise<void> {
    const messages = Array.from({ length: count }, () => this.nextOf(`case-${Math.floor(Math.random() * STREAMS)}`));
    for (;;) {
      try {
        await this.clients[0]!.produce(this.topic, messages);
        return this.journal.acknowledge(messages);
      } catch {
        this.faults++;
        await sleep(100);
      }
    }
  }

  private nextOf(stream: string): ContractMessage {
    const revision = this.next.get(stream) ?? 0;
    this.next.set(stream, revision + 1);
    return message(stream, revision);
  }
}
