import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { LastFault, openWitnessed, type Witness } from '@pishkhan/event-store';
import { deserialize, serialize, type Document } from 'bson';
import type { IndexSpec } from './collection-index.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (
    id INTEGER PRIMARY KEY, namespace_database TEXT NOT NULL, namespace_name TEXT NOT NULL, description BLOB NOT NULL,
    UNIQUE (namespace_database, namespace_name)
  ) STRICT`;

type KeyRow = { readonly row: number; readonly key: string };
type DocumentRow = { readonly row: number; readonly bytes: Uint8Array };
export interface Change {
  readonly table: number;
  readonly row: number;
  readonly key: string;
  /** Absent: the row is deleted. */
  readonly bytes?: Uint8Array;
}
export interface CollectionDescription {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly options: Document;
  readonly indexes: readonly IndexSpec[];
}

/** The SQLite file of the server: a table of collections, and one table of BSON documents per collection. */
export class DatabaseFile {
  readonly #sqlite: DatabaseSync;
  readonly #witness: Witness | undefined;
  readonly #fault: LastFault;
  readonly #statements = new Map<string, StatementSync>();
  /** Tables since the start that are no more. An open transaction may still have changes of them. */
  readonly #dropped = new Set<number>();

  /** @throws FileFault */
  constructor(file: string) {
    this.#fault = new LastFault(file);
    const { database, witness } =
      file === ':memory:' ? { database: new DatabaseSync(file), witness: undefined } : openWitnessed(file);
    [this.#sqlite, this.#witness] = [database, witness];
    this.#sqlite.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -4000');
    this.#transaction(() => this.#sqlite.exec(SCHEMA));
  }

  collections(): CollectionDescription[] {
    const rows = this.#prepared(
      'SELECT id, namespace_database AS db, namespace_name AS name, description FROM collections ORDER BY id',
    ).all();
    return rows.map((row) => {
      const { options, indexes } = deserialize(row.description as Uint8Array);
      return { id: Number(row.id), database: String(row.db), name: String(row.name), options, indexes };
    });
  }

  /** Keys of one collection's documents in insertion order. */
  keys(table: number): KeyRow[] {
    return this.#prepared(`SELECT id AS row, key FROM documents_${table} ORDER BY id`).all() as KeyRow[];
  }
  /** Documents of one collection in insertion order. */
  scan(table: number): Iterable<DocumentRow> {
    return this.#sqlite
      .prepare(`SELECT id AS row, bson AS bytes FROM documents_${table} ORDER BY id`)
      .iterate() as Iterable<DocumentRow>;
  }
  /** @throws Error if there is no such row: the file was changed by something else */
  bytesAt(table: number, row: number): Uint8Array {
    const found = this.#prepared(`SELECT bson AS bytes FROM documents_${table} WHERE id = ?`).get(row);
    if (!found) throw new Error(`row ${row} of table ${table} is no longer in the file`);
    return found.bytes as Uint8Array;
  }

  /** @returns The id of the new collection's table; never one that was dropped since the start. */
  create(database: string, name: string, options: Document): number {
    return this.#transaction(() => {
      const last = this.#prepared('SELECT max(id) AS id FROM collections').get()?.id;
      const table = Math.max(Number(last ?? 0), ...this.#dropped) + 1;
      this.#prepared(
        'INSERT INTO collections (id, namespace_database, namespace_name, description) VALUES (?, ?, ?, ?)',
      ).run(table, database, name, serialize({ options, indexes: [] }));
      this.#sqlite.exec(
        `CREATE TABLE documents_${table} (id INTEGER PRIMARY KEY, key TEXT NOT NULL, bson BLOB NOT NULL) STRICT`,
      );
      return table;
    });
  }
  describe(table: number, options: Document, indexes: readonly IndexSpec[]): void {
    const description = serialize({ options, indexes });
    this.#transaction(() =>
      this.#prepared('UPDATE collections SET description = ? WHERE id = ?').run(description, table),
    );
  }
  drop(tables: readonly number[]): void {
    this.#transaction(() => tables.forEach((table) => this.#remove(table)));
    for (const table of tables) this.#dropped.add(table);
  }
  /** Renames the collection and drops the one that it replaces, in one transaction. */
  rename(table: number, database: string, name: string, replaced?: number): void {
    this.#transaction(() => {
      if (replaced !== undefined) this.#remove(replaced);
      this.#prepared('UPDATE collections SET namespace_database = ?, namespace_name = ? WHERE id = ?').run(
        database,
        name,
        table,
      );
    });
    if (replaced !== undefined) this.#dropped.add(replaced);
  }

  /** Writes all changes or none, except those of dropped collections; durable when it returns. */
  write(changes: readonly Change[]): void {
    this.#transaction(() => {
      for (const { table, row, key, bytes } of changes) {
        if (this.#dropped.has(table)) continue;
        if (bytes)
          this.#prepared(`INSERT OR REPLACE INTO documents_${table} (id, key, bson) VALUES (?, ?, ?)`).run(
            row,
            key,
            bytes,
          );
        else this.#prepared(`DELETE FROM documents_${table} WHERE id = ?`).run(row);
      }
    });
  }

  /** @throws FileFault if the file is damaged, or was full and still is */
  checkWritable(): void {
    this.#fault.check();
  }

  close(): void {
    this.#statements.clear();
    if (this.#witness) this.#witness.disconnect(this.#sqlite);
    else this.#sqlite.close();
  }

  #remove(table: number): void {
    this.#prepared('DELETE FROM collections WHERE id = ?').run(table);
    for (const sql of this.#statements.keys()) if (sql.includes(`documents_${table} `)) this.#statements.delete(sql);
    this.#sqlite.exec(`DROP TABLE documents_${table}`);
  }
  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
  #transaction<Result>(work: () => Result): Result {
    let result: Result;
    try {
      this.#sqlite.exec('BEGIN IMMEDIATE');
      this.#witness?.begun(this.#sqlite);
      result = work();
      this.#sqlite.exec('COMMIT');
    } catch (error) {
      if (this.#sqlite.isTransaction) this.#sqlite.exec('ROLLBACK');
      throw this.#fault.noted(error);
    }
    this.#witness?.committed(this.#sqlite);
    this.#fault.written();
    return result;
  }
}
