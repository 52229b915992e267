import type { Policy } from '@pishkhan/published-versions';
import type { ReactionTools } from '@pishkhan/service-kit';
import type { BillingBasis } from '../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../bill-account/domain/bill-account.ts';
import type { CorrectionBasis } from '../bill-account/domain/correcting/proposal.ts';
import type { PolicyName } from './policy/domain/policies.ts';
import { indexJudgementId, indexJudgements } from './index-judgement/domain/index-judgement.ts';
import { policy } from './policy/domain/policy.ts';
import { tariffBook, tariffBookId } from './tariff/domain/tariff-book.ts';

export type Load = ReactionTools['load'];

const policyNamed = async (load: Load, name: PolicyName): Promise<Policy> => (await load(policy, name)).state;

/** Tariff book and billing policy as published now, read from the log. */
export const billingBasis = async (load: Load): Promise<BillingBasis> => ({
  book: (await load(tariffBook, tariffBookId)).state,
  billing: await policyNamed(load, 'billing'),
  estimates: await policyNamed(load, 'estimate-correction'),
});

/** Inputs of a simulation, except the account and the day. */
export const correctionPrices = async (
  load: Load,
): Promise<Pick<CorrectionBasis, 'book' | 'billing' | 'approval' | 'estimates' | 'judgement' | 'window'>> => ({
  ...(await billingBasis(load)),
  approval: await policyNamed(load, 'correction-approval'),
  window: await policyNamed(load, 'meter-error-window'),
  judgement: (await load(indexJudgements, indexJudgementId)).state,
});

/** All inputs of a simulation. */
export const correctionBasis = async (
  load: Load,
  accountId: string,
  today: CorrectionBasis['today'],
): Promise<CorrectionBasis> => ({
  ...(await correctionPrices(load)),
  account: (await load(billAccount, accountId)).state,
  today,
});
