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
    partitions: lanes.map(({ partition, next }) => ({
      partition: String(partition),
      offset: next,
    })) as unknown as OffsetsByTopicPartition['topics'][number]['partitions'],
  })),
});

/**
 * Saves how far the group has come: only what was handled, at most one commit under way, the latest offset of each
 * partition.
 */
export class Commits {
  private readonly unsaved = new Map<string, Handled>();
  private saving: Promise<void> | undefined;

  handled(topic: string, partition: number, offset: string): void {
    this.unsaved.set(laneOf({ topic, partition }), { topic, partition, next: String(BigInt(offset) + 1n) });
  }

  get isSaving(): boolean {
    return this.saving !== undefined;
  }

  /**
   * Resolves when everything handled before the call is saved. @throws what the broker answered; what was to be saved
   * is kept
   */
  async flush(commit: Commit): Promise<void> {
    if (this.saving) await this.saving.catch(() => {});
    while (this.unsaved.size > 0) await (this.saving ??= this.save(commit).finally(() => (this.saving = undefined)));
  }

  /** After the partitions were shared out afresh: what is unsaved may be another member's now, and further. */
  forget(): void {
    this.unsaved.clear();
  }

  private async save(commit: Commit): Promise<void> {
    const lanes = [...this.unsaved.values()];
    await commit(byTopic(lanes));
    for (const lane of lanes) if (this.unsaved.get(laneOf(lane)) === lane) this.unsaved.delete(laneOf(lane));
  }
}
