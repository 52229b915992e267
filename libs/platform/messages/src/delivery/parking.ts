import type { UnknownEvent } from '@pishkhan/event-store';
import type { Checkpoints, Condition } from '../port.ts';

/** How far one stream has been handled, -1 for not at all, and whether it stands still. */
export interface Standing {
  readonly revision: number;
  readonly parked: boolean;
  /** Revision of the last item that waits or has waited here: a stream moves again only when it has come so far. */
  readonly waitsTo?: number;
}

/** A standing as it is kept, and the condition by which a save goes on from it and from no later one. */
export interface Known extends Standing {
  readonly unchanged: Condition;
}

export interface ParkedItem {
  readonly revision: number;
  readonly reason: string;
  /** The event of a newer release that it waits for, where that is the reason. */
  readonly notKnown?: UnknownEvent;
  /** JSON of the message or event. */
  readonly item: unknown;
}

/** A stream that stands still: the item that could not be handled, and those that wait behind it. */
export interface ParkedStream {
  readonly stream: string;
  /** Why the first one could not be handled. */
  readonly reason: string;
  readonly revision: number;
  readonly waiting: number;
  /** The event of a newer release that it waits for, where that is the reason. */
  readonly notKnown?: UnknownEvent;
}

const revisionName = (revision: number): string => String(revision).padStart(12, '0');

/**
 * What an inbox or a process manager remembers per stream, in `Checkpoints`: its standing, and the parked items in
 * order.
 */
export class Parking {
  private readonly checkpoints: Checkpoints;
  private readonly owner: string;

  /** @param owner Such as `inbox/<group>`: the prefix of every name. */
  constructor(checkpoints: Checkpoints, owner: string) {
    this.checkpoints = checkpoints;
    this.owner = owner;
  }

  async standing(stream: string): Promise<Known> {
    const name = this.standingName(stream);
    const value = (await this.checkpoints.load(name)) as Standing | undefined;
    return { revision: -1, parked: false, ...value, unchanged: { name, value } };
  }

  /** @throws CheckpointMovedOn when another process has handled something of the stream meanwhile */
  saveStanding(stream: string, standing: Standing, unchanged: Condition): Promise<void> {
    return this.checkpoints.save([{ name: this.standingName(stream), value: standing }], [unchanged]);
  }

  forget(stream: string): Promise<void> {
    return this.checkpoints.remove([this.standingName(stream)]);
  }

  /**
   * Keeps an item and lets the stream stand still, in one save. Keeping it again changes nothing. @throws
   * CheckpointMovedOn
   */
  park(stream: string, handled: number, parked: ParkedItem, { waitsTo = -1, unchanged }: Known): Promise<void> {
    const standing: Standing = { revision: handled, parked: true, waitsTo: Math.max(waitsTo, parked.revision) };
    return this.checkpoints.save(
      [
        { name: this.standingName(stream), value: standing },
        { name: this.itemName(stream, parked.revision), value: parked },
      ],
      [unchanged],
    );
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
