import type { FilledIn } from '../../engine/case.messages.ts';
import type { CaseKind } from '../../engine/kind/kind.ts';
import { subjects } from '../../engine/kind/known.ts';
import type { NoticeDto, VisitDto } from './case.dto.ts';

/**
 * Why a case was opened, for the auditor: what the form says beside its subject, such as the objection and the remarks;
 * nothing about a person.
 */
export const reasonOfOpening = ({ opens }: CaseKind, asked: FilledIn): string =>
  Object.entries(asked)
    .filter(([field]) => field !== subjects[opens.about].field && !opens.asks[field]?.personal)
    .map(([field, value]) => `${field}: ${value}`)
    .join('; ');

/** Why a visit led on as it did: the remarks, else what was seen. */
export const reasonOfVisit = ({ remarks, indexSeen, meterSound }: VisitDto): string =>
  remarks ?? `index ${indexSeen} seen, meter ${meterSound ? 'sound' : 'faulty'}`;

/** Why the case moved on from other work: the remarks of the report. */
export const reasonOfReport = ({ remarks }: FilledIn): string =>
  typeof remarks === 'string' ? remarks : 'the work was reported';

/** Why the case was closed: what was said when the answer was told, else how it was told. */
export const reasonOfNotice = ({ remarks, channel }: NoticeDto): string => remarks ?? `answer told by ${channel}`;
