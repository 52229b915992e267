/** Who a subscriber is. Lives in the vault only: never in an event, a message, a view or a log. */
export interface Person {
  readonly identity:
    | { readonly kind: 'person'; readonly nationalId: string }
    | { readonly kind: 'legalEntity'; readonly legalId: string };
  readonly fullName: string;
  /** E.164 (9.3). */
  readonly mobile: string;
}

export interface Address {
  readonly postalCode: string;
  readonly text: string;
}

/** A subscriber and the place of one account, as they are read together. */
export interface Subscriber {
  readonly person: Person;
  readonly address: Address | undefined;
}

/** One supply of a person: the address belongs to the account. */
export interface Registration {
  readonly person: Person;
  readonly accountId: string;
  readonly address: Address;
}

/** The only place of personal data. Everybody else knows a subject id, which says nothing about the person. */
export abstract class PersonVault {
  /**
   * Keeps person and address durably; the newest name and number win. Somebody who is known by the id keeps the subject
   * id of the first time.
   *
   * @param idForNew Subject id of somebody who is not known yet
   * @returns The subject id
   */
  abstract keep(registration: Registration, idForNew: string): Promise<string>;
  /** Undefined for a subject who was forgotten or never known. */
  abstract find(subjectId: string, accountId: string): Promise<Subscriber | undefined>;
  /** Subjects whose name has words that begin like those asked for, spelling aside (9.7); at most `limit`. */
  abstract searchByName(name: string, limit: number): Promise<string[]>;
  /** Destroys the subject's key, and with it every word about the person; what events say of the subject id stays. */
  abstract forget(subjectId: string): Promise<void>;
  /** Lets go of what the vault opened itself; a connection that was given to it stays open. */
  abstract close(): void;
}
