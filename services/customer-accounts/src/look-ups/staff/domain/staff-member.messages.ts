import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Role } from '@pishkhan/roles';

/**
 * By what accounts of a person are recognised: keyed hashes of the own national id and of represented legal ids, and
 * the subject ids that the vault had for them. Neither tells the number.
 */
export interface Identities {
  readonly marks: readonly string[];
  readonly subscribers: readonly string[];
  /** Keyed hash of the postal code at home, if it was entered (N7). */
  readonly place?: string;
  /** Keyed hash of the last word of the name, if it was entered (N7). */
  readonly family?: string;
}

/** A person of the staff: identities, and the work by which a step can be assigned (15.4-36). */
export interface Entry extends Identities {
  /** Absent if it was not entered, as in entries of an earlier release. */
  readonly roles?: readonly Role[];
  /** The office of the roles; absent for roles of the company. */
  readonly office?: string;
}

export type ProposeStaffMember = Entry & {
  readonly type: 'ProposeStaffMember';
  /** User name of the person. */
  readonly subject: string;
  readonly by: string;
  readonly today: CivilDate;
};
/** A second person compared the entry with the document. */
export type ConfirmStaffMember = {
  readonly type: 'ConfirmStaffMember';
  readonly by: string;
  readonly today: CivilDate;
};
export type StaffMemberCommand = ProposeStaffMember | ConfirmStaffMember;

/** A member of staff was entered with sealed identities; another person confirms (7.5; N4). */
export type StaffMemberProposed = DomainEvent<
  'StaffMemberProposed',
  Entry & { readonly subject: string; readonly proposedBy: string; readonly proposedOn: CivilDate }
>;

/** From now on the person signs nothing about accounts of the own, or of those that the person represents (7.5; N4). */
export type StaffMemberRegistered = DomainEvent<
  'StaffMemberRegistered',
  Entry & {
    readonly subject: string;
    readonly proposedBy: string;
    readonly confirmedBy: string;
    readonly registeredOn: CivilDate;
  }
>;
export type StaffMemberEvent = StaffMemberProposed | StaffMemberRegistered;
