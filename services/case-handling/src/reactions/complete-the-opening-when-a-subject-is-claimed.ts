import { whenRecorded } from '@pishkhan/service-kit';
import { cases } from '../case/cases.ts';
import { openingOf } from '../request-subject/claimed-opening.ts';
import { requestSubject } from '../request-subject/domain/request-subject.ts';

/**
 * A process may stop between the claim of a subject and the opening of its case: the case is opened from the claim
 * (A6-1; F10). It is the command of the request, so that the faster of the two opens the case and the other finds it.
 * Only a reused key can refuse it: its case was opened about another subject, which ends this claim.
 */
export const completeTheOpeningWhenASubjectIsClaimed = whenRecorded(requestSubject, ['SubjectClaimed'], {
  name: 'complete-the-opening-when-a-subject-is-claimed',
  react: async ({ data: { caseId, opening, command }, metadata: { reason, businessDate } }, tools) => {
    const { state } = await tools.load(cases, caseId);
    if (state.status !== 'none') return;
    await tools.execute(
      cases,
      caseId,
      { type: 'OpenAsClaimed', opening: openingOf(opening) },
      { as: command, reason, businessDate },
    );
  },
});
