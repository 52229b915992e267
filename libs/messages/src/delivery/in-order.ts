import type { Checkpoints } from '../port.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { Parking, type ParkedStream, type Standing } from './parking.ts';
import { tryPatiently, type Patience } from './patience.ts';

/** One thing to handle: a message or an event, with its place in its stream. */
export interface Arrival<Item> {
  readonly stream: string;
  readonly revision: number;
  /** Revision that must have been handled before; undefined where the source cannot leave a gap. */
  readonly previous?: number;
  readonly item: Item;
}

export interface InOrderOptions<Item> {
  readonly checkpoints: Checkpoints;
  /** Prefix of every checkpoint's name. */
  readonly owner: string;
  readonly patience: Patience;
  handle(item: Item): Promise<void>;
  readonly onFault: (error: unknown) => void;
  /** Whether each stream's last revision is kept. Without it a second arrival is handled again, and only parked streams are remembered. */
  readonly remember: boolean;
  arrivalOf(stored: unknown): Arrival<Item>;
  stored(item: Item): unknown;
}

/** An item before this one is missing. It may still come: the source delivers again. */
export class GapInStream extends Error {
  constructor(stream: string, previous: number, handled: number) {
    super(`${stream}: ${previous} should have been handled, but ${handled} was the last`);
    this.name = 'GapInStream';
  }
}

export interface Replayed {
  readonly handled: number;
  /** What stopped it; undefined when the stream moves again. */
  readonly fault?: Error;
}

/** Handles each stream's items in order. One that fails for good parks its stream, and nothing else; the later ones wait behind it. */
export class InOrder<Item> {
  private readonly options: InOrderOptions<Item>;
  private readonly parking: Parking;
  private readonly inTurn = oneAtATime();
  private readonly gaps = new Map<string, number>();

  constructor(options: InOrderOptions<Item>) {
    this.options = options;
    this.parking = new Parking(options.checkpoints, options.owner);
  }

  /** Resolves when it is handled, known already, or parked durably. @throws GapInStream a bounded number of times. */
  arrive(arrival: Arrival<Item>): Promise<void> {
    return this.inTurn(arrival.stream, async () => {
      const standing = await this.parking.standing(arrival.stream);
      if (arrival.revision <= standing.revision) return;
      if (standing.parked) return this.park(arrival, standing, 'waits behind a parked one');
      const gap = this.gapBefore(arrival, standing);
      if (gap && this.mayStillCome(arrival)) throw gap;
      this.gaps.delete(arrival.stream);
      const { patience, onFault, handle } = this.options;
      const fault = gap ?? (await tryPatiently(() => handle(arrival.item), patience, onFault));
      if (fault) return this.park(arrival, standing, String(fault));
      if (this.options.remember) await this.parking.saveStanding(arrival.stream, { revision: arrival.revision, parked: false });
    });
  }

  parked(): Promise<ParkedStream[]> {
    return this.parking.streams();
  }

  /** Handles a parked stream's items, once each and in order, up to the first that fails. When none is left the stream moves again. */
  replay(stream: string): Promise<Replayed> {
    return this.inTurn(stream, async () => {
      let handled = 0;
      for (const { item, revision } of await this.parking.items(stream)) {
        const fault = await this.replayOne(this.options.arrivalOf(item));
        if (fault) return { handled, fault };
        await this.parking.release(stream, revision);
        handled++;
      }
      await this.moveOn(stream);
      return { handled };
    });
  }

  private async replayOne(arrival: Arrival<Item>): Promise<Error | undefined> {
    const standing = await this.parking.standing(arrival.stream);
    if (arrival.revision <= standing.revision) return undefined;
    const once = { ...this.options.patience, attempts: 1 };
    const fault = this.gapBefore(arrival, standing) ?? (await tryPatiently(() => this.options.handle(arrival.item), once, this.options.onFault));
    if (!fault) await this.parking.saveStanding(arrival.stream, { revision: arrival.revision, parked: true });
    return fault;
  }

  private async moveOn(stream: string): Promise<void> {
    const { revision, parked } = await this.parking.standing(stream);
    if (!parked) return;
    if (this.options.remember) await this.parking.saveStanding(stream, { revision, parked: false });
    else await this.parking.forget(stream);
  }

  private park({ stream, revision, item }: Arrival<Item>, standing: Standing, reason: string): Promise<void> {
    const handled = standing.parked || this.options.remember ? standing.revision : revision - 1;
    return this.parking.park(stream, handled, { revision, reason, item: this.options.stored(item) });
  }

  private gapBefore({ stream, previous }: Arrival<Item>, { revision }: Standing): GapInStream | undefined {
    return previous === undefined || previous === revision ? undefined : new GapInStream(stream, previous, revision);
  }

  private mayStillCome({ stream }: Arrival<Item>): boolean {
    const seen = (this.gaps.get(stream) ?? 0) + 1;
    this.gaps.set(stream, seen);
    return seen < this.options.patience.attempts;
  }
}
