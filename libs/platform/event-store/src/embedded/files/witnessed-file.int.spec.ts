import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { FileDamaged } from '../../faults/file-faults.ts';
import { DurableFile } from '../durable-file.ts';
import { examine } from './examine.ts';
import { recordOf } from './record.ts';

const root = mkdtempSync(join(tmpdir(), 'witnessed-'));
afterAll(() => rmSync(root, { recursive: true }));

const schema = 'CREATE TABLE IF NOT EXISTS payment (id INTEGER PRIMARY KEY, text TEXT NOT NULL)';
const open = (file: string) => new DurableFile({ file, schema });
const pay = (file: DurableFile, text: string) =>
  file.write(() => void file.sql('INSERT INTO payment (text) VALUES (?)').run(text));
const paid = (file: DurableFile) => Number(file.sql('SELECT count(*) AS n FROM payment').get()!['n']);
const newFile = () => join(mkdtempSync(join(root, 'f-')), 'ledger.sqlite');

/** Writes in a process of its own, which is killed after its last acknowledged payment. */
const payAndDie = (file: string, payments: number): void => {
  const module = join(import.meta.dirname, '..', 'durable-file.ts');
  const script = `
    import { DurableFile } from ${JSON.stringify(module)};
    const file = new DurableFile({ file: ${JSON.stringify(file)}, schema: ${JSON.stringify(schema)} });
    for (let n = 0; n < ${payments}; n++)
      await file.write(() => void file.sql('INSERT INTO payment (text) VALUES (?)').run('payment '.repeat(400) + n));
    process.kill(process.pid, 'SIGKILL');`;
  const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script];
  expect(spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] }).signal).toBe('SIGKILL');
};
const stopped = async (payments: number): Promise<string> => {
  const file = newFile();
  const written = open(file);
  for (let n = 0; n < payments; n++) await pay(written, `${'payment '.repeat(400)}${n}`);
  written.close();
  return file;
};
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
};
const refusal = (file: string): string => {
  try {
    open(file).close();
    return 'opened';
  } catch (error) {
    expect(error).toBeInstanceOf(FileDamaged);
    return (error as FileDamaged).message;
  }
};

describe('N1: an SQLite file of which it is known what was written', () => {
  it('opens again after a clean stop and after SIGKILL, with every acknowledged payment', async () => {
    const file = await stopped(30);
    for (const round of [1, 2, 3]) payAndDie(file, 20 * round);
    payAndDie(file, 1500);
    const again = open(file);
    expect(paid(again)).toBe(30 + 20 + 40 + 60 + 1500);
    again.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(examine(file)).toEqual({ state: 'recorded', faults: [] });
  }, 60_000);

  it('a flipped bit, a truncation, an emptied file, more bytes, a loss: refused with file, page and remedy', async () => {
    const file = await stopped(40);
    const whole = readFileSync(file);
    flip(file, 5 * 4096 + 77);
    expect(refusal(file)).toMatch(/ledger\.sqlite: page 6 of \d+ .*is not what was written last.*npm run doctor/);
    truncateSync(file, 5 * 4096);
    expect(refusal(file)).toMatch(/ledger\.sqlite: page 6 to \d+ of/);
    truncateSync(file, 0);
    expect(refusal(file)).toMatch(/page 1 to \d+ of .* the file has 0 bytes/);
    writeFileSync(file, whole);
    appendFileSync(file, 'more');
    expect(refusal(file)).toMatch(/it has 4 bytes after its last page/);
    rmSync(file);
    expect(refusal(file)).toMatch(/ledger\.sqlite: it is missing, and had \d+ pages/);
    writeFileSync(file, whole);
    expect(refusal(file)).toBe('opened');
  });

  it("yesterday's copy is refused, also together with its write-ahead log, and so is a lost record", async () => {
    const file = await stopped(10);
    payAndDie(file, 10);
    const folder = join(file, '..');
    const yesterday = join(root, 'yesterday');
    cpSync(folder, yesterday, { recursive: true });
    payAndDie(file, 10);
    const today = join(root, 'today');
    cpSync(folder, today, { recursive: true });
    const put = (from: string, ...names: string[]) =>
      names.forEach((name) => copyFileSync(join(from, name), join(folder, name)));
    put(yesterday, 'ledger.sqlite', 'ledger.sqlite-wal');
    expect(refusal(file)).not.toBe('opened');
    put(today, 'ledger.sqlite', 'ledger.sqlite-wal');
    put(yesterday, 'ledger.sqlite-wal');
    expect(refusal(file)).toMatch(/ledger\.sqlite-wal: /);
    put(today, 'ledger.sqlite-wal');
    rmSync(recordOf(file));
    expect(refusal(file)).toMatch(/witness\/ledger\.sqlite: the record of what was written .* is missing/);
    put(yesterday, join('witness', 'ledger.sqlite'));
    expect(refusal(file)).not.toBe('opened');
    put(today, join('witness', 'ledger.sqlite'));
    const again = open(file);
    expect(paid(again)).toBe(30);
    again.close();
  }, 60_000);

  it('a write-ahead log that is cut, flipped or deleted after SIGKILL is refused', () => {
    const file = newFile();
    payAndDie(file, 60);
    const wal = `${file}-wal`;
    const whole = readFileSync(wal);
    const { size } = statSync(wal);
    for (const at of [40, Math.floor(size / 2), size - 30]) {
      flip(wal, at);
      expect(refusal(file)).toMatch(/ledger\.sqlite-wal: of its \d+ pages only the first|it is missing or unreadable/);
      writeFileSync(wal, whole);
      truncateSync(wal, at);
      expect(refusal(file)).toMatch(/ledger\.sqlite-wal: /);
      writeFileSync(wal, whole);
    }
    rmSync(wal);
    expect(refusal(file)).toMatch(/ledger\.sqlite-wal: it is missing or unreadable, and had \d+ pages/);
    writeFileSync(wal, whole);
    const again = open(file);
    expect(paid(again)).toBe(60);
    again.close();
  });

  it('a power failure that loses notes is no alarm: an older note is still true of the file', async () => {
    const file = await stopped(10);
    const lost = join(root, 'lost-note');
    copyFileSync(recordOf(file), lost);
    payAndDie(file, 20);
    copyFileSync(lost, recordOf(file));
    const again = open(file);
    expect(paid(again)).toBe(30);
    again.close();
  });

  it('commits that a power failure may undo are never noted, and the file opens with or without them', async () => {
    const file = await stopped(10);
    const options = { file, schema, survives: 'process-death' } as const;
    const before = new DurableFile(options);
    await pay(before, 'unflushed');
    before.close();
    const killed = await stopped(0);
    const module = join(import.meta.dirname, '..', 'durable-file.ts');
    const script = `
      import { DurableFile } from ${JSON.stringify(module)};
      const file = new DurableFile(${JSON.stringify({ ...options, file: killed })});
      for (let n = 0; n < 5; n++) await file.write(() => void file.sql("INSERT INTO payment (text) VALUES ('x')").run());
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script]);
    const wal = readFileSync(`${killed}-wal`);
    truncateSync(`${killed}-wal`, wal.length - 2 * 4120);
    const again = open(killed);
    expect(paid(again)).toBe(3);
    again.close();
    const reopened = open(file);
    expect(paid(reopened)).toBe(11);
    reopened.close();
  });

  it('after a clean stop an older write-ahead log is refused, also a whole one', async () => {
    const file = newFile();
    payAndDie(file, 10);
    const wal = readFileSync(`${file}-wal`);
    const stopping = open(file);
    await pay(stopping, 'last');
    stopping.close();
    writeFileSync(`${file}-wal`, wal);
    expect(refusal(file)).toMatch(/ledger\.sqlite-wal: it belongs to another state of the file/);
    rmSync(`${file}-wal`);
    expect(refusal(file)).toBe('opened');
  });

  it('a flip in the record is noticed or changes nothing', async () => {
    const file = await stopped(10);
    const record = recordOf(file);
    const whole = readFileSync(record);
    flip(record, 4096 + 9);
    expect(refusal(file)).toMatch(/page 3 of/);
    writeFileSync(record, whole);
    writeFileSync(record, 'nothing');
    expect(refusal(file)).toMatch(/the record of what was written .* is unreadable/);
  });

  it('a file of a release without records is checked, then recorded', () => {
    const file = newFile();
    const earlier = new DatabaseSync(file);
    earlier.exec(`PRAGMA journal_mode = WAL; ${schema}; INSERT INTO payment (text) VALUES ('a'), ('b')`);
    earlier.close();
    const today = open(file);
    expect(paid(today)).toBe(2);
    today.close();
    flip(file, 4096 + 4090);
    expect(refusal(file)).toMatch(/page 2 of/);
  });

  it('several connections of one process share the record, in any order of closing', async () => {
    const file = newFile();
    const [first, second, third] = [open(file), open(file), open(file)];
    await Promise.all([pay(first, 'a'), pay(second, 'b'), pay(third, 'c')]);
    second.close();
    await pay(first, 'd');
    first.close();
    await pay(third, 'e');
    third.close();
    const again = open(file);
    expect(paid(again)).toBe(5);
    again.close();
  });

  it('an external reader delays the writing back, and nothing is lost', async () => {
    const file = newFile();
    const written = open(file);
    await pay(written, 'first');
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM payment').get();
    for (let n = 0; n < 30; n++)
      await Promise.all(Array.from({ length: 30 }, () => pay(written, 'payment '.repeat(600))));
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(4096 * 1000);
    reader.close();
    await pay(written, 'last');
    written.close();
    const again = open(file);
    expect(paid(again)).toBe(902);
    again.close();
  });

  it('content that becomes unreadable while it runs stops further writes, with the sentence', async () => {
    const file = await stopped(40);
    const written = open(file);
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
    expect(() => written.read(() => paid(written))).toThrow(FileDamaged);
    await expect(pay(written, 'x')).rejects.toThrow(FileDamaged);
    expect(() => written.checkWritable()).toThrow(/ledger\.sqlite: SQLite cannot read it/);
  });
});
