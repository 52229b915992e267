import { oneOf, optional, shown, truth, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { CorrectionStepDto } from './correction.dto.ts';
import type { Part } from './domain/signing/places.ts';
import { rolesLeft, type CorrectionState } from './domain/correction.state.ts';
import { corrections, type CorrectionDocument } from './views/corrections.view.ts';

const { request, closedTo: _, ...fields } = corrections.document.properties;
const { correctionId, caseId, cause, evidence, document: proof, fault, proposedBy } = request.properties;

/** A correction with its request. */
export const shownCorrection = Type.Object(
  {
    correctionId,
    caseId,
    cause,
    evidence,
    document: proof,
    fault,
    proposedBy,
    ...fields,
    yourPart: optional(
      oneOf('what the caller could do: sign, sign in place of somebody, name a stand-in', [
        'sign',
        'signInPlace',
        'nameStandIn',
      ]),
    ),
    isStale: optional(
      truth(
        'the account, a tariff or a deadline has changed since: it is to be computed again before anybody approves',
      ),
    ),
  },
  { $id: 'Correction' },
);

/** What a correction is for the caller, now. */
interface Now {
  readonly yourPart?: Part | undefined;
  readonly isStale?: boolean | undefined;
}

export const correctionOf = (
  document: CorrectionDocument,
  { yourPart, isStale }: Now = {},
): DocumentOf<typeof shownCorrection> => {
  const { request: requested } = document;
  return {
    correctionId: requested.correctionId,
    caseId: requested.caseId,
    cause: requested.cause,
    ...(requested.evidence && { evidence: requested.evidence }),
    ...(requested.document !== undefined && { document: requested.document }),
    ...(requested.fault && { fault: requested.fault }),
    proposedBy: requested.proposedBy,
    ...shown(corrections, document),
    ...(yourPart && { yourPart }),
    ...(isStale !== undefined && { isStale }),
  };
};

export const correctionStepOf = (correctionId: string, state: CorrectionState): CorrectionStepDto => ({
  correctionId,
  status: state.status as CorrectionStepDto['status'],
  ...('hash' in state && state.hash !== undefined && { hash: state.hash }),
  approvalsLeft: state.status === 'awaitingApproval' ? [...rolesLeft(state)] : [],
});
