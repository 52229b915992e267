import {
  applied,
  SealedChanges,
  type ChangeId,
  type ChangeState,
  type ExaminedSubject,
  type ProposedValues,
  type SealedChange,
  type StoredChange,
} from '../changes/sealed-changes.ts';
import { changePart, isSameSet, type SubjectSeal } from '../keys/vault-keys.ts';
import type { Person } from '../person-vault.ts';
import type { EmbeddedSubjects } from './embedded-subjects.ts';

interface Row {
  readonly subject: string;
  readonly id: string;
  readonly state: ChangeState;
  readonly bytes: Uint8Array;
}

/** Changes in the table `change` of the vault's file. */
export class EmbeddedChanges extends SealedChanges {
  private readonly subjects: EmbeddedSubjects;

  constructor(subjects: EmbeddedSubjects) {
    super();
    this.subjects = subjects;
  }

  seal({ subjectId, changeId }: ChangeId, proposed: ProposedValues): Promise<boolean> {
    return this.file.write(() => {
      const seal = this.subjects.sealOf(subjectId);
      if (!seal) return false;
      const sql = `INSERT INTO change VALUES (?, ?, 'open', ?)
        ON CONFLICT (subject, id) DO UPDATE SET bytes = excluded.bytes WHERE state = 'open'`;
      this.file.sql(sql).run(subjectId, changeId, seal.seal(changePart(changeId), proposed));
      return true;
    });
  }

  async of(subjectId: string): Promise<readonly StoredChange[]> {
    return this.opened(this.file.sql('SELECT * FROM change WHERE subject = ?').all(subjectId));
  }

  async open(): Promise<readonly StoredChange[]> {
    return this.opened(this.file.sql("SELECT * FROM change WHERE state = 'open'").all());
  }

  apply({ subjectId, changeId }: ChangeId): Promise<void> {
    return this.file.write(() => {
      const seal = this.subjects.sealOf(subjectId);
      const sql = "SELECT * FROM change WHERE subject = ? AND id = ? AND state = 'open'";
      const [open] = this.opened(this.file.sql(sql).all(subjectId, changeId));
      const person = seal && this.subjects.read<Person>(subjectId, seal, 'person');
      if (!open || !person) return;
      const { subjectId: _subject, changeId: _change, state: _state, ...sealed } = open;
      const after = applied(person, sealed);
      this.subjects.write(subjectId, seal, 'person', after.person);
      this.subjects.indexPerson(subjectId, after.person);
      this.replace({ subjectId, changeId }, seal, 'applied', after.change);
    });
  }

  close({ subjectId, changeId }: ChangeId): Promise<void> {
    const sql = "UPDATE change SET state = 'closed' WHERE subject = ? AND id = ? AND state = 'open'";
    return this.file.write(() => void this.file.sql(sql).run(subjectId, changeId));
  }

  discard({ subjectId, changeId }: ChangeId): Promise<void> {
    const sql = "DELETE FROM change WHERE subject = ? AND id = ? AND state = 'open'";
    return this.file.write(() => void this.file.sql(sql).run(subjectId, changeId));
  }

  async examine(named: readonly string[]): Promise<readonly ExaminedSubject[]> {
    const rows: readonly unknown[] = this.file.sql('SELECT subject, id, state FROM change').all();
    const changesOf = Map.groupBy(rows as readonly Omit<Row, 'bytes'>[], ({ subject }) => subject);
    const known = named.filter((subjectId) => this.subjects.sealOf(subjectId) !== undefined);
    return [...new Set([...changesOf.keys(), ...known])].map((subjectId) => ({
      subjectId,
      changes: (changesOf.get(subjectId) ?? []).map(({ id, state }) => ({ changeId: id, state })),
      isFoundByItsValues: this.isFoundByItsValues(subjectId),
    }));
  }

  private get file() {
    return this.subjects.file;
  }

  private opened(rows: readonly unknown[]): StoredChange[] {
    return (rows as readonly Row[]).map(({ subject: subjectId, id: changeId, state, bytes }) => ({
      subjectId,
      changeId,
      state,
      ...this.subjects.sealOf(subjectId)!.open<SealedChange>(changePart(changeId), bytes),
    }));
  }

  private replace(
    { subjectId, changeId }: ChangeId,
    seal: SubjectSeal,
    state: ChangeState,
    change: SealedChange,
  ): void {
    const sql = 'UPDATE change SET state = ?, bytes = ? WHERE subject = ? AND id = ?';
    this.file.sql(sql).run(state, seal.seal(changePart(changeId), change), subjectId, changeId);
  }

  private isFoundByItsValues(subjectId: string): boolean {
    const { keys, file } = this.subjects;
    const seal = this.subjects.sealOf(subjectId);
    const person = seal && this.subjects.read<Person>(subjectId, seal, 'person');
    if (!person) return false;
    const tokensIn = (table: string) =>
      file
        .sql(`SELECT token FROM ${table} WHERE subject = ?`)
        .all(subjectId)
        .map(({ token }) => token as Uint8Array);
    return (
      isSameSet(tokensIn('beginning'), keys.beginningsOf(person.fullName)) &&
      isSameSet(tokensIn('contact'), [keys.contactOf(person.mobile)])
    );
  }
}
