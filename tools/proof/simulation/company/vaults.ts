import type { Payee, Payees } from '@pishkhan/billing-adjustments/simulation';
import {
  applied,
  type Person,
  type PersonVault,
  type SealedChanges,
  type StoredChange,
} from '@pishkhan/customer-accounts/simulation';
import type { Process, World } from '@pishkhan/simulated-world';

/** Sealed bank accounts; what is sealed survives a crash. */
export class SealedPayees implements Pick<Payees, 'keep' | 'find' | 'forget'> {
  private readonly sealed = new Map<string, Payee>();

  async keep(id: string, payee: Payee): Promise<void> {
    this.sealed.set(id, payee);
  }

  async find(id: string): Promise<Payee | undefined> {
    return this.sealed.get(id);
  }

  async forget(id: string): Promise<void> {
    this.sealed.delete(id);
  }
}

const registered: Omit<Person, 'identity'> = { fullName: 'first name', mobile: '+989120000000' };

/** Persons and their changes as the vault stores them; they survive a crash. */
export class PersonRecords {
  readonly changes = new Map<string, StoredChange>();
  private readonly persons = new Map<string, Person>();

  /** Every subscriber has been registered with the same name and number. */
  person(subjectId: string): Person {
    return (
      this.persons.get(subjectId) ?? { ...registered, identity: { kind: 'legalEntity', legalId: `id of ${subjectId}` } }
    );
  }

  open(subjectId?: string): StoredChange[] {
    return this.of(subjectId).filter(({ state }) => state === 'open');
  }

  of(subjectId?: string): StoredChange[] {
    return [...this.changes.values()].filter((change) => subjectId === undefined || change.subjectId === subjectId);
  }

  /** Replaces an open change. */
  replace(changeId: string, after: (change: StoredChange) => StoredChange | undefined): void {
    const change = this.changes.get(changeId);
    if (change?.state !== 'open') return;
    const replaced = after(change);
    if (replaced) this.changes.set(changeId, replaced);
    else this.changes.delete(changeId);
  }

  apply(changeId: string): void {
    this.replace(changeId, (open) => {
      const { person, change } = applied(this.person(open.subjectId), open);
      this.persons.set(open.subjectId, person);
      return { ...open, ...change, state: 'applied' };
    });
  }
}

/** The vault of persons as one process reaches it: a request or its response may get lost. */
export class SealedPersons implements Pick<PersonVault, 'find' | 'markOf'> {
  /** Two processes share a vault; a single one has its own. */
  readonly settings: { readonly PISHKHAN_VAULT: 'mongodb' | 'embedded' };
  readonly changes: Pick<SealedChanges, 'seal' | 'of' | 'open' | 'apply' | 'close' | 'discard'>;
  private readonly world: World;
  private readonly process: Process;
  private readonly records: PersonRecords;

  constructor(world: World, process: Process, records: PersonRecords) {
    [this.world, this.process, this.records] = [world, process, records];
    this.settings = { PISHKHAN_VAULT: world.outliving ? 'mongodb' : 'embedded' };
    const call = <Result>(effect: () => Result) => world.call(process, effect);
    this.changes = {
      seal: ({ subjectId, changeId }, proposed) =>
        call(() => {
          const state = records.changes.get(changeId)?.state ?? 'open';
          if (state === 'open') records.changes.set(changeId, { subjectId, changeId, state, ...proposed });
          return true;
        }),
      of: (subjectId) => call(() => records.of(subjectId)),
      open: () => call(() => records.open()),
      apply: ({ changeId }) => call(() => records.apply(changeId)),
      close: ({ changeId }) => call(() => records.replace(changeId, (change) => ({ ...change, state: 'closed' }))),
      discard: ({ changeId }) => call(() => records.replace(changeId, () => undefined)),
    };
  }

  find(subjectId: string) {
    return this.world.call(this.process, () => ({ person: this.records.person(subjectId), address: undefined }));
  }

  markOf({ kind, ...value }: Parameters<PersonVault['markOf']>[0]): string {
    return `${kind} ${Object.values(value).join()}`;
  }
}
