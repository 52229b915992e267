import { derivedId } from '@pishkhan/identifiers';
import { granted, whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { BILLING_ITSELF } from '../../bill-account/domain/correcting/proposal.ts';
import { correctionBasis } from '../../bill-account/decision-basis.ts';
import { correction } from '../../correction/domain/correction.ts';

/**
 * A reading from the meter that is lower than the estimate before it: billing itself proposes the correction of the
 * estimate, once for each reading (15.4-32). No case asked, so the correction's own id stands for it.
 */
export const proposeCorrectionWhenAReadingOverrulesAnEstimate = whenRecorded(
  billAccount,
  ['ReadingKept', 'BillIssued'],
  {
    name: 'propose-correction-when-a-reading-overrules-an-estimate',
    react: async ({ type, data }, tools) => {
      const isOverruling = type === 'ReadingKept' ? data.waitsFor === 'estimateCorrection' : data.overrulesEstimate;
      if (!isOverruling) return;
      const { accountId, reading } = data;
      const correctionId = derivedId('estimate-overruled', reading.readingId);
      const propose = async () => {
        const basis = await correctionBasis(tools.load, accountId, tools.clock.today());
        return {
          type: 'ProposeCorrection' as const,
          request: {
            correctionId,
            caseId: correctionId,
            officeId: basis.account.terms!.countyOffice,
            accountId,
            cause: { kind: 'estimateOverruled' as const, readingId: reading.readingId },
            feeCharged: 0,
            proposedBy: BILLING_ITSELF,
            requestedOn: basis.today,
            broughtBy: reading.broughtBy,
          },
          proposer: { certificates: [] },
          basis,
        };
      };
      granted(await tools.execute(correction, correctionId, propose, { reason: `reading ${reading.readingId}` }));
    },
  },
);
