import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Outage } from '../faults/outage.ts';

/** SQLITE_BUSY and SQLITE_LOCKED: another process writes the file. */
const BUSY = new Set([5, 6]);
const asOutage = (error: unknown): unknown =>
  error instanceof Error && 'errcode' in error && BUSY.has(Number(error.errcode))
    ? new Outage('another process writes the file', { cause: error })
    : error;

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
  private readonly statements = new Map<string, StatementSync>();
  private waiting: Write[] = [];
  private closed = false;

  constructor({ file, schema, readOnly = false, survives = 'power-loss' }: DurableFileOptions) {
    if (!readOnly && file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.database = new DatabaseSync(file, { readOnly, timeout: 5000 });
    if (readOnly) return;
    this.database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${survives === 'power-loss' ? 'FULL' : 'NORMAL'};`,
    );
    this.database.exec(schema);
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
    this.database.close();
  }

  private flush(): void {
    const batch = this.waiting.slice(0, SHARED);
    if (batch.length === 0) return;
    this.waiting = this.waiting.slice(SHARED);
    if (this.waiting.length > 0) setImmediate(() => this.flush());
    let settle: (() => void)[];
    try {
      settle = this.commit(batch);
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      settle = batch.map(
        ({ failed }) =>
          () =>
            failed(asOutage(error)),
      );
    }
    for (const answer of settle) answer();
  }

  private commit(batch: Write[]): (() => void)[] {
    this.sql('BEGIN IMMEDIATE').run();
    const settle = batch.map((write) => this.attempt(write));
    this.sql('COMMIT').run();
    return settle;
  }

  private attempt({ work, failed }: Write): () => void {
    this.sql('SAVEPOINT one').run();
    try {
      const answer = work();
      this.sql('RELEASE one').run();
      return answer;
    } catch (error) {
      this.sql('ROLLBACK TO one').run();
      this.sql('RELEASE one').run();
      return () => failed(error);
    }
  }
}
