import { DurableFile } from '../embedded/durable-file.ts';
import type { BoundKey, CommandKeys, FirstAnswer, KeyClaim } from './port.ts';

/** Numbers rise with the time of the claim, so that keys and answers of one moment share pages. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS command_keys (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content_hash TEXT NOT NULL, claimed_at INTEGER NOT NULL,
  answer TEXT);`;

/** Most keys that one transaction removes, because it blocks the event loop. */
const REMOVED = 1000;

const FREE = 'DELETE FROM command_keys WHERE id = ? AND claimed_at < ?';
const BIND = 'INSERT INTO command_keys (id, content_hash, claimed_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING';
const KEEP = 'UPDATE command_keys SET answer = ? WHERE id = ? AND content_hash = ? AND answer IS NULL';
const REMOVE = `DELETE FROM command_keys WHERE claimed_at < ? AND number IN
  (SELECT number FROM command_keys ORDER BY number LIMIT ${REMOVED})`;

type Row = { readonly content_hash: string; readonly answer: string | null };

export interface EmbeddedCommandKeys extends CommandKeys {
  close(): Promise<void>;
}

/**
 * Keys of commands in the SQLite file of the event store. A write is not flushed by itself: it survives the death of
 * the process, and it lies before the command's events in the same write-ahead log, so the flush of these makes it
 * durable.
 */
export const openEmbeddedCommandKeys = ({ file: path }: { readonly file: string }): EmbeddedCommandKeys => {
  const file = new DurableFile({ file: path, schema: SCHEMA, survives: 'process-death' });
  const rowOf = (id: string) =>
    file.sql('SELECT content_hash, answer FROM command_keys WHERE id = ?').get(id) as Row | undefined;
  const bind = ({ id, contentHash, at, freeBefore }: KeyClaim): BoundKey => {
    file.sql(FREE).run(id, freeBefore.getTime());
    if (file.sql(BIND).run(id, contentHash, at.getTime()).changes > 0) return { contentHash, isNew: true };
    const { content_hash: bound, answer } = rowOf(id)!;
    return { contentHash: bound, isNew: false, ...(answer !== null && { answer: JSON.parse(answer) as FirstAnswer }) };
  };
  return {
    claim: (claim) => file.write(() => bind(claim)),
    keep: (key, answer) =>
      file.write(() => {
        const { changes } = file.sql(KEEP).run(JSON.stringify(answer), key.id, key.contentHash);
        const row = changes > 0 ? undefined : rowOf(key.id);
        return row?.answer && row.content_hash === key.contentHash ? (JSON.parse(row.answer) as FirstAnswer) : answer;
      }),
    release: ({ id, contentHash }) =>
      file.write(() => {
        file.sql('DELETE FROM command_keys WHERE id = ? AND content_hash = ? AND answer IS NULL').run(id, contentHash);
      }),
    forget: async (before) => {
      for (let [removed, last] = [0, REMOVED]; ; removed += last) {
        if (last < REMOVED) return removed;
        last = Number((await file.write(() => file.sql(REMOVE).run(before.getTime()))).changes);
      }
    },
    close: async () => file.close(),
  };
};
