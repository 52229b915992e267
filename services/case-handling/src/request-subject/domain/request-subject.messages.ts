import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';
import type { CaseEvent } from '../../engine/case.messages.ts';

/** What requests of one kind are about, such as a bill that is under review. */
export interface Subject {
  readonly kind: string;
  /** Number of the bill, or of the account. */
  readonly subject: string;
}

/** The case that is opened under a claim; shown to a clerk who wants a second one and may see the first. */
interface Claimant {
  readonly caseId: string;
  readonly trackingCode: string;
  readonly officeId: string;
  readonly countyOffice: string;
}

/** An event of the opening, in the version of its writer. */
export interface OpeningEvent {
  readonly type: CaseEvent['type'];
  readonly data: unknown;
  readonly schemaVersion: number;
}

/** Reserves the subject for a case before its opening is stored. */
export interface ClaimSubject extends Subject, Claimant {
  readonly type: 'ClaimSubject';
  readonly on: CivilDate;
  readonly opening: readonly OpeningEvent[];
  /** Id and content hash of the request, under which the case is opened. */
  readonly command?: { readonly commandId: string; readonly commandHash: string };
  /** The case of the last claim, by its own stream: closed, withdrawn, or about another subject. */
  readonly lastCaseHasEnded: boolean;
}

export type RequestSubjectCommand = ClaimSubject;

/**
 * A case was promised this subject; its opening is decided here and can only be stored from now on, so that no rule can
 * refuse it after the claim (F10).
 */
export type SubjectClaimed = DomainEvent<
  'SubjectClaimed',
  Subject & Claimant & Pick<ClaimSubject, 'on' | 'opening' | 'command'> & { readonly after?: string }
>;

export type RequestSubjectEvent = SubjectClaimed;
