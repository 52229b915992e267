import { billCorrectionProposed, billCorrectionRefused } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import type { Simulation } from '../bill-account/domain/correcting/proposal.ts';
import type { CorrectionSubject } from './domain/correction.messages.ts';
import { correction } from './domain/correction.ts';

const proposed = ({ correctionId, caseId, accountId, officeId }: CorrectionSubject, { proposal, hash }: Simulation) =>
  publication(billCorrectionProposed, {
    correctionId,
    caseId,
    accountId,
    officeId,
    hash,
    difference: proposal.difference,
    bills: proposal.bills.map(({ billNumber }) => billNumber),
    approvalsNeeded: proposal.approvalsNeeded,
  });

/** Maps private events of a correction to messages for its case. */
export const correctionPublications = publishes(correction, {
  CorrectionProposed: ({ data }) => proposed(data.request, data),
  CorrectionReproposed: ({ data }) => proposed(data, data),
  CorrectionRefused: ({ data: { request, rule } }) => {
    const { correctionId, caseId, accountId } = request;
    return publication(billCorrectionRefused, { correctionId, caseId, accountId, rule });
  },
  // No rule was broken: an approver declined and stated the reason.
  CorrectionDeclined: ({ data: { correctionId, caseId, accountId, reason } }) =>
    publication(billCorrectionRefused, {
      correctionId,
      caseId,
      accountId,
      rule: 'CorrectionMustBeApproved',
      reason,
    }),
  CorrectionApproved: 'private',
  CorrectionFullyApproved: 'private',
  CorrectionFoundStale: 'private',
  CorrectionPosted: 'private',
});
