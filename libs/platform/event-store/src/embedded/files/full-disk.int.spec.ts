import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { StorageFull } from '../../faults/file-faults.ts';
import { DurableFile } from '../durable-file.ts';

const root = mkdtempSync(join(tmpdir(), 'full-'));
afterAll(() => rmSync(root, { recursive: true }));

const schema = 'CREATE TABLE IF NOT EXISTS payment (id INTEGER PRIMARY KEY, text TEXT NOT NULL)';
const pay = (file: DurableFile) =>
  file.write(() => void file.sql('INSERT INTO payment (text) VALUES (?)').run('payment '.repeat(600)));
const paid = (file: DurableFile) => Number(file.sql('SELECT count(*) AS n FROM payment').get()!['n']);
/** SQLite reports a file at its page limit as it reports a full disk. */
const limit = (file: DurableFile, pages: number) => file.sql(`PRAGMA max_page_count = ${pages}`).get();

describe('N15: a full disk', () => {
  it('refuses with file and remedy, loses nothing, writes no half, and continues when there is room', async () => {
    const path = join(root, 'ledger.sqlite');
    const file = new DurableFile({ file: path, schema });
    await pay(file);
    limit(file, 12);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => pay(file)));
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const fault of refused) {
      expect(fault).toBeInstanceOf(StorageFull);
      expect(String(fault)).toMatch(/ledger\.sqlite: the disk is full.*Make room on this disk; the service continues/);
    }
    expect(paid(file)).toBe(1 + results.length - refused.length);
    limit(file, 1000);
    await Promise.all(Array.from({ length: 20 }, () => pay(file)));
    const all = paid(file);
    expect(all).toBe(21 + results.length - refused.length);
    file.checkWritable();
    file.close();
    const again = new DurableFile({ file: path, schema });
    expect(paid(again)).toBe(all);
    again.close();
  });
});
