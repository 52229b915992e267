import { judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { CorrectionProposedAnew } from '../../correction/domain/proposing/own/own-proposal.messages.ts';
import type { CorrectionProposed, CorrectionReproposed } from '../../correction/domain/proposing/proposing.messages.ts';
import type { BillsCorrected } from '../domain/bill-account.messages.ts';
import { isHashOf } from '../domain/correcting/approval/hash.ts';

export const fourEyes: Invariant = {
  name: 'approver ≠ proposer, and no approver twice',
  source: '7.5, 15.4-29',
  check: (log) => {
    const ofCases = ofType<{ content: { correctionId?: string; proposedBy?: string } }>(log, 'ServiceRequested').map(
      ({ data: { content } }) => [content.correctionId, content.proposedBy] as const,
    );
    const proposedAnew = ofType<CorrectionProposedAnew['data']>(log, 'CorrectionProposedAnew').map(
      ({ data: { request } }) => [request.correctionId, request.proposedBy] as const,
    );
    const proposers = new Map([...ofCases, ...proposedAnew]);
    return judge(ofType<BillsCorrected['data']>(log, 'BillsCorrected'), ({ stream, data }) => {
      const approvers = data.approvals.map(({ by }) => by);
      const proposer = proposers.get(data.correctionId);
      const byPolicy = data.cause?.kind === 'estimateOverruled' && proposer === undefined;
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

type Hashed = CorrectionProposed['data'] | CorrectionReproposed['data'];

export const hashesAreOfTheirProposals: Invariant = {
  name: 'the hash that approvers sign is that of the proposal, by the version that it names',
  source: '7.5, 15.4-29',
  check: (log) =>
    judge(
      ['CorrectionProposed', 'CorrectionReproposed', 'CorrectionProposedAnew'].flatMap((type) =>
        ofType<Hashed>(log, type),
      ),
      ({ stream, data }) => !isHashOf(data) && `${stream}: ${data.hash} is not the hash of its proposal`,
    ),
};
