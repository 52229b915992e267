import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Most writes that share one transaction: it blocks the event loop while it runs. */
const SHARED = 512;

interface Write {
  /** @returns What to do when it is durable. */
  work(): () => void;
  failed(error: unknown): void;
}

export interface DurableFileOptions {
  /** Path of the file, made with its folder when it is not there; `:memory:` for one that goes with the process. */
  readonly file: string;
  /** Tables and indexes, each `IF NOT EXISTS`. */
  readonly schema: string;
  /** Look at a file that another process writes. */
  readonly readOnly?: boolean;
  /** `full` survives loss of power, `process` the death of the process only. Default `full`. */
  readonly survives?: 'power-loss' | 'process-death';
}

/**
 * An SQLite file whose writes are group-committed: those that arrive in one turn of the event loop share a transaction,
 * each in a savepoint of its own, so that many in flight pay for one flush of the disk.
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

  /** The prepared statement of this text, made once. */
  sql(text: string): StatementSync {
    const known = this.statements.get(text);
    if (known) return known;
    const statement = this.database.prepare(text);
    this.statements.set(text, statement);
    return statement;
  }

  /**
   * Runs synchronous work in a transaction; resolves with its result when that is durable. A throw undoes this work
   * alone.
   */
  write<Result>(work: () => Result): Promise<Result> {
    if (this.closed) return Promise.reject(new Error('the file is closed'));
    return new Promise<Result>((done, failed) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      const answering = () => {
        const result = work();
        return () => done(result);
      };
      this.waiting.push({ work: answering, failed });
    });
  }

  /** What waits is written first. */
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
            failed(error),
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
