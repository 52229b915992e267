import type { Person, PersonField } from '../person.ts';

/** Values of the changed fields. */
export type PersonValues = Partial<Pick<Person, PersonField>>;

/** A change of a person before its approval: the proposed values and the number of the document that shows them. */
export interface ProposedValues {
  readonly values: PersonValues;
  readonly documentNumber: string;
  /** Instant, by which the parts of commands under way are told from those that no event names. */
  readonly sealedAt: string;
}

/** A change with its values; after the approval with the former values too. */
export interface SealedChange extends ProposedValues {
  readonly former?: PersonValues;
}

/** `open`: proposed. `applied`: the person has the values. `closed`: they never apply. */
export type ChangeState = 'open' | 'applied' | 'closed';

export interface ChangeId {
  readonly subjectId: string;
  readonly changeId: string;
}

/** A change as the vault stores it. */
export type StoredChange = ChangeId & { readonly state: ChangeState } & SealedChange;

/** What the vault stores about one subject, for checks of the whole vault. */
export interface ExaminedSubject {
  readonly subjectId: string;
  readonly changes: readonly Pick<StoredChange, 'changeId' | 'state'>[];
  /** The indexes of the search are those of the stored name and mobile number. */
  readonly isFoundByItsValues: boolean;
}

/**
 * Values of changes of persons. Events name a change and its fields, never a value (N8, A11). A change is sealed with
 * the key of its subject, so that erasure reaches the former values too (A6).
 */
export abstract class SealedChanges {
  /** @returns False for an unknown or forgotten subject, for which nothing is stored */
  abstract seal(change: ChangeId, proposed: ProposedValues): Promise<boolean>;
  /** Changes of a subject, in no order. */
  abstract of(subjectId: string): Promise<readonly StoredChange[]>;
  /** Changes of every subject that are neither applied nor closed. */
  abstract open(): Promise<readonly StoredChange[]>;
  /**
   * Gives the person the proposed values, stores the former ones, and replaces the indexes of the search, all in one
   * write. Repeating it changes nothing.
   */
  abstract apply(change: ChangeId): Promise<void>;
  /** The proposed values stay for the audit and never apply. */
  abstract close(change: ChangeId): Promise<void>;
  /** Removes a change that no event names. */
  abstract discard(change: ChangeId): Promise<void>;
  /**
   * Every subject with a change, and those of these subjects that the vault knows, because it may have lost their
   * changes.
   */
  abstract examine(named: readonly string[]): Promise<readonly ExaminedSubject[]>;
}

/** The person with the values of a change, and the change with the values before it. */
export const applied = (person: Person, change: SealedChange): { person: Person; change: SealedChange } => {
  const fields = Object.keys(change.values) as PersonField[];
  const former = Object.fromEntries(fields.map((field) => [field, person[field]])) as PersonValues;
  return { person: { ...person, ...change.values }, change: { ...change, former } };
};
