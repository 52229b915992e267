import type { UnknownEvent } from '@pishkhan/event-store';
import type { Checkpoints, Condition, Move } from '../../port.ts';

/** The last handled revision of one stream, -1 for none, and whether the stream is parked. */
export interface Standing {
  readonly revision: number;
  readonly parked: boolean;
  /** Revision of the last item that waits or has waited here: the stream continues only after it. */
  readonly waitsTo?: number;
}

/** A stored standing, and the condition that a save must start from exactly this one. */
export interface Known extends Standing {
  readonly unchanged: Condition;
}

export const knownOf = (unchanged: Condition): Known => ({
  revision: -1,
  parked: false,
  ...(unchanged.value as Standing | undefined),
  unchanged,
});

/** A replay that was killed after the last parked item leaves the stream parked, with nothing to wait for. */
export const hasWaiting = ({ parked, revision, waitsTo = Infinity }: Standing): boolean => parked && revision < waitsTo;

export interface ParkedItem {
  readonly revision: number;
  readonly reason: string;
  /** The event of a newer release for which it waits, if that is the reason. */
  readonly notKnown?: UnknownEvent;
  /** JSON of the message or event. */
  readonly item: unknown;
}

/** A parked stream: the item that failed, and those that wait behind it. */
export interface ParkedStream {
  readonly stream: string;
  /** Why the first item failed. */
  readonly reason: string;
  readonly revision: number;
  readonly waiting: number;
  /** The event of a newer release for which it waits, if that is the reason. */
  readonly notKnown?: UnknownEvent;
}

const revisionName = (revision: number): string => String(revision).padStart(12, '0');

/**
 * The state of each stream in an inbox or a process manager, in `Checkpoints`: its standing, and the parked items in
 * order.
 */
export class Parking {
  private readonly checkpoints: Checkpoints;
  private readonly owner: string;

  /** @param owner Prefix of every name, such as `inbox/<group>` */
  constructor(checkpoints: Checkpoints, owner: string) {
    this.checkpoints = checkpoints;
    this.owner = owner;
  }

  async standing(stream: string): Promise<Known> {
    return (await this.standings([stream])).get(stream)!;
  }

  /** Of each of these streams. */
  async standings(streams: readonly string[]): Promise<ReadonlyMap<string, Known>> {
    const values = await this.checkpoints.loadAll(streams.map((stream) => this.standingName(stream)));
    return new Map(
      streams.map((stream) => {
        const name = this.standingName(stream);
        return [stream, knownOf({ name, value: values.get(name) })];
      }),
    );
  }

  /** @throws CheckpointMovedOn if another process has handled an item of the stream in the meantime */
  saveStanding(standing: Standing, unchanged: Condition): Promise<void> {
    return this.saveStandings([{ ...unchanged, to: standing }]);
  }

  /** @throws CheckpointMovedOn if another process has handled an item of some stream; the others are saved */
  saveStandings(moves: readonly Move[]): Promise<void> {
    return this.checkpoints.moveEach(moves);
  }

  forget(stream: string): Promise<void> {
    return this.checkpoints.remove([this.standingName(stream)]);
  }

  /**
   * Stores an item and parks the stream, in one save. An item that is delivered again keeps its first reason, by which
   * a newer release finds its stream. @returns The new standing
   *
   * @throws CheckpointMovedOn
   */
  async park(stream: string, handled: number, parked: ParkedItem, known: Known): Promise<Known> {
    const [name, { waitsTo = -1, unchanged }] = [this.standingName(stream), known];
    if (known.parked && (await this.checkpoints.load(this.itemName(stream, parked.revision))) !== undefined)
      return known;
    const value: Standing = { revision: handled, parked: true, waitsTo: Math.max(waitsTo, parked.revision) };
    await this.checkpoints.save(
      [
        { name, value },
        { name: this.itemName(stream, parked.revision), value: parked },
      ],
      [unchanged],
    );
    return knownOf({ name, value });
  }

  /** In order of revision. */
  async items(stream: string): Promise<ParkedItem[]> {
    const found = await this.checkpoints.list(this.itemsOf(stream));
    return found.map(({ value }) => value as ParkedItem);
  }

  release(stream: string, revision: number): Promise<void> {
    return this.checkpoints.remove([this.itemName(stream, revision)]);
  }

  async streams(): Promise<ParkedStream[]> {
    const streams = new Map<string, ParkedStream>();
    for (const { name, value } of await this.checkpoints.list(`${this.owner}/parked/`)) {
      const stream = decodeURIComponent(name.split('/').at(-2)!);
      const { reason, revision, notKnown } = value as ParkedItem;
      const first = streams.get(stream);
      const parked = { stream, reason, revision, waiting: 0, ...(notKnown && { notKnown }) };
      streams.set(stream, first ? { ...first, waiting: first.waiting + 1 } : parked);
    }
    return [...streams.values()];
  }

  private standingName(stream: string): string {
    return `${this.owner}/stream/${encodeURIComponent(stream)}`;
  }

  private itemsOf(stream: string): string {
    return `${this.owner}/parked/${encodeURIComponent(stream)}/`;
  }

  private itemName(stream: string, revision: number): string {
    return this.itemsOf(stream) + revisionName(revision);
  }
}
