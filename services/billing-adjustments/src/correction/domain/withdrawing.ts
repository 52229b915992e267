import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { CorrectionEvent, WithdrawCorrection } from './correction.messages.ts';
import type { CorrectionSubject } from './proposing/proposing.messages.ts';
import type { CorrectionState } from './correction.state.ts';

type Withdrawal = Pick<WithdrawCorrection, 'by' | 'reason' | 'today'>;

export const withdrawn = (subject: CorrectionSubject, { by, reason, today }: Withdrawal): CorrectionEvent => ({
  type: 'CorrectionWithdrawn',
  data: { ...subject, by, reason, withdrawnOn: today },
});

/**
 * The case takes its request back (15.4-38). Until the last approval the correction ends. After it the posting is under
 * way: the withdrawal is noted and takes effect only if nothing is posted. A correction that has ended does not change;
 * the case has received the result. The withdrawal may arrive before the request, which is then never proposed.
 */
export const withdraw = (state: CorrectionState, command: WithdrawCorrection): Decision<CorrectionEvent> => {
  const { subject, by, reason, today } = command;
  switch (state.status) {
    case 'unknown':
    case 'awaitingApproval':
      return accept(withdrawn(subject, command));
    case 'fullyApproved':
      return state.withdrawal
        ? nothing()
        : accept<CorrectionEvent>({
            type: 'CorrectionWithdrawalNoted',
            data: { correctionId: subject.correctionId, by, reason, notedOn: today },
          });
    case 'posted':
    case 'declined':
    case 'refused':
    case 'withdrawn':
    case 'needless':
    case 'leftAsIssued':
      return nothing();
  }
};
