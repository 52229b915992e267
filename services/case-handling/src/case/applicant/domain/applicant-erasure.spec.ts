import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type {
  ApplicantErasureEvent,
  ConfirmApplicantErasure,
  ExaminedCase,
  RequestApplicantErasure,
} from './applicant-erasure.messages.ts';
import { applicantErasure } from './applicant-erasure.ts';

const today = civilDate('2026-11-22');
const officer = { subject: 'affairs-1', countyOffice: 'county-1' };
const head = { subject: 'head-1', countyOffice: 'county-1' };
const examined: ExaminedCase = { caseId: 'case-1', isOfTheApplicant: true, isOpen: false, isAboutOfficer: false };
const asked = {
  erasureId: 'e-1',
  countyOffice: 'county-1',
  ground: 'writtenRequest',
  letter: { number: '12', issuedOn: today },
} as const;
const request: RequestApplicantErasure = {
  type: 'RequestApplicantErasure',
  ...asked,
  cases: [examined],
  by: officer,
  today,
};
const requested: ApplicantErasureEvent = {
  type: 'ApplicantErasureRequested',
  data: { ...asked, cases: ['case-1'], requestedBy: 'affairs-1', requestedOn: today },
};
const confirm: ConfirmApplicantErasure = {
  type: 'ConfirmApplicantErasure',
  erasureId: 'e-1',
  cases: [{ ...examined, isOfTheApplicant: false }],
  by: head,
  today,
};
const confirmed: ApplicantErasureEvent = {
  type: 'ApplicantErasureConfirmed',
  data: {
    erasureId: 'e-1',
    cases: ['case-1'],
    requestedBy: 'affairs-1',
    confirmedBy: 'head-1',
    confirmedOn: today,
  },
};

describe('A6: the erasure of an applicant without an account', () => {
  it('A6, 7.5: is requested by one, confirmed by another of the county, and recorded once', () => {
    given(applicantErasure).when(request).then(requested);
    given(applicantErasure, requested).when(request).thenNothing();
    given(applicantErasure, requested)
      .when({ ...confirm, by: { ...officer, subject: 'Affairs-1' } })
      .thenRejected('ApplicantErasureMustBeConfirmedByAnother');
    given(applicantErasure, requested)
      .when({ ...confirm, by: { subject: 'head-2', countyOffice: 'county-2' } })
      .thenRejected('ApplicantErasureMustExist', { erasureId: 'e-1' });
    given(applicantErasure).when(confirm).thenRejected('ApplicantErasureMustExist', { erasureId: 'e-1' });
    given(applicantErasure, requested).when(confirm).then(confirmed);
    given(applicantErasure, requested, confirmed).when(confirm).thenNothing();
    const record = { type: 'RecordApplicantErased', left: [], today } as const;
    const erased: ApplicantErasureEvent = {
      type: 'ApplicantErased',
      data: { erasureId: 'e-1', left: [], erasedOn: today },
    };
    given(applicantErasure, requested).when(record).thenNothing();
    given(applicantErasure, requested, confirmed).when(record).then(erased);
    given(applicantErasure, requested, confirmed, erased).when(record).thenNothing();
  });
  it('A6, N29, A5-1: names the cases that are not of the applicant, or are about the officer', () => {
    const cases: ExaminedCase[] = [
      examined,
      { ...examined, caseId: 'case-2', isOfTheApplicant: false },
      { ...examined, caseId: 'case-3', isAboutOfficer: true },
    ];
    given(applicantErasure)
      .when({ ...request, cases })
      .thenRejected('ErasedCasesMustBeOfTheApplicant', { cases: ['case-2', 'case-3'] });
  });
  it('A6, A5-4: is refused while a case is open, at the request and at the confirmation', () => {
    const open = { ...examined, isOpen: true };
    given(applicantErasure)
      .when({ ...request, cases: [open] })
      .thenRejected('ErasedCasesMustBeClosed', { cases: ['case-1'] });
    given(applicantErasure, requested)
      .when({ ...confirm, cases: [open] })
      .thenRejected('ErasedCasesMustBeClosed', { cases: ['case-1'] });
  });
  it('A5-1, A6: is not confirmed by a person complained of', () => {
    given(applicantErasure, requested)
      .when({ ...confirm, cases: [{ ...examined, isAboutOfficer: true }] })
      .thenRejected('ConfirmerMustNotBeComplainedOf');
  });
  it('A6: needs a letter that exists', () => {
    const issuedOn = civilDate('2026-11-23');
    given(applicantErasure)
      .when({ ...request, letter: { number: '12', issuedOn } })
      .thenRejected('ApplicantLetterMustBeIssued', { issuedOn, today });
  });
  it('A6: is decided once', () => {
    const decline = {
      type: 'DeclineApplicantErasure',
      erasureId: 'e-1',
      because: 'stillNeeded',
      by: head,
      today,
    } as const;
    const declined: ApplicantErasureEvent = {
      type: 'ApplicantErasureDeclined',
      data: { erasureId: 'e-1', because: 'stillNeeded', declinedBy: 'head-1', declinedOn: today },
    };
    given(applicantErasure, requested).when(decline).then(declined);
    given(applicantErasure, requested, declined)
      .when(confirm)
      .thenRejected('ApplicantErasureMustWait', { outcome: 'declined' });
    given(applicantErasure, requested, confirmed)
      .when(decline)
      .thenRejected('ApplicantErasureMustWait', { outcome: 'confirmed' });
  });
});
