import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correctionOfEvidence } from '../../bill-account/domain/billing/own-proposals.ts';
import { contradictedEstimate } from '../../bill-account/domain/correcting/estimates/evidence.ts';
import { proposeByItself } from '../case/propose-by-itself.ts';

/**
 * A reading from the meter arrived late for a day that has an estimate: billing itself proposes its index in place of
 * the estimate, once for each evidence, and the head decides (15.4-31, 15.4-32).
 */
export const proposeCorrectionWhenEvidenceContradictsAnEstimate = whenRecorded(billAccount, ['EvidenceTaken'], {
  name: 'propose-correction-when-evidence-contradicts-an-estimate',
  react: async ({ data: { accountId, evidence } }, tools) => {
    const { state } = await tools.load(billAccount, accountId);
    const estimate = contradictedEstimate(state, evidence);
    if (!estimate || !state.terms) return;
    await proposeByItself(tools, {
      correctionId: correctionOfEvidence(evidence.evidenceId),
      accountId,
      cause: { kind: 'readings', readings: [{ readingId: estimate.readingId, rightIndex: evidence.index }] },
      broughtBy: evidence.broughtBy,
      reason: `evidence ${evidence.evidenceId}`,
    });
  },
});
