import type { UnknownEvent } from '@pishkhan/event-store';
import type { Difference } from '../verify.ts';

/** When the rebuilt documents take the place of the live ones: always, or only when they are the same. */
export type Swap = 'always' | 'whenEqual';

/** What a comparison of the live documents with the rebuilt ones has found. */
export interface Compared {
  /** Documents of either side. */
  readonly compared: number;
  readonly differing: number;
  /** The first of them. `missing`: the live view lacks a document; `unexpected`: it has one that no facts lead to. */
  readonly differences: readonly Difference[];
  /** Of key, mark and content of every document that was compared: equal hashes mean equal views. */
  readonly hashes: { readonly live: string; readonly rebuilt: string };
}

export interface RebuildReport extends Compared {
  readonly run: string;
  readonly view: string;
  readonly collection: string;
  readonly swap: Swap;
  /**
   * `kept`: there were differences, and the live view stays as it is; `interrupted`: the process ended, and the live
   * view stays as it is.
   */
  readonly outcome: 'swapped' | 'kept' | 'failed' | 'interrupted';
  /** Facts that were folded. */
  readonly facts: number;
  readonly milliseconds: number;
  readonly fault?: string;
  /** Events of a newer release; the rebuilt documents of their streams are as they were before them. */
  readonly heldAt?: readonly UnknownEvent[];
}

export const nothingCompared: Compared = {
  compared: 0,
  differing: 0,
  differences: [],
  hashes: { live: '', rebuilt: '' },
};
