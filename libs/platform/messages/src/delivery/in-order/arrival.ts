import type { Checkpoints } from '../../port.ts';
import type { Patience } from '../patience.ts';
import type { Standing } from './parking.ts';

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

export const gapBefore = (
  { stream, previous }: Omit<Arrival<unknown>, 'item'>,
  { revision }: Standing,
): GapInStream | undefined =>
  previous === undefined || previous === revision ? undefined : new GapInStream(stream, previous, revision);
