import type { CaseEvent } from '../engine/case.messages.ts';
import type { CaseState } from '../engine/case.file.ts';
import { caseEvents } from '../engine/messages/event-versions.ts';
import { kindNamed, WITHDRAWN, type CaseKind } from '../engine/kind/kind.ts';
import { subjectOf } from '../engine/kind/subject.ts';
import type { ClaimSubject, OpeningEvent, Subject } from './domain/request-subject.messages.ts';

/** The subject of an opening, if its kind allows one open case per subject. */
export const subjectOfOpening = (kinds: readonly CaseKind[], opening: readonly CaseEvent[]): Subject | undefined => {
  const opened = opening.find((event) => event.type === 'CaseOpened')?.data;
  const kind = opened && kindNamed(kinds, opened.kind);
  const subject = kind && subjectOf(kind, opened.asked, opened.accountId);
  return subject === undefined ? undefined : { kind: opened!.kind, subject };
};

/** The claim of a decided opening. */
export const claimOf = (
  subject: Subject,
  opening: readonly CaseEvent[],
): Omit<ClaimSubject, 'lastCaseHasEnded' | 'command'> => {
  const { caseId, trackingCode, officeId, countyOffice, openedOn } = opening.find(
    (event) => event.type === 'CaseOpened',
  )!.data;
  return {
    type: 'ClaimSubject',
    ...subject,
    caseId,
    trackingCode,
    officeId,
    countyOffice,
    on: openedOn,
    opening: opening.map(({ type, data }) => ({ type, data, schemaVersion: caseEvents[type] })),
  };
};

/** The events of a claimed opening, as the case stores them. */
export const openingOf = (opening: readonly OpeningEvent[]): readonly CaseEvent[] =>
  opening.map(({ type, data }) => ({ type, data }) as CaseEvent);

const isOver = (state: CaseState): boolean =>
  state.status === 'closed' || (state.status === 'open' && state.stage === WITHDRAWN);

/**
 * Whether the case of a claim no longer keeps the subject: it is closed or withdrawn, or was opened about another one.
 * A case that is not stored yet keeps it, because its opening follows.
 */
export const hasEnded = (
  kinds: readonly CaseKind[],
  { kind, subject }: Subject,
  opening: readonly CaseEvent[],
  state: CaseState,
): boolean => {
  if (state.status === 'none') return false;
  const opened = subjectOfOpening(kinds, opening);
  return isOver(state) || opened?.kind !== kind || opened.subject !== subject;
};
