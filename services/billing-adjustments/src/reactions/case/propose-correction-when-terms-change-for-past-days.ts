import { derivedId } from '@pishkhan/identifiers';
import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { affectedBills } from '../../bill-account/domain/correcting/cause/restating.ts';
import { BILLING_ITSELF, type CorrectionCause } from '../../bill-account/domain/correcting/proposal.ts';
import { correctionBasis } from '../../bill-account/decision-basis.ts';
import { correction } from '../../correction/domain/correction.ts';

/**
 * Terms of supply changed for days that are billed already: billing itself proposes the correction of every bill since,
 * once for each change, and the head approves it (15.4-39, A6-1). No case asked, so the correction's own id stands for
 * it.
 */
export const proposeCorrectionWhenTermsChangeForPastDays = whenRecorded(billAccount, ['SupplyTermsAmended'], {
  name: 'propose-correction-when-terms-change-for-past-days',
  react: async ({ data }, tools) => {
    const { accountId, because, meterId: _meter, broughtBy, ...change } = data;
    if (because !== 'agreed') return;
    const correctionId = derivedId('terms-changed', change.changeId);
    const cause = { kind: 'terms' as const, ...change } as Extract<CorrectionCause, { kind: 'terms' }>;
    const today = tools.clock.today();
    const { account, book } = await correctionBasis(tools.load, accountId, today);
    if (affectedBills(account, { cause, correctionId }, [], book).length === 0) return;
    const propose = async () => {
      const basis = await correctionBasis(tools.load, accountId, today);
      return {
        type: 'ProposeCorrection' as const,
        request: {
          correctionId,
          caseId: correctionId,
          officeId: basis.account.terms!.countyOffice,
          accountId,
          cause,
          feeCharged: 0,
          proposedBy: BILLING_ITSELF,
          requestedOn: basis.today,
          broughtBy,
        },
        proposer: { certificates: [] },
        basis,
      };
    };
    granted(await tools.execute(correction, correctionId, propose, { reason: `terms ${change.changeId}` }));
  },
});
