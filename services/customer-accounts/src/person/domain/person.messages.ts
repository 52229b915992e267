import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { Identities } from '../../look-ups/staff/domain/staff-member.messages.ts';

/** Documents by which a person is identified (A11-1, B9-1). */
export const identityDocuments = [
  'nationalCard',
  'birthCertificate',
  'officialDeed',
  'legalJudgment',
  'companyRegistration',
] as const;
export type IdentityDocument = (typeof identityDocuments)[number];

/** Fields of a person that may change; the id never does. */
export type PersonField = 'fullName' | 'mobile';

/** Why a proposed change is not approved; a choice, so that no text names the person. */
export const declineReasons = ['documentMissing', 'documentDoesNotMatch', 'wronglyEntered', 'customerRefuses'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** An employee of a counter office or a county office. */
export interface Employee {
  readonly subject: string;
  /** County office of the employee. */
  readonly countyOffice?: string;
}

/** A change of a person; its values are sealed in the vault under the same id. */
interface Change {
  readonly changeId: string;
  readonly subscriberId: string;
  /** Account of the customer who asks; its county decides. */
  readonly accountId: string;
  readonly countyOffice: string;
  readonly fields: readonly PersonField[];
  /** The document that shows the values; its number is sealed. */
  readonly document: { readonly kind: IdentityDocument; readonly issuedOn: CivilDate };
  /** Who examined the document, if not the proposer. */
  readonly checkedBy?: string;
}

export interface ProposePersonChange extends Change {
  readonly type: 'ProposePersonChange';
  /** Named fields that already have this value. */
  readonly same: readonly PersonField[];
  /** Version of the person that the proposer saw. */
  readonly personVersion?: number;
  /** What the account owes, rial. */
  readonly owed: number;
  readonly by: Employee;
  readonly today: CivilDate;
}
export interface ApprovePersonChange {
  readonly type: 'ApprovePersonChange';
  readonly changeId: string;
  readonly accountId: string;
  /** Version of the person that the approver saw. */
  readonly personVersion?: number;
  /** What the account owes at the approval: a payment may have come back since the proposal (B9-2). */
  readonly owed: number;
  /** Who registered the account. */
  readonly registeredBy?: string;
  /** Keyed hash of the person's id, by which staff are recognised; absent for a forgotten person. */
  readonly holder?: string;
  /** Identities of the approver in the staff register; absent if the register has no entry. */
  readonly identities?: Identities;
  readonly by: Employee;
  readonly today: CivilDate;
}
export interface DeclinePersonChange {
  readonly type: 'DeclinePersonChange';
  readonly changeId: string;
  readonly accountId: string;
  readonly because: DeclineReason;
  readonly by: Employee;
  readonly today: CivilDate;
}
export interface WithdrawPersonChange {
  readonly type: 'WithdrawPersonChange';
  readonly changeId: string;
  readonly accountId: string;
  readonly by: Employee;
  readonly today: CivilDate;
}
export type PersonCommand = ProposePersonChange | ApprovePersonChange | DeclinePersonChange | WithdrawPersonChange;

/** Another name or mobile number of a known person was proposed with a document, and waits for the head (A11-5). */
export type PersonChangeProposed = DomainEvent<
  'PersonChangeProposed',
  Change & {
    /** Approved changes of the person before. */
    readonly personVersion: number;
    readonly proposedBy: string;
    readonly proposedOn: CivilDate;
  }
>;

/** The head approved the change: the person has the new values, the former ones stay sealed (A11-6, N8). */
export type PersonChangeApproved = DomainEvent<
  'PersonChangeApproved',
  {
    readonly changeId: string;
    readonly subscriberId: string;
    readonly fields: readonly PersonField[];
    /** Approved changes of the person, with this one. */
    readonly personVersion: number;
    readonly proposedBy: string;
    readonly approvedBy: string;
    readonly approvedOn: CivilDate;
  }
>;

/** The head of subscriber affairs did not approve the change; the person stays as before (A11-6). */
export type PersonChangeDeclined = DomainEvent<
  'PersonChangeDeclined',
  {
    readonly changeId: string;
    readonly subscriberId: string;
    readonly because: DeclineReason;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;

/** The proposer took the change back before it was decided (A11-5). */
export type PersonChangeWithdrawn = DomainEvent<
  'PersonChangeWithdrawn',
  {
    readonly changeId: string;
    readonly subscriberId: string;
    readonly withdrawnBy: string;
    readonly withdrawnOn: CivilDate;
  }
>;

export type PersonEvent = PersonChangeProposed | PersonChangeApproved | PersonChangeDeclined | PersonChangeWithdrawn;
