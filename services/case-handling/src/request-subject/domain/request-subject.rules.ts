import { statusRule } from '@pishkhan/decider';
import type { SubjectClaimed } from './request-subject.messages.ts';

/** A subject has at most one open case of a kind; a kind names this rule for its clerks (A6-1; F10). */
export const subjectMustNotHaveAnOpenCase = statusRule(
  'SubjectMustNotHaveAnOpenCase',
  { fa: 'درباره همین موضوع پرونده باز دیگری وجود دارد', en: 'Another open case is about this subject' },
  ({ caseId }: SubjectClaimed['data'], hasEnded: boolean) => !hasEnded && { caseId },
);
