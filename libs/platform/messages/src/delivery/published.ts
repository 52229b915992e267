import type { Checkpoints, Condition } from '../port.ts';

/** Streams whose last revision is kept in memory; after so many it is begun anew. */
const KEPT = 10_000;

/** A name and the value to be saved under it. */
export type Entry = { readonly name: string; readonly value: unknown };

/**
 * Revision published last, per stream, -1 for none. A relay that saves under its fence knows what it has saved without
 * asking, until a save fails. What was only asked is not kept: an answer that comes late, after its attempt was given
 * up, would stand over what a later attempt has saved.
 */
export class Published {
  private readonly checkpoints: Checkpoints;
  private readonly service: string;
  private readonly known = new Map<string, number>();

  constructor(checkpoints: Checkpoints, service: string) {
    this.checkpoints = checkpoints;
    this.service = service;
  }

  async before(streams: ReadonlySet<string>): Promise<Map<string, number>> {
    return new Map(
      await Promise.all(
        [...streams].map(async (stream) => [stream, this.known.get(stream) ?? (await this.load(stream))] as const),
      ),
    );
  }

  /**
   * Saves the entries with the revisions that were published. @throws what the save throws; whether it was done is
   * asked of the checkpoints then
   */
  async save(
    entries: readonly Entry[],
    revisions: ReadonlyMap<string, number>,
    onlyIf?: readonly Condition[],
  ): Promise<void> {
    try {
      await this.checkpoints.save(
        [...entries, ...[...revisions].map(([stream, value]) => ({ name: this.nameOf(stream), value }))],
        onlyIf,
      );
      for (const [stream, revision] of revisions) this.known.set(stream, revision);
    } catch (error) {
      this.known.clear();
      throw error;
    }
    if (this.known.size > KEPT) this.known.clear();
  }

  private async load(stream: string): Promise<number> {
    return ((await this.checkpoints.load(this.nameOf(stream))) as number | undefined) ?? -1;
  }

  private nameOf(stream: string): string {
    return `relay/${this.service}/stream/${encodeURIComponent(stream)}`;
  }
}
