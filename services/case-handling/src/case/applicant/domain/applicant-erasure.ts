import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  ApplicantErasureCommand,
  ApplicantErasureConfirmed,
  ApplicantErasureEvent,
  ApplicantErasureRequested,
  ConfirmApplicantErasure,
  DeclineApplicantErasure,
  RecordApplicantErased,
  RequestApplicantErasure,
} from './applicant-erasure.messages.ts';
import {
  applicantErasureMustBeConfirmedByAnother,
  applicantErasureMustExist,
  applicantErasureMustWait,
  applicantLetterMustBeIssued,
  confirmerMustNotBeComplainedOf,
  erasedCasesMustBeClosed,
  erasedCasesMustBeOfTheApplicant,
} from './applicant-erasure.rules.ts';

type Requested = ApplicantErasureRequested['data'];

export interface ApplicantErasureState {
  readonly requested?: Requested;
  readonly confirmed?: ApplicantErasureConfirmed['data'];
  readonly isDeclined?: true;
  readonly isErased?: true;
}

/** The erasure of an applicant without an account, who is known by cases only. Its id is that of the erasure. */
export const applicantErasure: Decider<ApplicantErasureCommand, ApplicantErasureEvent, ApplicantErasureState> = {
  category: 'applicant-erasure',
  events: {
    ApplicantErasureRequested: 1,
    ApplicantErasureConfirmed: 1,
    ApplicantErasureDeclined: 1,
    ApplicantErased: 1,
  },
  initial: {},
  decide: (command, state) => {
    switch (command.type) {
      case 'RequestApplicantErasure':
        return request(command, state);
      case 'ConfirmApplicantErasure':
        return decided(command, state, 'confirmed', (requested) => confirm(command, requested));
      case 'DeclineApplicantErasure':
        return decided(command, state, 'declined', () => decline(command));
      case 'RecordApplicantErased':
        return record(command, state);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ApplicantErasureRequested':
        return { ...state, requested: event.data };
      case 'ApplicantErasureConfirmed':
        return { ...state, confirmed: event.data };
      case 'ApplicantErasureDeclined':
        return { ...state, isDeclined: true };
      case 'ApplicantErased':
        return { ...state, isErased: true };
    }
  },
};

const request = (
  { type: _, cases, by, today, ...asked }: RequestApplicantErasure,
  { requested }: ApplicantErasureState,
): Decision<ApplicantErasureEvent> =>
  requested
    ? nothing()
    : erasedCasesMustBeOfTheApplicant(cases) ||
      erasedCasesMustBeClosed(cases) ||
      applicantLetterMustBeIssued(asked.letter.issuedOn, today) ||
      accept<ApplicantErasureEvent>({
        type: 'ApplicantErasureRequested',
        data: { ...asked, cases: cases.map(({ caseId }) => caseId), requestedBy: by.subject, requestedOn: today },
      });

/** An erasure of the own county is decided; the same decision again is no event. */
const decided = (
  { erasureId, by }: ConfirmApplicantErasure | DeclineApplicantErasure,
  { requested, confirmed, isDeclined }: ApplicantErasureState,
  outcome: 'confirmed' | 'declined',
  decide: (requested: Requested) => Decision<ApplicantErasureEvent>,
): Decision<ApplicantErasureEvent> => {
  if (requested?.countyOffice !== by.countyOffice) return applicantErasureMustExist(erasureId);
  const before = isDeclined ? 'declined' : confirmed && 'confirmed';
  if (before !== undefined) return before === outcome ? nothing() : applicantErasureMustWait(before);
  return decide(requested);
};

const confirm = (
  { erasureId, cases, by, today }: ConfirmApplicantErasure,
  { requestedBy }: Requested,
): Decision<ApplicantErasureEvent> =>
  applicantErasureMustBeConfirmedByAnother(requestedBy, by) ||
  confirmerMustNotBeComplainedOf(cases) ||
  erasedCasesMustBeClosed(cases) ||
  accept<ApplicantErasureEvent>({
    type: 'ApplicantErasureConfirmed',
    data: {
      erasureId,
      cases: cases.map(({ caseId }) => caseId),
      requestedBy,
      confirmedBy: by.subject,
      confirmedOn: today,
    },
  });

const decline = ({ erasureId, because, by, today }: DeclineApplicantErasure): Decision<ApplicantErasureEvent> =>
  accept<ApplicantErasureEvent>({
    type: 'ApplicantErasureDeclined',
    data: { erasureId, because, declinedBy: by.subject, declinedOn: today },
  });

const record = (
  { left, today }: RecordApplicantErased,
  { confirmed, isErased }: ApplicantErasureState,
): Decision<ApplicantErasureEvent> =>
  !confirmed || isErased
    ? nothing()
    : accept<ApplicantErasureEvent>({
        type: 'ApplicantErased',
        data: { erasureId: confirmed.erasureId, left, erasedOn: today },
      });
