import { DurableFile } from '@pishkhan/event-store';
import { EmbeddedChanges } from './embedded-changes.ts';
import { EmbeddedSubjects } from './embedded-subjects.ts';
import { tablesOfSubjects, schema, type indexTables } from './embedded-tables.ts';
import { mustBeSealedWith } from '../keys/its-own-key.ts';
import { differingFields } from '../differing-fields.ts';
import {
  PersonVault,
  type Address,
  type KeptPerson,
  type Person,
  type Recognised,
  type Registration,
  type Subscriber,
} from '../person-vault.ts';
import { identificationPart, VaultKeys, type AddressSearch } from '../keys/vault-keys.ts';

/** `user_version` of a file with all of them; 0 for a file of a release that indexed names only. */
const INDEXED = 1;
const ADDRESS = 'address/';

export interface EmbeddedPersonVaultOptions {
  /** SQLite file of the vault; `:memory:` for a vault without a file. */
  readonly file: string;
  /** Content of the key file. Store it separately from the file if possible. */
  readonly masterKey: Uint8Array;
}

/**
 * The vault in one SQLite file: each subject's rows are encrypted with the subject's own key, which is wrapped by the
 * master key.
 */
export class EmbeddedPersonVault extends PersonVault {
  readonly changes: EmbeddedChanges;
  private readonly file: DurableFile;
  private readonly subjects: EmbeddedSubjects;
  private readonly keys: VaultKeys;

  constructor({ file, masterKey }: EmbeddedPersonVaultOptions) {
    super();
    this.keys = new VaultKeys(masterKey);
    this.file = new DurableFile({ file, schema });
    this.subjects = new EmbeddedSubjects(this.file, this.keys);
    this.changes = new EmbeddedChanges(this.subjects);
    try {
      mustBeSealedWith(this.keys, this.file, file);
      this.indexOlderSubjects();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  keep({ person, accountId, address, documentNumber }: Registration, idForNew: string): Promise<KeptPerson> {
    return this.file.write(() => {
      const lookup = this.keys.lookupOf(person.identity);
      const stored = this.file.sql('SELECT id FROM subject WHERE lookup = ?').get(lookup) as { id: string } | undefined;
      const id = stored?.id ?? idForNew;
      if (!stored) this.file.sql('INSERT INTO subject VALUES (?, ?, ?)').run(id, lookup, this.keys.newKeyFor(id));
      const seal = this.subjects.sealOf(id)!;
      const differs = stored ? differingFields(this.subjects.read<Person>(id, seal, 'person')!, person) : [];
      if (differs.length > 0 && documentNumber === undefined) return { subjectId: id, differs };
      if (!stored) {
        this.subjects.write(id, seal, 'person', person);
        this.subjects.indexPerson(id, person);
      }
      this.subjects.write(id, seal, `${ADDRESS}${accountId}`, address);
      this.subjects.index('location', id, this.keys.locationsOf(address));
      if (documentNumber !== undefined)
        this.subjects.write(id, seal, identificationPart(accountId), { documentNumber });
      return { subjectId: id, differs };
    });
  }

  async find(subjectId: string, accountId: string): Promise<Subscriber | undefined> {
    const seal = this.subjects.sealOf(subjectId);
    if (!seal) return undefined;
    const person = this.subjects.read<Person>(subjectId, seal, 'person');
    return person && { person, address: this.subjects.read<Address>(subjectId, seal, `${ADDRESS}${accountId}`) };
  }

  async findByIdentity(identity: Person['identity']): Promise<string | undefined> {
    return this.idsBy('SELECT id FROM subject WHERE lookup = ?', this.keys.lookupOf(identity))[0];
  }

  markOf(of: Recognised): string {
    return this.keys.markOf(of);
  }

  async searchByMobile(mobile: string, limit: number): Promise<string[]> {
    const sql = 'SELECT subject AS id FROM contact WHERE token = ? ORDER BY subject LIMIT ?';
    return this.idsBy(sql, this.keys.contactOf(mobile), limit);
  }

  async searchByPostalCode(postalCode: string, limit: number): Promise<string[]> {
    return this.accountsBy(this.keys.postalCodeSearch(postalCode), limit);
  }

  async searchByAddress(words: string, limit: number): Promise<string[]> {
    return this.accountsBy(this.keys.addressSearch(words), limit);
  }

  async searchByName(name: string, limit: number): Promise<string[]> {
    const alternatives = this.keys.alternativesOf(name);
    if (alternatives.length === 0) return [];
    const union = alternatives.map((tokens) => withAll('beginning', tokens)).join(' UNION ');
    return this.idsBy(`${union} ORDER BY id LIMIT ?`, ...alternatives.flat(), limit);
  }

  forget(subjectId: string): Promise<void> {
    return this.file.write(() => {
      this.file.sql('DELETE FROM subject WHERE id = ?').run(subjectId);
      for (const table of tablesOfSubjects) this.file.sql(`DELETE FROM ${table} WHERE subject = ?`).run(subjectId);
    });
  }

  close(): void {
    this.file.close();
  }

  /** Called by Nest after the last request. */
  onApplicationShutdown(): void {
    this.close();
  }

  private addressesOf(id: string): Map<string, Address> {
    const seal = this.subjects.sealOf(id)!;
    const rows = this.file
      .sql('SELECT part, bytes FROM sealed WHERE subject = ? AND substr(part, 1, ?) = ?')
      .all(id, ADDRESS.length, ADDRESS) as { part: string; bytes: Uint8Array }[];
    return new Map(
      rows.map(({ part, bytes }) => [part.slice(ADDRESS.length), seal.open<Address>(part, bytes)] as const),
    );
  }

  private idsBy(sql: string, ...values: readonly (Uint8Array | number)[]): string[] {
    return this.file
      .sql(sql)
      .all(...values)
      .map(({ id }) => String(id));
  }

  private accountsBy({ tokens, matches }: AddressSearch, limit: number): string[] {
    if (tokens.length === 0) return [];
    const accounts: string[] = [];
    for (const id of this.idsBy(`${withAll('location', tokens)} ORDER BY id`, ...tokens)) {
      for (const [accountId, address] of this.addressesOf(id)) if (matches(address)) accounts.push(accountId);
      if (accounts.length >= limit) break;
    }
    return accounts.slice(0, limit);
  }

  /** Adds the indexes that the release which wrote the file did not have. */
  private indexOlderSubjects(): void {
    const { user_version: version } = this.file.sql('PRAGMA user_version').get() as { user_version: number };
    if (version >= INDEXED) return;
    this.file.together(() => {
      for (const id of this.idsBy('SELECT id FROM subject')) {
        this.subjects.indexPerson(id, this.subjects.read<Person>(id, this.subjects.sealOf(id)!, 'person')!);
        for (const address of this.addressesOf(id).values())
          this.subjects.index('location', id, this.keys.locationsOf(address));
      }
      this.file.sql(`PRAGMA user_version = ${INDEXED}`).run();
    });
  }
}

/** Subjects with all of these tokens. */
const withAll = (table: (typeof indexTables)[number], tokens: readonly Uint8Array[]): string =>
  `SELECT subject AS id FROM ${table} WHERE token IN (${tokens.map(() => '?').join(', ')}) GROUP BY subject HAVING count(*) = ${tokens.length}`;
