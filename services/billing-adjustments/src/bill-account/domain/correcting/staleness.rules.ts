import { rule, type Rejection } from '@pishkhan/decider';
import type { Simulation } from './proposal.ts';

/**
 * What is approved and posted is what its inputs give now: a payment, a bill, a tariff, a passed deadline in between
 * makes a proposal stale (15.4-29, 11.8).
 */
export const proposalMustMatchItsInputs = rule(
  'ProposalMustMatchItsInputs',
  {
    fa: 'اطلاعات قبض پس از پیشنهاد تغییر کرده است؛ پیشنهاد را دوباره محاسبه کنید',
    en: 'Inputs have changed since; the proposal must be computed afresh',
  },
  (hash: string, now: Simulation | Rejection) => {
    if ('rejected' in now) return { hash, because: now.rejected };
    return now.hash !== hash && { hash, now: now.hash };
  },
);
