import { EventNotKnown, type UnknownEvent } from '@pishkhan/event-store';
import pLimit from 'p-limit';
import { outlastOutages, tryPatiently } from '../patience.ts';
import { gapBefore, GapInStream, type Arrival, type InOrderOptions } from './arrival.ts';
import { hasWaiting, Parking, type Known, type ParkedStream } from './parking.ts';
import { Replaying, type Replayed } from './replaying.ts';
import { Standings, type Reached } from './standings.ts';
import { turnsOfKeys } from './turns-of-keys.ts';

const STREAMS_AT_A_TIME = 8;

/** What the streams of one batch share. */
interface Batch {
  readonly faults: unknown[];
  /** After a fault of the infrastructure no stream continues; a gap is of its stream only. */
  isOver: boolean;
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
  private readonly standings: Standings;
  private readonly replaying: Replaying<Item>;
  private readonly inTurn = turnsOfKeys();
  private readonly gaps = new Map<string, number>();

  constructor(options: InOrderOptions<Item>) {
    this.options = options;
    this.parking = new Parking(options.checkpoints, options.owner);
    this.standings = new Standings(this.parking);
    this.replaying = new Replaying(options, this.parking);
  }

  /**
   * Resolves when the item is handled, already known, or parked durably.
   *
   * @returns Whether its stream continues
   * @throws GapInStream a limited number of times; an infrastructure fault; CheckpointMovedOn
   */
  async arrive(arrival: Arrival<Item>): Promise<boolean> {
    return !(await this.arriveAll([arrival])).has(arrival.stream);
  }

  /**
   * As `arrive`, for several items: those of a stream in order, different streams side by side, and one save for all
   * streams. After a fault of one stream the others are saved as far as they got.
   *
   * @returns Streams that do not continue
   */
  arriveAll(arrivals: readonly Arrival<Item>[]): Promise<ReadonlySet<string>> {
    const streams = Map.groupBy(arrivals, ({ stream }) => stream);
    return this.inTurn([...streams.keys()], async () => {
      const known = await this.standings.of(streams);
      const limit = pLimit(STREAMS_AT_A_TIME);
      const batch: Batch = { faults: [], isOver: false };
      const outcomes = await Promise.all(
        [...streams].map(([stream, items]) => limit(() => this.handleStream(items, known.get(stream)!, batch))),
      );
      await this.standings.save(outcomes);
      if (batch.faults.length > 0) throw batch.faults[0];
      this.standings.keep(outcomes);
      return new Set(outcomes.filter((outcome) => hasWaiting(outcome)).map(({ stream }) => stream));
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
    return this.inTurn([stream], () => this.replaying.replay(stream));
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
    for (const { stream } of (await this.parked()).filter(({ notKnown }) => notKnown))
      await outlastOutages(async () => (await this.replay(stream)).fault, this.options, stopping);
  }

  /** Handles the items up to the stream's first fault, or up to the end of the batch. */
  private async handleStream(items: readonly Arrival<Item>[], known: Known, batch: Batch): Promise<Reached> {
    let reached: Reached = { ...known, stream: items[0]!.stream };
    for (const item of items) {
      if (batch.isOver) break;
      try {
        reached = { ...reached, ...(await this.handleOne(item, reached)) };
      } catch (error) {
        batch.faults.push(error);
        batch.isOver ||= !(error instanceof GapInStream);
        break;
      }
    }
    return reached;
  }

  private async handleOne(arrival: Arrival<Item>, known: Known): Promise<Partial<Known>> {
    if (arrival.revision <= known.revision) return {};
    if (hasWaiting(known)) return this.park(arrival, known, { reason: 'waits behind a parked one' });
    const gap = gapBefore(arrival, known);
    if (gap && this.mayStillCome(arrival)) throw gap;
    this.gaps.delete(arrival.stream);
    const fault = gap ?? (await tryPatiently(() => this.options.handle(arrival.item), this.options));
    if (fault && this.options.isPassing(fault)) throw fault;
    if (fault) return this.park(arrival, known, causeOf(fault));
    return this.options.remember ? { revision: arrival.revision, parked: false, waitsTo: undefined } : {};
  }

  private park({ stream, revision, item }: Arrival<Item>, known: Known, cause: Cause): Promise<Known> {
    const handled = known.parked || this.options.remember ? known.revision : revision - 1;
    return this.parking.park(stream, handled, { revision, ...cause, item: this.options.stored(item) }, known);
  }

  private mayStillCome({ stream }: Arrival<Item>): boolean {
    const seen = (this.gaps.get(stream) ?? 0) + 1;
    this.gaps.set(stream, seen);
    return seen < this.options.patience.attempts;
  }
}
