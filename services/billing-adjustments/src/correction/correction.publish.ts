import { billCorrectionOvertaken, billCorrectionProposed, billCorrectionRefused } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { changeOf } from '../bill-account/domain/correcting/cause/item/misc-item.ts';
import type { Signed } from '../bill-account/domain/correcting/proposal.ts';
import type { CorrectionSubject } from './domain/proposing/proposing.messages.ts';
import { correctionMustNotBeWithdrawn } from './domain/correction.rules.ts';
import { correction } from './domain/correction.ts';
import { reasonOfRule, ruleTitles } from '../rule-titles.ts';

const proposed = ({ correctionId, caseId, accountId, officeId }: CorrectionSubject, { proposal, hash }: Signed) =>
  publication(billCorrectionProposed, {
    correctionId,
    caseId,
    accountId,
    officeId,
    hash,
    difference: changeOf(proposal),
    bills: proposal.bills.map(({ billNumber }) => billNumber),
    approvalsNeeded: proposal.approvalsNeeded,
  });

/** Why, for people: the title of the rule with its named values; nothing for a rule that this build does not know. */
const said = (rule: string, data?: Readonly<Record<string, unknown>>) =>
  ruleTitles[rule] && { says: reasonOfRule(rule, data) };

/** Maps private events of a correction to messages for its case. */
export const correctionPublications = publishes(correction, {
  CorrectionProposed: ({ data }) => proposed(data.request, data),
  CorrectionProposedAnew: ({ data }) => proposed(data.request, data),
  // No case requested these.
  CorrectionFoundNeedless: 'private',
  BillsLeftAsIssued: 'private',
  CorrectionReproposed: ({ data }) => proposed(data, data),
  CorrectionOvertaken: ({ data: { foundOn: _, now: __, changes, ...data } }) =>
    publication(billCorrectionOvertaken, { ...data, ...(changes && { changes: [...changes] }), isOvertaken: true }),
  CorrectionMatchedAgain: ({ data: { foundOn: _, ...data } }) =>
    publication(billCorrectionOvertaken, { ...data, isOvertaken: false }),
  CorrectionRefused: ({ data: { request, rule, data } }) => {
    const { correctionId, caseId, accountId } = request;
    return publication(billCorrectionRefused, { correctionId, caseId, accountId, rule, ...said(rule, data) });
  },
  // No rule was broken: an approver declined and stated the reason.
  CorrectionDeclined: ({ data: { correctionId, caseId, accountId, reason, by } }) =>
    publication(billCorrectionRefused, {
      correctionId,
      caseId,
      accountId,
      rule: 'CorrectionMustBeApproved',
      says: {
        fa: `تأییدکننده پیشنهاد را رد کرد: ${reason}`,
        en: `An approver declined the proposal: ${reason}`,
      },
      reason,
      declinedBy: by,
    }),
  CorrectionWithdrawn: ({ data: { correctionId, caseId, accountId, reason } }) => {
    const { rule } = correctionMustNotBeWithdrawn;
    return publication(billCorrectionRefused, { correctionId, caseId, accountId, rule, ...said(rule), reason });
  },
  CorrectionWithdrawalNoted: 'private',
  CorrectionApproved: 'private',
  StandInNamed: 'private',
  CorrectionFullyApproved: 'private',
  CorrectionFoundStale: 'private',
  CorrectionMovedToOffice: 'private',
  CorrectionPosted: 'private',
});
