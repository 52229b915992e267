const LIMIT = 1024;

/** Position of an entry: before (< 0), in (0) or after (> 0) the wanted range. Must not decrease along the list. */
export type Side<Entry> = (entry: Entry) => number;

/** Sorted entries in blocks, so that an insert among a hundred thousand moves only a few hundred. */
export class OrderedList<Entry> {
  #blocks: Entry[][] = [];
  readonly #compare: (a: Entry, b: Entry) => number;

  constructor(compare: (a: Entry, b: Entry) => number) {
    this.#compare = compare;
  }

  /** Replaces all entries. */
  take(entries: Entry[]): void {
    const sorted = entries.sort(this.#compare);
    this.#blocks = [];
    for (let at = 0; at < sorted.length; at += LIMIT / 2) this.#blocks.push(sorted.slice(at, at + LIMIT / 2));
  }

  add(entry: Entry): void {
    if (this.#blocks.length === 0) {
      this.#blocks.push([entry]);
      return;
    }
    const at = Math.min(
      this.#blockFor((other) => this.#compare(other, entry)),
      this.#blocks.length - 1,
    );
    const block = this.#blocks[at]!;
    block.splice(
      firstNotBefore(block, (other) => this.#compare(other, entry)),
      0,
      entry,
    );
    if (block.length > LIMIT) this.#blocks.splice(at, 1, block.slice(0, LIMIT / 2), block.slice(LIMIT / 2));
  }

  remove(entry: Entry): void {
    const side = (other: Entry): number => this.#compare(other, entry);
    const at = this.#blockFor(side);
    const block = this.#blocks[at];
    if (!block) return;
    const place = firstNotBefore(block, side);
    if (place === block.length || side(block[place]!) !== 0) return;
    block.splice(place, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  /** Entries whose side is 0, in order. The list must not change during iteration. */
  *range(side: Side<Entry>): Generator<Entry> {
    for (let at = this.#blockFor(side); at < this.#blocks.length; at++) {
      const block = this.#blocks[at]!;
      for (let i = firstNotBefore(block, side); i < block.length; i++) {
        if (side(block[i]!) !== 0) return;
        yield block[i]!;
      }
    }
  }

  /** The same in reverse order. */
  *rangeBackward(side: Side<Entry>): Generator<Entry> {
    const notAfter: Side<Entry> = (entry) => (side(entry) > 0 ? 0 : -1);
    for (let at = Math.min(this.#blockFor(notAfter), this.#blocks.length - 1); at >= 0; at--) {
      const block = this.#blocks[at]!;
      for (let i = firstNotBefore(block, notAfter) - 1; i >= 0; i--) {
        if (side(block[i]!) !== 0) return;
        yield block[i]!;
      }
    }
  }

  /** First block whose last entry is not before the range. */
  #blockFor(side: Side<Entry>): number {
    return firstNotBefore(this.#blocks, (block) => side(block.at(-1)!));
  }
}

const firstNotBefore = <Item>(items: readonly Item[], side: Side<Item>): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (side(items[middle]!) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
