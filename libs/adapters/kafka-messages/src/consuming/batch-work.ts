import { setTimeout as sleep } from 'node:timers/promises';
import { restAfter } from '@pishkhan/event-store';
import { handOver, takenAtOnce, type ConsumeOptions, type ContractMessage } from '@pishkhan/messages';
import type { EachBatchPayload, KafkaMessage } from 'kafkajs';
import { asOutage } from '../client/retrying.ts';
import { ageMs } from '../lag.ts';
import { messageOf } from '../record.ts';
import { Commits } from './commits.ts';
import { GrowingPauses } from './growing-pauses.ts';

const LOST_MEMBERSHIP = new Set([
  'REBALANCE_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
]);

/** The group rebalances or has dropped this member. The runner rejoins when notified. */
const isLostMembership = (error: unknown): boolean => LOST_MEMBERSHIP.has((error as { type?: string }).type ?? '');

type Handling = Pick<ConsumeOptions, 'handle' | 'handleBatch' | 'largestBatch' | 'sideBySide' | 'onFault'>;

/**
 * Handles a batch of one partition: in order, committing after the handler resolves. Leaves early on a rebalance, on a
 * stop, or when other batches have waited long enough. A handler's fault never reaches kafkajs, which would restart the
 * whole group: the partition is paused and the message fetched again.
 */
export class BatchWork {
  private readonly handling: Handling;
  private readonly batchMs: number;
  private readonly commits = new Commits();
  private readonly pauses = new GrowingPauses();
  private readonly inHand = new Map<string, string>();
  private readonly busy = new Set<EachBatchPayload>();
  /** The batches of one fetch. */
  private round = { begunAt: 0, messages: 0 };
  /** The last one, with the group's membership. */
  private member: EachBatchPayload | undefined;
  private later: NodeJS.Timeout | undefined;
  private ending = false;
  private rebalances = 0;
  private lost: Error | undefined;

  constructor(handling: Handling, batchMs: number) {
    this.handling = handling;
    this.batchMs = batchMs;
  }

  async eachBatch(payload: EachBatchPayload): Promise<void> {
    if (this.busy.size === 0) this.round = { begunAt: performance.now(), messages: 0 };
    this.round.messages += payload.batch.messages.length;
    this.busy.add(payload);
    this.member = payload;
    try {
      await this.handOver(payload);
      await this.saveAtPace(payload);
    } finally {
      this.busy.delete(payload);
    }
    if (this.lost) throw this.lost;
    if (this.busy.size === 0 && this.handling.sideBySide) await this.rest();
  }

  /** Keeps the group membership while handlers are busy. */
  async beat(): Promise<void> {
    const [payload] = this.busy;
    if (payload) await payload.heartbeat().catch((error: unknown) => this.note(error));
  }

  /** Called after a rebalance. */
  joined(): void {
    this.rebalances++;
    this.lost = undefined;
    this.member = undefined;
    this.commits.forget();
    this.inHand.clear();
    this.pauses.end();
  }

  /** Age in ms, from the broker's timestamp, of the oldest message that is being handled or retried. */
  oldestInHandMs(now = Date.now()): number {
    return [...this.inHand.values()].reduce((oldest, timestamp) => Math.max(oldest, ageMs(timestamp, now)), 0);
  }

  /** From now on each batch commits at its end; what is handled already is committed before it resolves. */
  async settle(): Promise<void> {
    this.ending = true;
    if (this.member) await this.save(this.member);
  }

  end(): void {
    clearTimeout(this.later);
    this.pauses.end();
  }

  /** The client fetches again when all batches of a fetch have ended. */
  private async rest(): Promise<void> {
    const ms = restAfter(this.round.messages, this.round.begunAt);
    if (ms > 0) await sleep(ms);
  }

  private async handOver(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, isRunning, isStale } = payload;
    const end = Date.now() + this.batchMs;
    const atOnce = takenAtOnce(this.handling);
    for (let from = 0; from < batch.messages.length; from += atOnce) {
      if (!isRunning() || isStale() || this.lost || Date.now() > end) return;
      const records = batch.messages.slice(from, from + atOnce);
      if (!(await this.take(records, payload))) return;
      const { offset } = records.at(-1)!;
      resolveOffset(offset);
      this.commits.handled(batch.topic, batch.partition, offset);
      void this.saveAtPace(payload);
    }
  }

  /** @returns False if the messages must be handed over again. */
  private async take(records: readonly KafkaMessage[], { batch, pause }: EachBatchPayload): Promise<boolean> {
    const lane = `${batch.topic}/${batch.partition}`;
    this.inHand.set(lane, records[0]!.timestamp);
    try {
      const messages = records.flatMap((record) => this.readable(record));
      if (messages.length > 0) await handOver(this.handling, messages, batch.topic);
    } catch (error) {
      this.handling.onFault?.(error);
      this.pauses.rest(lane, pause());
      return false;
    }
    this.pauses.succeeded(lane);
    this.inHand.delete(lane);
    return true;
  }

  /** A record that is not one of our messages is skipped. If it were one, the gap in revisions would show it. */
  private readable(record: KafkaMessage): ContractMessage[] {
    try {
      return [messageOf(record)];
    } catch (error) {
      this.handling.onFault?.(error);
      return [];
    }
  }

  private async saveAtPace(payload: EachBatchPayload): Promise<void> {
    const { restMs } = this.commits;
    if (restMs === 0 || this.ending || !payload.isRunning()) return this.save(payload);
    this.later ??= setTimeout(() => {
      this.later = undefined;
      if (this.member) void this.save(this.member);
    }, restMs);
  }

  private async save(payload: EachBatchPayload): Promise<void> {
    const { rebalances } = this;
    try {
      await this.commits.flush((offsets) => payload.commitOffsetsIfNecessary(offsets));
    } catch (error) {
      if (rebalances === this.rebalances) this.note(error);
    }
  }

  private note(error: unknown): void {
    if (isLostMembership(error)) this.lost = error as Error;
    else this.handling.onFault?.(asOutage(error));
  }
}
