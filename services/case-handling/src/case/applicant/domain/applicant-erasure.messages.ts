import type { CivilDate } from '@pishkhan/calendar';
import type { ErasureGround, ErasureRefusal } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';

/** Who acts, as far as the rules need it. */
export interface Officer {
  readonly subject: string;
  readonly countyOffice: string;
}

/** A case that the letter names, as it is when it is examined. */
export interface ExaminedCase {
  readonly caseId: string;
  /** Whether its sealed contact has the mobile number of the person, in the county of the officer. */
  readonly isOfTheApplicant: boolean;
  readonly isOpen: boolean;
  /** Whether it is a complaint about the officer (A5-1). */
  readonly isAboutOfficer: boolean;
}

interface Erasure {
  readonly erasureId: string;
  readonly countyOffice: string;
  readonly ground: ErasureGround;
  readonly letter: { readonly number: string; readonly issuedOn: CivilDate };
}
export interface RequestApplicantErasure extends Erasure {
  readonly type: 'RequestApplicantErasure';
  readonly cases: readonly ExaminedCase[];
  readonly by: Officer;
  readonly today: CivilDate;
}
export interface ConfirmApplicantErasure {
  readonly type: 'ConfirmApplicantErasure';
  readonly erasureId: string;
  readonly cases: readonly ExaminedCase[];
  readonly by: Officer;
  readonly today: CivilDate;
}
export interface DeclineApplicantErasure {
  readonly type: 'DeclineApplicantErasure';
  readonly erasureId: string;
  readonly because: ErasureRefusal;
  readonly by: Officer;
  readonly today: CivilDate;
}
/** The keys of the cases are destroyed. */
export interface RecordApplicantErased {
  readonly type: 'RecordApplicantErased';
  readonly left: readonly string[];
  readonly today: CivilDate;
}
export type ApplicantErasureCommand =
  | RequestApplicantErasure
  | ConfirmApplicantErasure
  | DeclineApplicantErasure
  | RecordApplicantErased;

/** The erasure of an applicant was asked for with a letter, and waits for a second person (A6). */
export type ApplicantErasureRequested = DomainEvent<
  'ApplicantErasureRequested',
  Erasure & { readonly cases: readonly string[]; readonly requestedBy: string; readonly requestedOn: CivilDate }
>;

/** The head confirmed it: name, mobile number and numbers in texts of these cases are destroyed next (A6). */
export type ApplicantErasureConfirmed = DomainEvent<
  'ApplicantErasureConfirmed',
  {
    readonly erasureId: string;
    readonly cases: readonly string[];
    readonly requestedBy: string;
    readonly confirmedBy: string;
    readonly confirmedOn: CivilDate;
  }
>;

/** The head did not confirm it; the applicant stays as before (A6). */
export type ApplicantErasureDeclined = DomainEvent<
  'ApplicantErasureDeclined',
  {
    readonly erasureId: string;
    readonly because: ErasureRefusal;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;

/** Nothing of the cases can be read about the applicant any more, except of those that were opened again (A6). */
export type ApplicantErased = DomainEvent<
  'ApplicantErased',
  { readonly erasureId: string; readonly left: readonly string[]; readonly erasedOn: CivilDate }
>;
export type ApplicantErasureEvent =
  | ApplicantErasureRequested
  | ApplicantErasureConfirmed
  | ApplicantErasureDeclined
  | ApplicantErased;
