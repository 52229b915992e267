import type { ContractMessage } from '@pishkhan/messages';

export interface Tally {
  readonly acknowledged: number;
  readonly handled: number;
  /** Acknowledged and never handled. */
  readonly lost: number;
  /** Delivered again: allowed, the inbox drops them. */
  readonly again: number;
  /** Handled for the first time after a later one of the same stream. */
  readonly inverted: number;
}

/** A client's record, per stream: acknowledged messages, and the order of their delivery. */
export class Journal {
  private readonly produced = new Map<string, number>();
  private readonly came = new Map<string, { readonly seen: Set<number>; last: number }>();
  private again = 0;
  private inverted = 0;

  acknowledge(messages: readonly ContractMessage[]): void {
    for (const { stream, revision } of messages)
      this.produced.set(stream, Math.max(revision, this.produced.get(stream) ?? -1));
  }

  handle({ stream, revision }: ContractMessage): void {
    const came = this.came.get(stream) ?? { seen: new Set<number>(), last: -1 };
    this.came.set(stream, came);
    if (came.seen.has(revision)) {
      this.again++;
      return;
    }
    if (revision < came.last) this.inverted++;
    came.seen.add(revision);
    came.last = Math.max(came.last, revision);
  }

  tally(): Tally {
    let [acknowledged, handled, lost] = [0, 0, 0];
    for (const { seen } of this.came.values()) handled += seen.size;
    for (const [stream, last] of this.produced) {
      acknowledged += last + 1;
      for (let revision = 0; revision <= last; revision++) if (!this.came.get(stream)?.seen.has(revision)) lost++;
    }
    return { acknowledged, handled, lost, again: this.again, inverted: this.inverted };
  }
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};
