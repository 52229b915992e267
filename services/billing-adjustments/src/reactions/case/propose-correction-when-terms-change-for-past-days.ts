import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { affectedBills } from '../../bill-account/domain/correcting/cause/restating.ts';
import type { CorrectionCause } from '../../bill-account/domain/correcting/proposal.ts';
import { correctionBasis } from '../../pricing/decision-basis.ts';
import { correctionOfTerms } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { proposeByItself } from './propose-by-itself.ts';

/**
 * Terms of supply changed for days that are billed already: billing itself proposes the correction of every bill since,
 * once for each change, and the head approves it (15.4-39, A6-1).
 */
export const proposeCorrectionWhenTermsChangeForPastDays = whenRecorded(billAccount, ['SupplyTermsAmended'], {
  name: 'propose-correction-when-terms-change-for-past-days',
  react: async ({ data }, tools) => {
    const { accountId, because, meterId: _meter, broughtBy, ...change } = data;
    if (because !== 'agreed') return;
    const correctionId = correctionOfTerms(change.changeId);
    const cause = { kind: 'terms' as const, ...change } as Extract<CorrectionCause, { kind: 'terms' }>;
    const { account, book } = await correctionBasis(tools.load, accountId, tools.clock.today());
    if (affectedBills(account, { cause, correctionId }, [], book).length === 0) return;
    await proposeByItself(tools, { correctionId, accountId, cause, broughtBy, reason: `terms ${change.changeId}` });
  },
});
