import type { CivilDate } from '@pishkhan/calendar';
import type { ErasureGround, ErasureRefusal } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { Identities } from '../../../look-ups/staff/domain/staff-member.messages.ts';
import type { Retention } from '../../retention/domain/person-policies.ts';
import type { Employee } from '../../domain/person.messages.ts';

/** An erasure of one person, without data of the person. */
interface Erasure {
  readonly erasureId: string;
  readonly subscriberId: string;
  /** The account at which it was asked for; its county decides. */
  readonly accountId: string;
  readonly countyOffice: string;
  readonly ground: ErasureGround;
  /** The letter: its number in the register of letters, and its day. */
  readonly letter: { readonly number: string; readonly issuedOn: CivilDate };
}

/** What the copies of other services say about one account of the person. */
export interface AccountStanding {
  readonly accountId: string;
  /** Rial; negative for a credit. */
  readonly owed: number;
  readonly openCases: readonly string[];
  readonly meterId?: string;
  readonly lastBillOn?: CivilDate;
}

/** What forbids an erasure is examined when it is requested, and again when it is confirmed. */
interface Examined {
  readonly standings: readonly AccountStanding[];
  /** Period in force for which bills are kept; without one they are kept without end (15.2-14). */
  readonly retention?: Retention;
  readonly by: Employee;
  readonly today: CivilDate;
}
export interface RequestErasure extends Erasure, Examined {
  readonly type: 'RequestErasure';
}
export interface ConfirmErasure extends Examined {
  readonly type: 'ConfirmErasure';
  readonly erasureId: string;
  readonly accountId: string;
  /** Keyed hash of the person's id, by which staff are recognised. */
  readonly holder?: string;
  /** Identities of the second person in the staff register; absent if the register has no entry. */
  readonly identities?: Identities;
  /** Services that keep sealed data of persons. */
  readonly services: readonly string[];
}
export interface DeclineErasure {
  readonly type: 'DeclineErasure';
  readonly erasureId: string;
  readonly accountId: string;
  readonly because: ErasureRefusal;
  readonly by: Employee;
  readonly today: CivilDate;
}
/** A service has destroyed its keys. */
export interface RecordErasedIn {
  readonly type: 'RecordErasedIn';
  readonly erasureId: string;
  readonly service: string;
  readonly left: readonly string[];
  readonly on: CivilDate;
}
export type ErasureCommand = RequestErasure | ConfirmErasure | DeclineErasure | RecordErasedIn;

/**
 * Cases without an account. Until ADR 0097 a request named them; now it names none, because nothing here shows whose
 * they are: an applicant has a door of the own in case-handling.
 */
type NamedCases = readonly string[];

/** The erasure of a person was asked for with a letter, and waits for a second person (A6). */
export type ErasureRequested = DomainEvent<
  'ErasureRequested',
  Erasure & { readonly cases: NamedCases; readonly requestedBy: string; readonly requestedOn: CivilDate }
>;

/** The head confirmed the erasure: from now on every service destroys what it sealed about the person (A6). */
export type ErasureConfirmed = DomainEvent<
  'ErasureConfirmed',
  {
    readonly erasureId: string;
    readonly subscriberId: string;
    readonly accounts: readonly string[];
    readonly cases: NamedCases;
    readonly services: readonly string[];
    /** Version of the policy by which its bills need not be kept any more; absent if no account has a bill. */
    readonly retention?: string;
    readonly requestedBy: string;
    readonly confirmedBy: string;
    readonly confirmedOn: CivilDate;
  }
>;

/** The head did not confirm the erasure; the person stays as before (A6). */
export type ErasureDeclined = DomainEvent<
  'ErasureDeclined',
  {
    readonly erasureId: string;
    readonly subscriberId: string;
    readonly because: ErasureRefusal;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;

/** A service can read nothing about the person any more, except in records that are left open (A6). */
export type ErasedIn = DomainEvent<
  'ErasedIn',
  {
    readonly erasureId: string;
    readonly subscriberId: string;
    readonly service: string;
    readonly left: readonly string[];
    readonly on: CivilDate;
  }
>;
export type ErasureEvent = ErasureRequested | ErasureConfirmed | ErasureDeclined | ErasedIn;
