import { EventNotKnown, type UnknownEvent } from '@pishkhan/event-store';
import type { Checkpoints } from '../port.ts';
import { hasWaiting, Parking, type Known, type ParkedStream } from './parking.ts';
import { tryPatiently, type Patience } from './patience.ts';

/** Runs the work of one key in call order, never concurrently; different keys do not wait for each other. */
const oneAtATime = () => {
  const last = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(key) ?? Promise.resolve()).then(work);
    const settled = result
      .catch(() => {})
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return result;
  };
};

/** One item to handle: a message or an event, with its place in its stream. */
export interface Arrival<Item> {
  readonly stream: string;
  readonly revision: number;
  /** Revision that must be handled before; undefined if the source has no gaps. */
  readonly previous?: number;
  readonly item: Item;
}

export interface InOrderOptions<Item> {
  readonly checkpoints: Checkpoints;
  /** Prefix of all checkpoint names. */
  readonly owner: string;
  readonly patience: Patience;
  handle(item: Item): Promise<void>;
  readonly onFault: (error: unknown) => void;
  /**
   * Whether an error is a fault of the infrastructure and not of the item: the item goes back to the source at once,
   * which pauses and delivers it again, and never parks its stream.
   */
  readonly isPassing: (error: Error) => boolean;
  /**
   * Whether to store each stream's last revision. Without it a repeated item is handled again, and only parked streams
   * are stored.
   */
  readonly remember: boolean;
  arrivalOf(stored: unknown): Arrival<Item>;
  stored(item: Item): unknown;
}

/** An earlier item is missing. It may still arrive: the source delivers again. */
export class GapInStream extends Error {
  constructor(stream: string, previous: number, handled: number) {
    super(`${stream}: ${previous} should have been handled, but ${handled} was the last`);
    this.name = 'GapInStream';
  }
}

export interface Replayed {
  readonly handled: number;
  /** The fault that stopped it; undefined if the stream continues. */
  readonly fault?: Error;
}

type Cause = { readonly reason: string; readonly notKnown?: UnknownEvent };
const causeOf = (fault: Error): Cause => ({
  reason: String(fault),
  ...(fault instanceof EventNotKnown && { notKnown: fault.event }),
});

/**
 * Handles each stream's items in order. An item that fails permanently parks only its stream; later items wait behind
 * it.
 */
export class InOrder<Item> {
  private readonly options: InOrderOptions<Item>;
  private readonly parking: Parking;
  private readonly inTurn = oneAtATime();
  private readonly gaps = new Map<string, number>();

  constructor(options: InOrderOptions<Item>) {
    this.options = options;
    this.parking = new Parking(options.checkpoints, options.owner);
  }

  /**
   * Resolves when the item is handled, already known, or parked durably.
   *
   * @returns Whether its stream continues
   * @throws GapInStream a limited number of times; an infrastructure fault; CheckpointMovedOn
   */
  arrive(arrival: Arrival<Item>): Promise<boolean> {
    return this.inTurn(arrival.stream, async () => {
      const known = await this.parking.standing(arrival.stream);
      if (arrival.revision <= known.revision) return !hasWaiting(known);
      if (hasWaiting(known)) return this.park(arrival, known, { reason: 'waits behind a parked one' });
      const gap = this.gapBefore(arrival, known);
      if (gap && this.mayStillCome(arrival)) throw gap;
      this.gaps.delete(arrival.stream);
      const fault = gap ?? (await tryPatiently(() => this.options.handle(arrival.item), this.options));
      if (fault && this.options.isPassing(fault)) throw fault;
      if (fault) return this.park(arrival, known, causeOf(fault));
      if (this.options.remember)
        await this.parking.saveStanding(arrival.stream, { revision: arrival.revision, parked: false }, known.unchanged);
      return true;
    });
  }

  parked(): Promise<ParkedStream[]> {
    return this.parking.streams();
  }

  /**
   * Handles a parked stream's items, once each and in order, up to the first failure. After the last one the stream
   * continues.
   */
  replay(stream: string): Promise<Replayed> {
    return this.inTurn(stream, async () => {
      for (let handled = 0; ;) {
        const items = await this.parking.items(stream);
        for (const { item, revision } of items) {
          const fault = await this.replayOne(this.options.arrivalOf(item));
          if (fault) return { handled, fault };
          await this.parking.release(stream, revision);
          handled++;
        }
        if (await this.movesOn(stream)) return { handled };
        if (items.length === 0)
          return { handled, fault: new Error(`${stream}: another process handles its parked items`) };
      }
    });
  }

  /**
   * Retries the streams that wait for a newer release, which this build may be. It waits for the infrastructure: a
   * parked stream is not delivered again.
   *
   * @returns Ends it
   */
  startResuming(): () => Promise<void> {
    const stopping = new AbortController();
    const resuming = this.resume(stopping.signal).catch(this.options.onFault);
    return async () => {
      stopping.abort();
      await resuming;
    };
  }

  private async resume(stopping: AbortSignal): Promise<void> {
    const { patience, isPassing } = this.options;
    for (const { stream } of (await this.parked()).filter(({ notKnown }) => notKnown)) {
      for (let attempt = 1; !stopping.aborted; attempt = Math.min(attempt + 1, patience.attempts)) {
        const { fault } = await this.replay(stream);
        if (!fault || !isPassing(fault)) break;
        await patience.wait(patience.pauseMs(attempt));
      }
    }
  }

  private async replayOne(arrival: Arrival<Item>): Promise<Error | undefined> {
    const known = await this.parking.standing(arrival.stream);
    if (arrival.revision <= known.revision) return undefined;
    const once = { ...this.options, patience: { ...this.options.patience, attempts: 1 } };
    const fault = this.gapBefore(arrival, known) ?? (await tryPatiently(() => this.options.handle(arrival.item), once));
    if (!fault)
      await this.parking.saveStanding(
        arrival.stream,
        { revision: arrival.revision, parked: true, waitsTo: known.waitsTo },
        known.unchanged,
      );
    return fault;
  }

  /** @returns False if another process has parked a further item in the meantime */
  private async movesOn(stream: string): Promise<boolean> {
    const { revision, parked, waitsTo = -1, unchanged } = await this.parking.standing(stream);
    if (!parked) return true;
    if (revision < waitsTo) return false;
    if (this.options.remember) await this.parking.saveStanding(stream, { revision, parked: false }, unchanged);
    else await this.parking.forget(stream);
    return true;
  }

  private async park({ stream, revision, item }: Arrival<Item>, known: Known, cause: Cause): Promise<false> {
    const handled = known.parked || this.options.remember ? known.revision : revision - 1;
    await this.parking.park(stream, handled, { revision, ...cause, item: this.options.stored(item) }, known);
    return false;
  }

  private gapBefore({ stream, previous }: Arrival<Item>, { revision }: Known): GapInStream | undefined {
    return previous === undefined || previous === revision ? undefined : new GapInStream(stream, previous, revision);
  }

  private mayStillCome({ stream }: Arrival<Item>): boolean {
    const seen = (this.gaps.get(stream) ?? 0) + 1;
    this.gaps.set(stream, seen);
    return seen < this.options.patience.attempts;
  }
}
