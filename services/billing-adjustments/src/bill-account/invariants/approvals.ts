import { byField, byStream, byType, judge, ofType, type Invariant, type RecordedEvent } from '@pishkhan/event-store';
import type { CorrectionProposedAnew } from '../../correction/domain/proposing/own/own-proposal.messages.ts';
import type { CorrectionProposed, CorrectionReproposed } from '../../correction/domain/proposing/proposing.messages.ts';
import type { BillsCorrected } from '../domain/bill-account.messages.ts';
import { isHashOf } from '../domain/correcting/approval/hash.ts';
import { BILLING_ITSELF } from '../domain/correcting/proposal.ts';

interface CaseRequest {
  readonly content: { readonly correctionId?: string; readonly proposedBy?: string };
}
type Request = CorrectionProposed['data'] | CorrectionProposedAnew['data'];
const requested = ({ data }: RecordedEvent): string => (data as Request).request.correctionId;

export const fourEyes: Invariant = {
  name: 'approver ≠ proposer, and no approver twice',
  inPersian: 'تأییدکننده کسی جز پیشنهاددهنده است و هیچ‌کس دو بار تأیید نکرده است',
  source: '7.5, 15.4-29',
  groupOf: byType({
    ServiceRequested: ({ data }) => (data as CaseRequest).content.correctionId,
    CorrectionProposed: requested,
    CorrectionProposedAnew: requested,
    BillsCorrected: byField('correctionId'),
  }),
  check: (log) => {
    const ofCases = ofType<CaseRequest>(log, 'ServiceRequested').map(
      ({ data: { content } }) => [content.correctionId, content.proposedBy] as const,
    );
    const proposed = ['CorrectionProposed', 'CorrectionProposedAnew']
      .flatMap((type) => ofType<Request>(log, type))
      .map(({ data: { request } }) => [request.correctionId, request.proposedBy] as const);
    const proposers = new Map([...ofCases, ...proposed].filter(([, proposer]) => proposer !== undefined));
    return judge(ofType<BillsCorrected['data']>(log, 'BillsCorrected'), ({ stream, data }) => {
      const approvers = data.approvals.map(({ by }) => by);
      const proposer = proposers.get(data.correctionId);
      const isByBilling = proposer === undefined || proposer === BILLING_ITSELF;
      const byPolicy = data.cause?.kind === 'estimateOverruled' && isByBilling;
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
  inPersian: 'چکیده‌ای که تأییدکنندگان امضا می‌کنند از همان پیشنهاد است',
  source: '7.5, 15.4-29',
  groupOf: byStream,
  check: (log) =>
    judge(
      ['CorrectionProposed', 'CorrectionReproposed', 'CorrectionProposedAnew'].flatMap((type) =>
        ofType<Hashed>(log, type),
      ),
      ({ stream, data }) => !isHashOf(data) && `${stream}: ${data.hash} is not the hash of its proposal`,
    ),
};
