import { maskedText } from '@pishkhan/service-kit/look-ups';
import type { FilledIn } from '../../../../engine/case.messages.ts';

/** Contact data of an applicant, shortened (N7). */
export const maskedApplicant = (applicant: FilledIn): FilledIn =>
  Object.fromEntries(
    Object.entries(applicant).map(([field, value]) => [field, typeof value === 'string' ? maskedText(value) : value]),
  );
