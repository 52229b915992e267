import type { DurableFile } from '@pishkhan/event-store';
import type { SubjectSeal, VaultKeys } from '../keys/vault-keys.ts';
import type { Person } from '../person-vault.ts';
import type { indexTables } from './embedded-tables.ts';

/** Rows of subjects: the sealed parts and the indexes of the search. */
export class EmbeddedSubjects {
  readonly file: DurableFile;
  readonly keys: VaultKeys;

  constructor(file: DurableFile, keys: VaultKeys) {
    this.file = file;
    this.keys = keys;
  }

  sealOf(id: string): SubjectSeal | undefined {
    const row = this.file.sql('SELECT wrapped_key FROM subject WHERE id = ?').get(id) as
      | { wrapped_key: Uint8Array }
      | undefined;
    return row && this.keys.sealOf(id, row.wrapped_key);
  }

  write(id: string, seal: SubjectSeal, part: string, value: unknown): void {
    this.file.sql('INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)').run(id, part, seal.seal(part, value));
  }

  read<Value>(id: string, seal: SubjectSeal, part: string): Value | undefined {
    const row = this.file.sql('SELECT bytes FROM sealed WHERE subject = ? AND part = ?').get(id, part) as
      | { bytes: Uint8Array }
      | undefined;
    return row && seal.open<Value>(part, row.bytes);
  }

  index(table: (typeof indexTables)[number], id: string, tokens: readonly Uint8Array[]): void {
    for (const token of tokens) this.file.sql(`INSERT OR IGNORE INTO ${table} VALUES (?, ?)`).run(token, id);
  }

  /** Replaces the indexes of name and mobile number. */
  indexPerson(id: string, { fullName, mobile }: Person): void {
    for (const table of ['beginning', 'contact']) this.file.sql(`DELETE FROM ${table} WHERE subject = ?`).run(id);
    this.index('beginning', id, this.keys.beginningsOf(fullName));
    this.index('contact', id, [this.keys.contactOf(mobile)]);
  }
}
