import { rule, type Rejection } from '@pishkhan/decider';
import type { Signed, Simulation } from '../proposal.ts';
import { isSameProposal } from './hash.ts';

/**
 * An approved proposal equals the result of the current inputs: a payment, a bill, a tariff or a passed deadline makes
 * it stale (15.4-29, 11.8).
 */
export const proposalMustMatchItsInputs = rule(
  'ProposalMustMatchItsInputs',
  {
    fa: 'اطلاعات قبض پس از پیشنهاد تغییر کرده است؛ پیشنهاد را دوباره محاسبه کنید',
    en: 'Inputs have changed; the proposal must be computed again',
  },
  (signed: Signed, now: Simulation | Rejection) => {
    const { hash } = signed;
    if ('rejected' in now) return { hash, because: now.rejected };
    return !isSameProposal(signed, now) && { hash, now: now.hash };
  },
);
