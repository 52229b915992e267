import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { quickCheck } from './quick-check.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pishkhan-quick-'));
});
afterAll(() => rm(folder, { recursive: true }));

const PAGE = 4_096;
const made = (name: string, rows = 20_000): DatabaseSync => {
  const database = new DatabaseSync(join(folder, name));
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)');
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT INTO t SELECT i, hex(randomblob(200)) FROM n`,
  );
  return database;
};

describe('N11: a file is examined while it is in use', () => {
  it('a whole one has no fault, is written meanwhile, and the thread of the requests is not held up', async () => {
    const database = made('whole.sqlite');
    const insert = database.prepare('INSERT INTO t (text) VALUES (?)');
    let longest = 0;
    let last = performance.now();
    const turns = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      insert.run('written meanwhile');
    }, 5);
    expect(await quickCheck(join(folder, 'whole.sqlite'))).toEqual([]);
    clearInterval(turns);
    expect(longest).toBeLessThan(500);
    expect(
      database.prepare("SELECT count(*) AS n FROM t WHERE text = 'written meanwhile'").get()!['n'],
    ).toBeGreaterThan(0);
    database.close();
  });
  it('a damaged one is described, and so is one that is no database', async () => {
    made('damaged.sqlite').close();
    const file = await open(join(folder, 'damaged.sqlite'), 'r+');
    await file.write(Buffer.alloc(PAGE, 0x5a), 0, PAGE, 100 * PAGE);
    await file.close();
    expect((await quickCheck(join(folder, 'damaged.sqlite'))).length).toBeGreaterThan(0);
    expect(await quickCheck(join(folder, 'none.sqlite'))).toEqual([expect.stringContaining('unable to open')]);
  });
});
