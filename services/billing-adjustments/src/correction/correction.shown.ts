import type { CorrectionDto, StandingDto } from './correction.dto.ts';
import { rolesLeft, type CorrectionState } from './domain/correction.state.ts';
import type { CorrectionDocument } from './views/corrections.view.ts';

export const shown = (document: CorrectionDocument): CorrectionDto => {
  const { _id, request, proposal, ...rest } = document;
  const { correctionId, caseId, readingId, rightIndex, evidence, fault, proposedBy } = request;
  return {
    correctionId,
    caseId,
    readingId,
    rightIndex,
    evidence,
    fault,
    proposedBy,
    ...rest,
    ...(proposal && { proposal }),
  } as unknown as CorrectionDto;
};

export const standingOf = (correctionId: string, state: CorrectionState): StandingDto => ({
  correctionId,
  status: state.status as StandingDto['status'],
  ...('hash' in state && state.hash !== undefined && { hash: state.hash }),
  approvalsLeft: state.status === 'awaitingApproval' ? [...rolesLeft(state)] : [],
});
