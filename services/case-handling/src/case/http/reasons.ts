import type { FilledIn } from '../../engine/case.messages.ts';
import type { CaseKind } from '../../engine/kind/kind.ts';
import { subjects } from '../../engine/kind/known.ts';
import type { NoticeBody, VisitBody } from './case.dto.ts';

/**
 * Reason of an opening, for the auditor: the form's fields except its subject, such as the objection and the remarks;
 * no personal data.
 */
export const reasonOfOpening = ({ opens }: CaseKind, form: FilledIn): string =>
  Object.entries(form)
    .filter(([field]) => field !== subjects[opens.about].field && !opens.asks[field]?.personal)
    .map(([field, value]) => `${field}: ${value}`)
    .join('; ');

/** Reason of a visit's result: the remarks, else the observations. */
export const reasonOfVisit = ({ remarks, indexSeen, meterSound }: VisitBody): string =>
  remarks ?? `index ${indexSeen} seen, meter ${meterSound ? 'sound' : 'faulty'}`;

/** Reason of the step after other work: the remarks of the report. */
export const reasonOfReport = ({ remarks }: FilledIn): string =>
  typeof remarks === 'string' ? remarks : 'the work was reported';

/** Reason of a closing: the remarks of the notice, else its channel. */
export const reasonOfNotice = ({ remarks, channel }: NoticeBody): string => remarks ?? `answer told by ${channel}`;
