import type { UnknownEvent } from '@pishkhan/event-store';
import type { Difference } from '../verify.ts';

/** When to replace the live documents: always, only if they equal the rebuilt ones, or never, to compare them. */
export type Swap = 'always' | 'whenEqual' | 'never';

/** Result of the comparison of the live documents with the rebuilt ones. */
export interface Compared {
  /** Number of documents on either side. */
  readonly compared: number;
  readonly differing: number;
  /** The first differences. `missing`: the live view lacks a document; `unexpected`: it has one without facts. */
  readonly differences: readonly Difference[];
  /** Over key, mark and content of every compared document: equal hashes mean equal views. */
  readonly hashes: { readonly live: string; readonly rebuilt: string };
}

export interface RebuildReport extends Compared {
  readonly run: string;
  readonly view: string;
  readonly collection: string;
  readonly swap: Swap;
  /**
   * `kept`: there were differences, or only a comparison was asked for, and the live view stays; `interrupted`: the
   * process ended, and the live view stays.
   */
  readonly outcome: 'swapped' | 'kept' | 'failed' | 'interrupted';
  /** Number of folded facts. */
  readonly facts: number;
  readonly milliseconds: number;
  readonly fault?: string;
  /** Events of a newer release; the rebuilt documents of their streams keep the state before them. */
  readonly heldAt?: readonly UnknownEvent[];
}

export const nothingCompared: Compared = {
  compared: 0,
  differing: 0,
  differences: [],
  hashes: { live: '', rebuilt: '' },
};
