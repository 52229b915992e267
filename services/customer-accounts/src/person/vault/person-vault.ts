import type { SealedChanges } from './changes/sealed-changes.ts';
import type { Address, Person, PersonField, Recognised } from './person.ts';

export type { Address, Person, PersonField, Recognised };

/** A subscriber and the address of one account, read together. */
export interface Subscriber {
  readonly person: Person;
  readonly address: Address | undefined;
}

/** One supply of a person: the address belongs to the account. */
export interface Registration {
  readonly person: Person;
  readonly accountId: string;
  readonly address: Address;
  /** Number of the document by which a known person was identified, whose data differ from the registration. */
  readonly documentNumber?: string;
}

/** The subject of a registration, and the fields that differ from the stored ones. */
export interface KeptPerson {
  readonly subjectId: string;
  readonly differs: readonly PersonField[];
}

/** The only store of personal data. All other parts use a subject id, which contains no personal data. */
export abstract class PersonVault {
  /** Values of proposed and approved changes of persons. */
  abstract readonly changes: SealedChanges;
  /**
   * Stores a new person, and the address of the account, durably. A known person keeps subject id, name and mobile; if
   * the registration has others, nothing is stored (N8), except the address if a document identified the person.
   *
   * @param idForNew Subject id of a new person
   */
  abstract keep(registration: Registration, idForNew: string): Promise<KeptPerson>;
  /** Undefined for a forgotten or unknown subject. */
  abstract find(subjectId: string, accountId: string): Promise<Subscriber | undefined>;
  /** The subject with this national or legal id (9.1, 9.2). */
  abstract findByIdentity(identity: Person['identity']): Promise<string | undefined>;
  /** Keyed hash: alike for one value, and without the key of the vault no way back to it (N4, N7). */
  abstract markOf(of: Recognised): string;
  /** Subjects with this mobile number, E.164; at most `limit`. */
  abstract searchByMobile(mobile: string, limit: number): Promise<string[]>;
  /** Accounts with this postal code; at most `limit`. */
  abstract searchByPostalCode(postalCode: string, limit: number): Promise<string[]>;
  /** Accounts whose addresses have words with all of these prefixes, in any spelling (9.7); at most `limit`. */
  abstract searchByAddress(words: string, limit: number): Promise<string[]>;
  /** Subjects whose names have words with these prefixes, in any spelling (9.7); at most `limit`. */
  abstract searchByName(name: string, limit: number): Promise<string[]>;
  /** Destroys the subject's key, and with it all personal data; the subject id stays in events. */
  abstract forget(subjectId: string): Promise<void>;
  /** Closes resources that the vault opened itself; a connection passed to it stays open. */
  abstract close(): void;
}
