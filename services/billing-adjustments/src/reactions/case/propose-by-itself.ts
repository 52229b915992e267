import { granted, type ReactionTools } from '@pishkhan/service-kit';
import {
  BILLING_ITSELF,
  type CorrectionCause,
  type CorrectionRequest,
} from '../../bill-account/domain/correcting/proposal.ts';
import { correctionBasis } from '../../pricing/decision-basis.ts';
import { correction } from '../../correction/domain/correction.ts';

/** A correction that no case requests. */
interface OwnProposal {
  readonly correctionId: string;
  readonly accountId: string;
  readonly cause: CorrectionCause;
  /** Id of the message that made it necessary. */
  readonly broughtBy: string;
  readonly reason: string;
  /** What persons did before: bars them from the signature, as the policy says (7.5). */
  readonly parts?: CorrectionRequest['parts'];
  /** One of several proposals of a reaction. */
  readonly step?: string;
}

/** Billing itself proposes the correction; the case id is its own id (15.4-32, 15.4-39). */
export const proposeByItself = async (
  { execute, load, clock }: ReactionTools,
  { correctionId, accountId, cause, broughtBy, reason, parts, step }: OwnProposal,
): Promise<void> => {
  const propose = async () => {
    const basis = await correctionBasis(load, accountId, clock.today());
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
        ...(parts && { parts }),
      },
      proposer: { certificates: [] },
      basis,
    };
  };
  granted(await execute(correction, correctionId, propose, { reason, ...(step !== undefined && { step }) }));
};
