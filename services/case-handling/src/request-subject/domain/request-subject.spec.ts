import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { ClaimSubject, SubjectClaimed } from './request-subject.messages.ts';
import { requestSubject, subjectIdOf } from './request-subject.ts';

const on = civilDate('2026-11-22');
const claimant = {
  kind: 'bill-review',
  subject: '1000001-1405-07-1',
  caseId: 'case-1',
  trackingCode: '1405-0901-48217-73092-4',
  officeId: 'office-101',
  countyOffice: 'county-1',
  on,
  opening: [{ type: 'CaseOpened', data: { caseId: 'case-1' }, schemaVersion: 1 }],
} as const;
const claim = (change: Partial<ClaimSubject> = {}): ClaimSubject => ({
  type: 'ClaimSubject',
  ...claimant,
  lastCaseHasEnded: false,
  ...change,
});
const claimed = (change: Partial<SubjectClaimed['data']> = {}): SubjectClaimed => ({
  type: 'SubjectClaimed',
  data: { ...claimant, ...change },
});
const second = { caseId: 'case-2', officeId: 'office-102' };

describe('F10 the subject of a request', () => {
  it('is claimed for one case, with its opening; a repeat changes nothing', () =>
    given(requestSubject).when(claim()).then(claimed()).when(claim()).thenNothing());
  it('A6-1: SubjectMustNotHaveAnOpenCase while the case of the last claim keeps it', () => {
    given(requestSubject, claimed())
      .when(claim(second))
      .thenRejected('SubjectMustNotHaveAnOpenCase', { caseId: 'case-1' });
  });
  it('is free for the next case as soon as the last one has ended, and the claim names that one', () => {
    given(requestSubject, claimed())
      .when(claim({ ...second, lastCaseHasEnded: true }))
      .then(claimed({ ...second, after: 'case-1' }));
  });
  it('is another one for every kind', () => {
    expect(subjectIdOf(claimant)).toBe('bill-review-1000001-1405-07-1');
  });
});
