import { DurableFile } from '@pishkhan/event-store';
import { PersonVault, type Address, type Person, type Registration, type Subscriber } from './person-vault.ts';
import { VaultKeys, type SubjectSeal } from './vault-keys.ts';

const schema = `
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS subject (id TEXT PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, wrapped_key BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sealed (subject TEXT NOT NULL, part TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (subject, part)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS beginning (token BLOB NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS beginning_subject ON beginning (subject);
`;

export interface EmbeddedPersonVaultOptions {
  /** SQLite file of the vault; `:memory:` for a vault without a file. */
  readonly file: string;
  /** 32 bytes. Store it separately from the file if possible. */
  readonly masterKey: Uint8Array;
}

/**
 * The vault in one SQLite file: each subject's rows are encrypted with the subject's own key, which is wrapped by the
 * master key.
 */
export class EmbeddedPersonVault extends PersonVault {
  private readonly file: DurableFile;
  private readonly keys: VaultKeys;

  constructor({ file, masterKey }: EmbeddedPersonVaultOptions) {
    super();
    this.keys = new VaultKeys(masterKey);
    this.file = new DurableFile({ file, schema });
  }

  keep({ person, accountId, address }: Registration, idForNew: string): Promise<string> {
    return this.file.write(() => {
      const lookup = this.keys.lookupOf(person);
      const stored = this.file.sql('SELECT id FROM subject WHERE lookup = ?').get(lookup) as { id: string } | undefined;
      const id = stored?.id ?? idForNew;
      if (!stored) this.file.sql('INSERT INTO subject VALUES (?, ?, ?)').run(id, lookup, this.keys.newKeyFor(id));
      const seal = this.sealOf(id)!;
      this.write(id, seal, 'person', person);
      this.write(id, seal, `address/${accountId}`, address);
      this.indexName(id, person.fullName);
      return id;
    });
  }

  async find(subjectId: string, accountId: string): Promise<Subscriber | undefined> {
    const seal = this.sealOf(subjectId);
    if (!seal) return undefined;
    const person = this.read<Person>(subjectId, seal, 'person');
    return person && { person, address: this.read<Address>(subjectId, seal, `address/${accountId}`) };
  }

  async searchByName(name: string, limit: number): Promise<string[]> {
    const alternatives = this.keys.alternativesOf(name);
    if (alternatives.length === 0) return [];
    const withAll = (tokens: readonly Uint8Array[]) =>
      `SELECT subject FROM beginning WHERE token IN (${tokens.map(() => '?').join(', ')}) GROUP BY subject HAVING count(*) = ${tokens.length}`;
    const found = this.file
      .sql(`${alternatives.map(withAll).join(' UNION ')} ORDER BY subject LIMIT ?`)
      .all(...alternatives.flat(), limit);
    return found.map(({ subject }) => String(subject));
  }

  forget(subjectId: string): Promise<void> {
    return this.file.write(() => {
      for (const [table, column] of [
        ['subject', 'id'],
        ['sealed', 'subject'],
        ['beginning', 'subject'],
      ])
        this.file.sql(`DELETE FROM ${table} WHERE ${column} = ?`).run(subjectId);
    });
  }

  close(): void {
    this.file.close();
  }

  /** Called by Nest after the last request. */
  onApplicationShutdown(): void {
    this.close();
  }

  private sealOf(id: string): SubjectSeal | undefined {
    const row = this.file.sql('SELECT wrapped_key FROM subject WHERE id = ?').get(id) as
      | { wrapped_key: Uint8Array }
      | undefined;
    return row && this.keys.sealOf(id, row.wrapped_key);
  }

  private write(id: string, seal: SubjectSeal, part: string, value: unknown): void {
    this.file.sql('INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)').run(id, part, seal.seal(part, value));
  }

  private read<Value>(id: string, seal: SubjectSeal, part: string): Value | undefined {
    const row = this.file.sql('SELECT bytes FROM sealed WHERE subject = ? AND part = ?').get(id, part) as
      | { bytes: Uint8Array }
      | undefined;
    return row && seal.open<Value>(part, row.bytes);
  }

  private indexName(id: string, fullName: string): void {
    this.file.sql('DELETE FROM beginning WHERE subject = ?').run(id);
    for (const token of this.keys.beginningsOf(fullName))
      this.file.sql('INSERT INTO beginning VALUES (?, ?)').run(token, id);
  }
}
