import { placeOf } from '@pishkhan/roles';
import { accept, nothing, type Decision } from '@pishkhan/decider';
import type { Context, OpenFile } from '../../case.file.ts';
import type { CaseEvent, CaseMovedToOffice, MoveToOffice } from '../../case.messages.ts';
import { begin, decisionOf, happened, thenAll, whoMayDo } from '../../course/course.ts';
import { deadlinesReplanned } from '../../deadlines/marks.ts';
import { barredPersonMustNotTakePart, caseMustBeOpen } from '../../rules/case.rules.ts';
import type { ClosedContext } from '../ending/reopen.ts';
import { caseMustStillBeOfTheOffice, casesMayOnlyBeMovedByTheCounty } from '../../rules/move.rules.ts';

/** A county person keeps the stage; one of the old office does not. */
const keptBy = ({ assignedTo }: OpenFile, waitsFor: CaseMovedToOffice['data']['waitsFor']): string | null =>
  waitsFor !== null && placeOf(waitsFor) === 'counter' ? null : (assignedTo ?? null);

/**
 * A case of a closed office continues at another office of the county. Its promises to the applicant go on; they are
 * counted by the calendar of the new office (15.4-50).
 */
export const moveToOffice = (context: Context, command: MoveToOffice): Decision<CaseEvent> => {
  const { file, kind, stage } = context;
  const { from, to, county, readersThere, reason, by, on } = command;
  const refusal = casesMayOnlyBeMovedByTheCounty(county, by) || barredPersonMustNotTakePart(file, by);
  if (refusal) return refusal;
  if (file.officeId === to) return nothing();
  if (file.officeId !== from) return caseMustStillBeOfTheOffice(file.officeId);
  const there: OpenFile = { ...file, officeId: to, disputedReaders: readersThere };
  const { renewedBy: [renewer, ...others] = [] } = file;
  const waiting = renewer ? { waitsFor: renewer, alsoBy: others, notBy: [] } : whoMayDo({ kind, file: there, stage });
  const moved = happened(begin(context, command), {
    type: 'CaseMovedToOffice',
    data: {
      caseId: file.caseId,
      accountId: file.accountId,
      from,
      to,
      ...waiting,
      assignedTo: keptBy(file, waiting.waitsFor),
      disputedReaders: readersThere,
      pendingRequest: file.awaits ?? null,
      reason,
      by: by.subject,
      on,
    },
  });
  return decisionOf(thenAll(moved, deadlinesReplanned(kind, moved.file, command)));
};

/**
 * A closed case that can be opened again follows the open ones: its applicant comes to the new office (15.4-49, N24).
 * Nobody works on it, so no stage and no deadline changes.
 */
export const moveClosedToOffice = ({ kind, file }: ClosedContext, command: MoveToOffice): Decision<CaseEvent> => {
  const { from, to, county, reason, by, on } = command;
  if (!kind.reopens || file.continuedBy !== undefined) return caseMustBeOpen(file.outcome);
  const refusal = casesMayOnlyBeMovedByTheCounty(county, by) || barredPersonMustNotTakePart(file, by);
  if (refusal) return refusal;
  if (file.officeId === to) return nothing();
  if (file.officeId !== from) return caseMustStillBeOfTheOffice(file.officeId);
  return accept<CaseEvent>({
    type: 'CaseMovedToOffice',
    data: {
      caseId: file.caseId,
      accountId: file.accountId,
      from,
      to,
      waitsFor: null,
      alsoBy: [],
      notBy: [],
      assignedTo: null,
      disputedReaders: file.disputedReaders ?? [],
      pendingRequest: null,
      reason,
      by: by.subject,
      on,
    },
  });
};

export const afterMovedToOffice = (
  { assignedTo: _, ...file }: OpenFile,
  { data: { to, assignedTo, disputedReaders } }: CaseMovedToOffice,
): OpenFile => ({
  ...file,
  officeId: to,
  disputedReaders,
  ...(assignedTo === null ? {} : { assignedTo }),
});
