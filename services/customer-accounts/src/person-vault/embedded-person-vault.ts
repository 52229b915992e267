import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { DurableFile } from '@pishkhan/event-store';
import { askedWords, beginningsOf } from './name-words.ts';
import { PersonVault, type Address, type Person, type Registration, type Subscriber } from './person-vault.ts';
import { blindIndex, keysFrom, seal, unseal } from './sealing.ts';

const schema = `
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS subject (id TEXT PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, wrapped_key BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sealed (subject TEXT NOT NULL, part TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (subject, part)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS beginning (token BLOB NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS beginning_subject ON beginning (subject);
`;

const keyOf = (person: Person): string => (person.identity.kind === 'person' ? `person/${person.identity.nationalId}` : `legalEntity/${person.identity.legalId}`);

export interface EmbeddedPersonVaultOptions {
  /** SQLite file of the vault; `:memory:` for one that goes with the process. */
  readonly file: string;
  /** 32 bytes. Kept apart from the file wherever that is possible. */
  readonly masterKey: Uint8Array;
}

/** The vault in one SQLite file: each subject's rows are sealed under a key of their own, which is wrapped by the master key. */
export class EmbeddedPersonVault extends PersonVault {
  private readonly file: DurableFile;
  private readonly keys: ReturnType<typeof keysFrom>;

  constructor({ file, masterKey }: EmbeddedPersonVaultOptions) {
    super();
    this.keys = keysFrom(masterKey);
    this.file = new DurableFile({ file, schema });
  }

  keep({ person, accountId, address }: Registration, idForNew: string): Promise<string> {
    return this.file.write(() => {
      const lookup = blindIndex(this.keys.lookup, keyOf(person));
      const known = this.file.sql('SELECT id FROM subject WHERE lookup = ?').get(lookup) as { id: string } | undefined;
      const id = known?.id ?? idForNew;
      if (!known) this.file.sql('INSERT INTO subject VALUES (?, ?, ?)').run(id, lookup, seal(this.keys.wrapping, randomBytes(32), id));
      const key = this.subjectKey(id)!;
      this.write(id, key, 'person', person);
      this.write(id, key, `address/${accountId}`, address);
      this.indexName(id, person.fullName);
      return id;
    });
  }

  async find(subjectId: string, accountId: string): Promise<Subscriber | undefined> {
    const key = this.subjectKey(subjectId);
    if (!key) return undefined;
    const person = this.read<Person>(subjectId, key, 'person');
    return person && { person, address: this.read<Address>(subjectId, key, `address/${accountId}`) };
  }

  async searchByName(name: string, limit: number): Promise<string[]> {
    const tokens = askedWords(name).map((word) => blindIndex(this.keys.search, word));
    if (tokens.length === 0) return [];
    const places = tokens.map(() => '?').join(', ');
    const found = this.file.sql(`SELECT subject FROM beginning WHERE token IN (${places}) GROUP BY subject HAVING count(*) = ? ORDER BY subject LIMIT ?`).all(...tokens, tokens.length, limit);
    return found.map(({ subject }) => String(subject));
  }

  forget(subjectId: string): Promise<void> {
    return this.file.write(() => {
      for (const [table, column] of [['subject', 'id'], ['sealed', 'subject'], ['beginning', 'subject']]) this.file.sql(`DELETE FROM ${table} WHERE ${column} = ?`).run(subjectId);
    });
  }

  close(): void {
    this.file.close();
  }

  /** Called by Nest when the last request has been answered. */
  onApplicationShutdown(): void {
    this.close();
  }

  private subjectKey(id: string): Uint8Array | undefined {
    const row = this.file.sql('SELECT wrapped_key FROM subject WHERE id = ?').get(id) as { wrapped_key: Uint8Array } | undefined;
    return row && unseal(this.keys.wrapping, row.wrapped_key, id);
  }

  private write(id: string, key: Uint8Array, part: string, value: unknown): void {
    this.file.sql('INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)').run(id, part, seal(key, JSON.stringify(value), `${id}/${part}`));
  }

  private read<Value>(id: string, key: Uint8Array, part: string): Value | undefined {
    const row = this.file.sql('SELECT bytes FROM sealed WHERE subject = ? AND part = ?').get(id, part) as { bytes: Uint8Array } | undefined;
    return row && (JSON.parse(unseal(key, row.bytes, `${id}/${part}`).toString('utf8')) as Value);
  }

  private indexName(id: string, fullName: string): void {
    this.file.sql('DELETE FROM beginning WHERE subject = ?').run(id);
    for (const beginning of beginningsOf(fullName)) this.file.sql('INSERT INTO beginning VALUES (?, ?)').run(blindIndex(this.keys.search, beginning), id);
  }
}

/** The master key of an embedded vault: 32 bytes in a file that only its owner reads, made at the first start. */
export const masterKeyIn = (file: string): Uint8Array => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    // Half a key after a kill would lock the vault for ever.
    writeFileSync(`${file}.new`, randomBytes(32), { mode: 0o600, flush: true });
    linkSync(`${file}.new`, file);
    rmSync(`${file}.new`);
  }
  return readFileSync(file);
};
