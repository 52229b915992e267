import { closeSync, openSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { FileDamaged, fileFaultOf, StorageFull } from '../../faults/file-faults.ts';
import { APPLICATION_ID, examine } from './examine.ts';
import { flush, isWrittenBack, sumsOf } from './checkpoint.ts';
import { OpenRecord, recordOf, type Known } from './record.ts';
import { readWal, readWalIndex } from './wal.ts';

/** Pages in the write-ahead log after which it is written back into the file. */
const CHECKPOINT_FRAMES = 1000;
const NO_WAL = { salt: '', frames: 0, checksum: '' };

const MARK_TABLE = 'CREATE TABLE IF NOT EXISTS pishkhan_witness (only INTEGER PRIMARY KEY, generation TEXT NOT NULL)';
const MARK = 'INSERT INTO pishkhan_witness VALUES (1, ?) ON CONFLICT DO UPDATE SET generation = excluded.generation';

/**
 * An SQLite file in WAL mode of which this process notes what it writes: after each commit the state of the write-ahead
 * log, at each checkpoint the checksum of every written page (ADR 0045). All connections of the process to one file
 * share it.
 */
class Witness {
  private static readonly open = new Map<string, Witness>();
  readonly #file: string;
  readonly #record: OpenRecord;
  /** Stay open as long as a connection: closing them would release SQLite's locks. */
  readonly #index: number;
  readonly #main: number;
  readonly #buffer = Buffer.from(new ArrayBuffer(48));
  #connections = 0;
  /** Frames at the next checkpoint: after one that a reader prevented, the whole log is not read again at once. */
  #dueAt = CHECKPOINT_FRAMES;
  #isMarkDue: boolean;

  private constructor(file: string, record: OpenRecord) {
    this.#file = file;
    this.#record = record;
    this.#main = openSync(file, 'r');
    this.#index = openSync(`${file}-shm`, 'r');
    this.#isMarkDue = record.known.covered;
  }

  /** @throws FileDamaged for a file that is not what was written last */
  static connect(path: string): { database: DatabaseSync; witness: Witness } {
    const file = resolve(path);
    const known = Witness.open.get(file);
    if (known) {
      known.#connections++;
      return { database: connection(file), witness: known };
    }
    const { state, faults } = examine(file);
    if (faults[0]) throw faults[0];
    const record = state === 'recorded' ? OpenRecord.open(recordOf(file)) : adoption(file);
    const database = connection(file);
    if (state === 'unrecorded') mustBeWhole(file, database);
    // The index exists from the first read on.
    database.exec('SELECT count(*) FROM sqlite_schema');
    const witness = new Witness(file, record);
    if (state === 'recorded') witness.#checkpoint(database);
    else witness.#adopt(database);
    witness.#connections = 1;
    Witness.open.set(file, witness);
    return { database, witness };
  }

  /** Call inside each transaction that writes: the first one after a checkpoint carries a mark. */
  begun(database: DatabaseSync): void {
    if (this.#isMarkDue) database.prepare(MARK).run(this.#record.known.generation);
  }

  /**
   * Call after each commit, before its caller receives the result.
   *
   * @param isFlushed False for a commit that a power failure may undo: the note must never be ahead of the file
   */
  committed(database: DatabaseSync, isFlushed = true): void {
    const wal = readWalIndex(this.#index, this.#buffer);
    this.#isMarkDue = false;
    if (isFlushed) this.#unlessFull(() => this.#record.note({ wal, covered: false }));
    if (wal.frames >= this.#dueAt) this.#checkpoint(database);
  }

  disconnect(database: DatabaseSync): void {
    if (--this.#connections > 0) return database.close();
    Witness.open.delete(this.#file);
    this.#checkpoint(database);
    database.close();
    this.#record.close();
    closeSync(this.#index);
    closeSync(this.#main);
  }

  /**
   * Writes the log back into the file. The log is durable before the checksums, these before a page changes, and the
   * log may begin anew only after that is noted. Without room, or with a reader of an old state, it is tried again
   * later.
   */
  #checkpoint(database: DatabaseSync): void {
    const wal = readWal(`${this.#file}-wal`);
    const { covered, wal: noted } = this.#record.known;
    const isCovered = covered && wal.salt === noted.salt && wal.frames === noted.frames;
    if (wal.frames === 0 || isCovered) return;
    this.#dueAt = wal.frames + CHECKPOINT_FRAMES;
    this.#unlessFull(() => {
      flush(`${this.#file}-wal`);
      this.#record.noteSums([...wal.content()].map(([page, bytes]) => [page, crc32(bytes)] as const));
      this.#record.flush();
      if (isWrittenBack(database)) this.#cover(wal);
    });
  }

  /** What is noted is then older than the file, and still true of it. */
  #unlessFull(work: () => void): void {
    try {
      work();
    } catch (error) {
      const fault = fileFaultOf(error, this.#file);
      if (!(fault instanceof StorageFull)) throw fault;
    }
  }

  #cover({ salt, frames, pages, pageSize, checksumAt }: ReturnType<typeof readWal>): void {
    this.#record.note({
      phase: 'whole',
      pages,
      pageSize,
      generation: newGeneration(),
      wal: { salt, frames, checksum: checksumAt(frames)! },
      covered: true,
    });
    this.#record.flush();
    this.#isMarkDue = true;
    this.#dueAt = CHECKPOINT_FRAMES;
  }

  /** Notes the checksums of every page of a new file, or of one that an earlier release wrote. */
  #adopt(database: DatabaseSync): void {
    database.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION_ID}; ${MARK_TABLE}; COMMIT`);
    const wal = readWal(`${this.#file}-wal`);
    if (!isWrittenBack(database)) return;
    this.#record.noteSums(sumsOf(this.#main, wal.pageSize, wal.pages));
    this.#cover(wal);
  }
}

const newGeneration = (): string => `pishkhan ${randomBytes(16).toString('hex')}`;

const adoption = (file: string): OpenRecord => {
  const nothing: Known = {
    phase: 'adopting',
    pageSize: 0,
    pages: 0,
    generation: newGeneration(),
    wal: NO_WAL,
    covered: false,
  };
  return OpenRecord.create(recordOf(file), nothing);
};

const connection = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;');
  return database;
};

/** @throws FileDamaged */
const mustBeWhole = (file: string, database: DatabaseSync): void => {
  const { quick_check: found } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found !== 'ok') throw new FileDamaged(file, `SQLite finds: ${found}`);
};

export type { Witness };

/** Opens an SQLite file, and notes from now on what is written to it. @throws FileFault */
export const openWitnessed = (file: string): { readonly database: DatabaseSync; readonly witness: Witness } => {
  try {
    return Witness.connect(file);
  } catch (error) {
    throw fileFaultOf(error, file);
  }
};
