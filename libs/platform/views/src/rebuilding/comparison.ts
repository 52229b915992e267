import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import type { mongo } from 'mongoose';
import type { Mark } from '../fold/guard.ts';
import type { Stored } from '../projecting/view-store.ts';
import type { Difference } from '../verify.ts';
import type { Compared } from './report.ts';

const BATCH = 500;
const SHOWN = 20;
const LOOK_AGAIN_MS = 20;
const MODULUS = 1n << 256n;

type Documents = mongo.Collection<Stored>;
interface Pair {
  readonly live: Stored | undefined;
  readonly rebuilt: Stored | undefined;
}

/** The streams of a topic, and so their marks, have no fixed order. */
const ordered = (mark: Mark): Mark =>
  typeof mark === 'string' ? mark : mark.toSorted((a, b) => (a.stream < b.stream ? -1 : 1));
const markOf = (document: Stored | undefined): string | undefined => document && JSON.stringify(ordered(document._at));
const textOf = (document: Stored | undefined): string =>
  document ? canonicalize({ ...document, _at: ordered(document._at) })! : '';

/** The sum of the documents' hashes, which is independent of their order. */
class Sum {
  #sum = 0n;
  add(text: string): void {
    if (text !== '') this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)) % MODULUS;
  }
  get hex(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}

/**
 * Compares two collections during writes: equal marks require equal content. Documents with different marks are
 * rechecked until both sides are at the same position.
 */
export class Comparison {
  readonly #live: Documents;
  readonly #rebuilt: Documents;
  readonly #open = new Map<string, Pair>();
  readonly #sums = { live: new Sum(), rebuilt: new Sum() };
  readonly #differences: Difference[] = [];
  #compared = 0;
  #differing = 0;

  constructor(live: Documents, rebuilt: Documents) {
    this.#live = live;
    this.#rebuilt = rebuilt;
  }

  /** Compares every document of either side once. */
  async walk(): Promise<void> {
    for await (const keys of keysOf(this.#rebuilt)) await this.#look(keys);
    for await (const keys of keysOf(this.#live)) {
      const known = await load(this.#rebuilt, keys, { _id: 1 });
      await this.#look(keys.filter((key) => !known.has(key)));
    }
  }

  /** Rechecks open documents at least once, until there are none or the time is over. */
  async settle(patienceMs: number): Promise<void> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const keys = [...this.#open.keys()];
      for (let at = 0; at < keys.length; at += BATCH) await this.#look(keys.slice(at, at + BATCH));
      if (this.#open.size === 0 || performance.now() >= end) return;
      await sleep(LOOK_AGAIN_MS);
    }
  }

  /** Counts the open documents as different. */
  close(): Compared {
    for (const [key, pair] of this.#open) this.#count(key, pair);
    this.#open.clear();
    return {
      compared: this.#compared,
      differing: this.#differing,
      differences: this.#differences,
      hashes: { live: this.#sums.live.hex, rebuilt: this.#sums.rebuilt.hex },
    };
  }

  async #look(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const live = await load(this.#live, keys);
    const rebuilt = await load(this.#rebuilt, keys);
    for (const key of keys) {
      const pair = { live: live.get(key), rebuilt: rebuilt.get(key) };
      if (markOf(pair.live) !== markOf(pair.rebuilt)) this.#open.set(key, pair);
      else {
        this.#open.delete(key);
        this.#count(key, pair);
      }
    }
  }

  #count(key: string, { live, rebuilt }: Pair): void {
    if (!live && !rebuilt) return;
    const [liveText, rebuiltText] = [textOf(live), textOf(rebuilt)];
    this.#compared++;
    this.#sums.live.add(liveText);
    this.#sums.rebuilt.add(rebuiltText);
    if (liveText === rebuiltText) return;
    this.#differing++;
    if (this.#differences.length < SHOWN)
      this.#differences.push({ key, found: !live ? 'missing' : !rebuilt ? 'unexpected' : 'different' });
  }
}

const load = async (
  documents: Documents,
  keys: readonly string[],
  projection?: mongo.Document,
): Promise<Map<string, Stored>> =>
  new Map(
    (
      await documents
        .find({ _id: { $in: [...keys] } }, { batchSize: keys.length + 1, ...(projection && { projection }) })
        .toArray()
    ).map((one) => [one._id, one as Stored]),
  );

const keysOf = async function* (documents: Documents): AsyncGenerator<string[]> {
  let keys: string[] = [];
  for await (const { _id: key } of documents.find({}, { projection: { _id: 1 }, batchSize: BATCH })) {
    if (keys.push(key) < BATCH) continue;
    yield keys;
    keys = [];
  }
  if (keys.length > 0) yield keys;
};
