import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { CorrectionEvent, MoveCorrection } from '../correction.messages.ts';
import type { CorrectionState } from '../correction.state.ts';

/**
 * A correction follows its case to another office, with its approvals so far; one that has ended or is unknown stays
 * (1.1, 7.5).
 */
export const move = (state: CorrectionState, { correctionId, to, today }: MoveCorrection): Decision<CorrectionEvent> =>
  state.status !== 'awaitingApproval' && state.status !== 'fullyApproved'
    ? nothing()
    : state.request.officeId === to
      ? nothing()
      : accept<CorrectionEvent>({
          type: 'CorrectionMovedToOffice',
          data: { correctionId, from: state.request.officeId, to, movedOn: today },
        });
