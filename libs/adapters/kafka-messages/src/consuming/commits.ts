import type { OffsetsByTopicPartition } from 'kafkajs';

export type Commit = (offsets: OffsetsByTopicPartition) => Promise<void>;

interface Handled {
  readonly topic: string;
  readonly partition: number;
  readonly next: string;
}

const laneOf = ({ topic, partition }: Pick<Handled, 'topic' | 'partition'>): string => `${topic}/${partition}`;

const byTopic = (handled: readonly Handled[]): OffsetsByTopicPartition => ({
  topics: [...Map.groupBy(handled, ({ topic }) => topic)].map(([topic, lanes]) => ({
    topic,
    partitions: lanes.map(({ partition, next }) => ({ partition, offset: next })),
  })),
});

/** Shortest time between two commits. A crash repeats the messages of this time, which their receivers recognise. */
const PACE_MS = 1000;

/**
 * Commits the group's offsets: only handled messages, at most one commit in progress, the latest offset of each
 * partition.
 */
export class Commits {
  private readonly unsaved = new Map<string, Handled>();
  private saving: Promise<void> | undefined;
  private savedAt = -Infinity;

  handled(topic: string, partition: number, offset: string): void {
    this.unsaved.set(laneOf({ topic, partition }), { topic, partition, next: String(BigInt(offset) + 1n) });
  }

  /** Time in ms until the next commit should begin. */
  get restMs(): number {
    return this.saving ? PACE_MS : Math.max(0, this.savedAt + PACE_MS - performance.now());
  }

  /**
   * Resolves when everything handled before the call is committed. @throws the broker's error; the offsets remain
   * pending
   */
  async flush(commit: Commit): Promise<void> {
    if (this.saving) await this.saving.catch(() => {});
    if (this.unsaved.size > 0) await (this.saving ??= this.save(commit).finally(() => (this.saving = undefined)));
  }

  /** Drops pending offsets after a rebalance: another member may already be further. */
  forget(): void {
    this.unsaved.clear();
  }

  private async save(commit: Commit): Promise<void> {
    const lanes = [...this.unsaved.values()];
    await commit(byTopic(lanes));
    this.savedAt = performance.now();
    for (const lane of lanes) if (this.unsaved.get(laneOf(lane)) === lane) this.unsaved.delete(laneOf(lane));
  }
}
