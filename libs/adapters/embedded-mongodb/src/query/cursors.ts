import { Long, type Document } from 'bson';
import { CommandFailure } from '../failure.ts';
import { Encoded } from '../wire/encoded.ts';

const FIRST_BATCH = 101;
const MAX_BATCH_BYTES = 12_000_000;
/** MongoDB closes cursors that are idle for ten minutes. */
const IDLE_MS = 600_000;

interface OpenCursor {
  readonly namespace: string;
  readonly documents: readonly Uint8Array[];
  at: number;
  usedAt: number;
}

/** Open cursors. A cursor is a snapshot: later writes do not show in it. */
export class Cursors {
  readonly #open = new Map<string, OpenCursor>();
  #lastId = 0;

  /** Reply of `find` or `aggregate`; the documents are BSON. */
  start(namespace: string, documents: readonly Uint8Array[], batchSize: number | undefined, single: boolean): Document {
    const cursor = { namespace, documents, at: 0, usedAt: Date.now() };
    const firstBatch = take(cursor, batchSize ?? FIRST_BATCH);
    if (cursor.at === documents.length || single) return answer({ firstBatch, id: Long.ZERO, ns: namespace });
    this.#sweep();
    const id = Long.fromNumber(++this.#lastId);
    this.#open.set(id.toString(), cursor);
    return answer({ firstBatch, id, ns: namespace });
  }

  more(id: unknown, batchSize: number | undefined): Document {
    const cursor = this.#open.get(String(id));
    if (!cursor) throw new CommandFailure('CursorNotFound', `cursor id ${String(id)} not found`);
    const nextBatch = take(cursor, batchSize || Infinity);
    cursor.usedAt = Date.now();
    const done = cursor.at === cursor.documents.length;
    if (done) this.#open.delete(String(id));
    return answer({ nextBatch, id: done ? Long.ZERO : Long.fromValue(id as number), ns: cursor.namespace });
  }

  kill(ids: readonly unknown[]): Document {
    const known = ids.filter((id) => this.#open.delete(String(id)));
    return {
      cursorsKilled: known,
      cursorsNotFound: ids.filter((id) => !known.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    };
  }

  #sweep(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const [id, cursor] of this.#open) if (cursor.usedAt < oldest) this.#open.delete(id);
  }
}

const answer = (cursor: Document): Document => ({ cursor, ok: 1 });

const take = (cursor: OpenCursor, most: number): Encoded => {
  const batch: Uint8Array[] = [];
  for (let bytes = 0; batch.length < most && cursor.at < cursor.documents.length;) {
    const document = cursor.documents[cursor.at]!;
    bytes += document.length;
    if (batch.length > 0 && bytes > MAX_BATCH_BYTES) break;
    batch.push(document);
    cursor.at++;
  }
  return new Encoded(batch);
};
