import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { fileFaultOf } from '../faults/file-faults.ts';
import { Outage } from '../faults/outage.ts';
import { LastFault } from './files/room.ts';
import { openWitnessed, type Witness } from './files/witnessed-file.ts';

/** Most writes in one transaction, because it blocks the event loop. */
const SHARED = 512;
interface Write {
  /** @returns The callback to run when the work is durable. */
  work(): () => void;
  failed(error: unknown): void;
}

export interface DurableFileOptions {
  /** Path of the file, created with its folder if missing; `:memory:` for one that ends with the process. */
  readonly file: string;
  /** Tables and indexes, each `IF NOT EXISTS`. */
  readonly schema: string;
  /** Opens a file that another process writes. */
  readonly readOnly?: boolean;
  /** `power-loss` survives a power failure, `process-death` only the death of the process. Default `power-loss`. */
  readonly survives?: 'power-loss' | 'process-death';
}

/**
 * An SQLite file with group commit: writes of one turn of the event loop share a transaction, each with its own
 * savepoint, so that many concurrent writes need one disk flush.
 */
export class DurableFile {
  private readonly database: DatabaseSync;
  private readonly witness: Witness | undefined;
  private readonly statements = new Map<string, StatementSync>();
  private waiting: Write[] = [];
  private closed = false;
  private readonly fault: LastFault;
  private readonly isFlushed: boolean;

  /** @throws FileFault */
  constructor({ file, schema, readOnly = false, survives = 'power-loss' }: DurableFileOptions) {
    this.fault = new LastFault(file);
    this.isFlushed = survives === 'power-loss';
    if (readOnly || file === ':memory:') {
      this.database = new DatabaseSync(file, { readOnly, timeout: 5000 });
      if (!readOnly) this.database.exec(schema);
      return;
    }
    try {
      mkdirSync(dirname(file), { recursive: true });
      const { database, witness } = openWitnessed(file);
      [this.database, this.witness] = [database, witness];
      this.database.exec(`PRAGMA synchronous = ${this.isFlushed ? 'FULL' : 'NORMAL'};`);
      this.together(() => this.database.exec(schema));
    } catch (error) {
      throw fileFaultOf(error, file);
    }
  }

  /** Runs work that is not called through `write`, at the opening, in a transaction of its own. */
  together(work: () => void): void {
    this.sql('BEGIN IMMEDIATE').run();
    try {
      this.witness?.begun(this.database);
      work();
      this.sql('COMMIT').run();
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
    this.witness?.committed(this.database, this.isFlushed);
  }

  /** Runs reading work. @throws FileDamaged if SQLite or the work finds content that cannot be read */
  read<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw this.fault.noted(error);
    }
  }

  /** @throws FileFault if the file is damaged, or was full and still is */
  checkWritable(): void {
    this.fault.check();
  }

  /** The prepared statement of this text, cached. */
  sql(text: string): StatementSync {
    const known = this.statements.get(text);
    if (known) return known;
    const statement = this.database.prepare(text);
    this.statements.set(text, statement);
    return statement;
  }

  /**
   * Runs synchronous work in a transaction; resolves with its result when it is durable. An exception undoes this work
   * alone.
   */
  write<Result>(work: () => Result): Promise<Result> {
    if (this.closed) return Promise.reject(new Outage('the file is closed'));
    if (this.fault.damage) return Promise.reject(this.fault.damage);
    return new Promise<Result>((done, failed) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      const answering = () => {
        const result = work();
        return () => done(result);
      };
      this.waiting.push({ work: answering, failed });
    });
  }

  /** Writes pending work first. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    while (this.waiting.length > 0) this.flush();
    this.statements.clear();
    if (this.witness) this.witness.disconnect(this.database);
    else this.database.close();
  }

  private flush(): void {
    const batch = this.waiting.slice(0, SHARED);
    if (batch.length === 0) return;
    this.waiting = this.waiting.slice(SHARED);
    if (this.waiting.length > 0) setImmediate(() => this.flush());
    let settle: (() => void)[];
    try {
      settle = this.commit(batch);
      this.fault.written();
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      const fault = this.fault.noted(error);
      settle = batch.map(
        ({ failed }) =>
          () =>
            failed(fault),
      );
    }
    for (const answer of settle) answer();
  }

  private commit(batch: Write[]): (() => void)[] {
    this.sql('BEGIN IMMEDIATE').run();
    this.witness?.begun(this.database);
    const settle = batch.map((write) => this.attempt(write));
    this.sql('COMMIT').run();
    this.witness?.committed(this.database, this.isFlushed);
    return settle;
  }

  private attempt({ work, failed }: Write): () => void {
    this.sql('SAVEPOINT one').run();
    try {
      const answer = work();
      this.sql('RELEASE one').run();
      return answer;
    } catch (error) {
      // SQLite has undone the whole transaction: that fails all of its work.
      if (!this.database.isTransaction) throw error;
      this.sql('ROLLBACK TO one').run();
      this.sql('RELEASE one').run();
      return () => failed(error);
    }
  }
}
