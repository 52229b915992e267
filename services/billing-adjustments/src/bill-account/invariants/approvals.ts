import { judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { BillsCorrected } from '../domain/bill-account.messages.ts';

export const fourEyes: Invariant = {
  name: 'approver ≠ proposer, and no approver twice',
  source: '7.5, 15.4-29',
  check: (log) => {
    const proposers = new Map(
      ofType<{ content: { correctionId?: string; proposedBy?: string } }>(log, 'ServiceRequested').map(({ data }) => [
        data.content.correctionId,
        data.content.proposedBy,
      ]),
    );
    return judge(ofType<BillsCorrected['data']>(log, 'BillsCorrected'), ({ stream, data }) => {
      const approvers = data.approvals.map(({ by }) => by);
      const proposer = proposers.get(data.correctionId);
      const byPolicy = data.cause?.kind === 'estimateOverruled';
      const wrong =
        (approvers.length === 0 && !byPolicy) ||
        approvers.includes(proposer ?? '') ||
        new Set(approvers).size !== approvers.length;
      return (
        wrong &&
        `${stream}: correction ${data.correctionId}, proposed by ${proposer}, was approved by ${approvers.join(', ') || 'nobody'}`
      );
    });
  },
};
