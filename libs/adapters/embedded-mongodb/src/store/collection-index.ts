import type { Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { matcherOf, type Matcher } from '../query/matcher.ts';
import { OrderedList, type Side } from './ordered-list.ts';
import { valuesAt } from './paths.ts';
import { compareValues } from './values.ts';

export interface IndexSpec {
  readonly v: 2;
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Document;
}
export interface IndexEntry {
  readonly values: readonly unknown[];
  readonly row: number;
}

/** An ordered index in memory, built on first use and kept up to date afterwards. */
export class CollectionIndex {
  readonly spec: IndexSpec;
  readonly fields: readonly { readonly path: string; readonly direction: 1 | -1 }[];
  /** True once a document has an array on an indexed path; each element then has its own entry. */
  multikey = false;
  #list: OrderedList<IndexEntry> | undefined;
  readonly #covers: Matcher;

  constructor(spec: IndexSpec) {
    this.spec = spec;
    this.fields = Object.entries(spec.key).map(([path, direction]) => ({ path, direction }));
    this.#covers = spec.partialFilterExpression ? matcherOf(spec.partialFilterExpression) : () => true;
  }

  get built(): boolean {
    return this.#list !== undefined;
  }
  /** Whether every document has an entry, so that a search may rely on the index. */
  get complete(): boolean {
    return !this.spec.sparse && !this.spec.partialFilterExpression;
  }

  /** Replaces all entries. */
  take(entries: IndexEntry[]): void {
    this.#list = new OrderedList<IndexEntry>(this.#compare);
    this.#list.take(entries);
  }
  forget(): void {
    this.#list = undefined;
  }
  add(entries: readonly IndexEntry[]): void {
    for (const entry of entries) this.#list?.add(entry);
  }
  remove(document: Document, row: number): void {
    if (this.#list) for (const entry of this.entriesOf(document, row)) this.#list.remove(entry);
  }
  range(side: Side<IndexEntry>, backward = false): Iterable<IndexEntry> {
    return backward ? this.#list!.rangeBackward(side) : this.#list!.range(side);
  }

  /** The key values by which a document of another row than `self` violates a unique index. */
  conflictOf(document: Document, self?: number): readonly unknown[] | undefined {
    for (const values of this.#keysOf(document)) {
      for (const entry of this.range((other) => this.#compareKeys(other.values, values)))
        if (entry.row !== self) return values;
    }
    return undefined;
  }

  /** @throws CommandFailure when the document cannot be indexed. */
  entriesOf(document: Document, row: number): IndexEntry[] {
    return this.#keysOf(document).map((values) => ({ values, row }));
  }

  #keysOf(document: Document): unknown[][] {
    const perField = this.fields.map(({ path }) => valuesAt(document, path));
    if (this.spec.sparse && perField.every((values) => values.length === 1 && values[0] === null)) return [];
    if (!this.#covers(document)) return [];
    const wide = perField.findIndex((values) => values.length > 1);
    if (wide < 0) return [perField.map((values) => values[0])];
    if (perField.findLastIndex((values) => values.length > 1) !== wide)
      throw new CommandFailure('CannotIndexParallelArrays', `cannot index parallel arrays (${this.spec.name})`);
    this.multikey = true;
    return distinct(perField[wide]!).map((value) =>
      perField.map((values, field) => (field === wide ? value : values[0])),
    );
  }

  #compareKeys(a: readonly unknown[], b: readonly unknown[]): number {
    for (let field = 0; field < this.fields.length; field++) {
      const order = compareValues(a[field], b[field]);
      if (order) return order * this.fields[field]!.direction;
    }
    return 0;
  }
  readonly #compare = (a: IndexEntry, b: IndexEntry): number => this.#compareKeys(a.values, b.values) || a.row - b.row;
}

const distinct = (values: readonly unknown[]): unknown[] =>
  [...values].sort(compareValues).filter((value, at, sorted) => at === 0 || compareValues(sorted[at - 1], value) !== 0);
