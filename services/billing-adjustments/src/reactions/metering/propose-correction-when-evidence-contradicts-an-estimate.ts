import { whenRecorded } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { correctionOfEvidence } from '../../bill-account/domain/correcting/estimates/own-proposals.ts';
import { contradictedBy, contradictingEvidence } from '../../bill-account/domain/correcting/estimates/evidence.ts';
import { proposeByItself } from '../case/propose-by-itself.ts';

/**
 * A reading from the meter arrived late and contradicts estimates, of its day or around it: billing itself proposes the
 * indexes that it gives, once for each evidence, and the head decides. Evidence and estimate arrive in any order
 * (15.4-31, 15.4-32).
 */
export const proposeCorrectionWhenEvidenceContradictsAnEstimate = whenRecorded(
  billAccount,
  ['EvidenceTaken', 'BillIssued', 'ReadingKept', 'BillsCorrected'],
  {
    name: 'propose-correction-when-evidence-contradicts-an-estimate',
    react: async ({ data: { accountId } }, tools) => {
      const { state } = await tools.load(billAccount, accountId);
      for (const evidence of contradictingEvidence(state)) {
        const { evidenceId, broughtBy } = evidence;
        await proposeByItself(tools, {
          correctionId: correctionOfEvidence(evidenceId),
          accountId,
          cause: { kind: 'readings', readings: contradictedBy(state, evidence) },
          broughtBy,
          reason: `evidence ${evidenceId}`,
          step: evidenceId,
        });
      }
    },
  },
);
