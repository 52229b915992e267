import { factOf } from '@pishkhan/event-store';
import { whenRecorded } from '@pishkhan/service-kit';
import { cases } from '../case/cases.ts';
import type { CaseEvent } from '../engine/case.messages.ts';
import { kinds } from '../kinds/index.ts';
import { claiming } from '../request-subject/case-openings.ts';
import { claimOf, hasEnded, subjectOfOpening } from '../request-subject/claimed-opening.ts';
import { requestSubject, subjectIdOf } from '../request-subject/domain/request-subject.ts';

/**
 * Releases before the claims opened cases without one: those still open claim their subject at the first start (A6-1;
 * F10). A case that was opened under a claim changes nothing, and of two old ones about one subject the first keeps
 * it.
 */
export const claimTheSubjectOfACaseOpenedWithoutAClaim = whenRecorded(cases, ['CaseOpened'], {
  name: 'claim-the-subject-of-a-case-opened-without-a-claim',
  react: async ({ data, metadata: { businessDate } }, tools) => {
    const opening: CaseEvent[] = [{ type: 'CaseOpened', data }];
    const subject = subjectOfOpening(kinds, opening);
    if (!subject) return;
    const { state, first } = await tools.load(cases, data.caseId);
    if (hasEnded(kinds, subject, first ? [factOf(cases, first)] : [], state)) return;
    const claim = { ...claimOf(subject, opening), opening: [] };
    await tools.execute(requestSubject, subjectIdOf(subject), claiming(tools.load, claim), { businessDate });
  },
});
