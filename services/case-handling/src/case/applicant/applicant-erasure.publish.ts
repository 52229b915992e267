import { publishes } from '@pishkhan/messages';
import { applicantErasure } from './domain/applicant-erasure.ts';

/** No other service has data of an applicant without an account. */
export const applicantErasurePublications = publishes(applicantErasure, {
  ApplicantErasureRequested: 'private',
  ApplicantErasureConfirmed: 'private',
  ApplicantErasureDeclined: 'private',
  ApplicantErased: 'private',
});
