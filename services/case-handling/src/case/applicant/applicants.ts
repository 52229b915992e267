import { SealedDocuments, sealedDocumentsOf, type Platform } from '@pishkhan/service-kit';
import type { FilledIn } from '../../engine/case.messages.ts';

/** Contact data of applicants without an account, sealed by case (A5-4, ADR 0011). */
export class Applicants extends SealedDocuments<FilledIn> {}

/** @throws UnusableSettings that names the variable of the key */
export const applicantsOf = (platform: Platform): Promise<Applicants> =>
  sealedDocumentsOf(platform, Applicants, {
    variable: 'CASE_APPLICANTS_KEY_FILE',
    file: 'applicants.key',
    collection: 'applicants',
    noun: 'case',
    part: 'contact',
  });
