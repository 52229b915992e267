import { SealedDocuments, sealingKeyOf, type Platform } from '@pishkhan/service-kit';
import type { FilledIn } from '../engine/case.messages.ts';

/** Contact data of applicants without an account, sealed by case (A5-4, ADR 0011). */
export class Applicants extends SealedDocuments<FilledIn> {}

/** @throws Error that names the invalid variable */
export const applicantsOf = (platform: Platform): Applicants =>
  new Applicants(
    platform.database,
    sealingKeyOf(platform, { variable: 'CASE_APPLICANTS_KEY_FILE', file: 'applicants.key' }),
    { collection: 'applicants', noun: 'case', part: 'contact' },
  );
