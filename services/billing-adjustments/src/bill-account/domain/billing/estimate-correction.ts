import type { CivilDate } from '@pishkhan/calendar';
import type { Policy } from '@pishkhan/published-versions';
import {
  estimateCorrectionUntilPublished,
  type EstimateCorrectionPolicy,
} from '../../../pricing/policy/domain/content/estimate-correction.policy.ts';
import { policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';

/** The settings in force on a day; without a version those until one is published. */
export const estimateCorrectionOn = (
  versions: Policy | undefined,
  day: CivilDate,
): { readonly content: EstimateCorrectionPolicy; readonly version?: string } =>
  (versions && policyOfNameOn('estimate-correction', versions, day)) ?? { content: estimateCorrectionUntilPublished };
