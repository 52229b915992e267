import { reject, type Rejection } from '@pishkhan/decider';
import type { Simulation } from './proposal.ts';

/**
 * What is approved and posted is what its inputs give now: a payment, a bill, a tariff, a passed deadline in between
 * makes a proposal stale (15.4-29, 11.8).
 */
export const proposalMustMatchItsInputs = (
  hash: string,
  now: Simulation | Rejection,
): Rejection<'ProposalMustMatchItsInputs'> | false => {
  if ('rejected' in now) return reject('ProposalMustMatchItsInputs', { hash, because: now.rejected });
  return now.hash !== hash && reject('ProposalMustMatchItsInputs', { hash, now: now.hash });
};
