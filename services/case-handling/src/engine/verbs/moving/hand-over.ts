import type { Decision } from '@pishkhan/decider';
import { refusesRoles } from '../../acting/authority.ts';
import type { Context, OpenFile } from '../../case.file.ts';
import type { CaseEvent, CaseHandedOver, HandOver, Person } from '../../case.messages.ts';
import { begin, decisionOf, happened, thenAll } from '../../course/course.ts';
import { deadlinesOfNewUnit } from '../../deadlines/marks.ts';
import { supervisorOf } from '../../kind/kind.ts';
import type { Refusal } from '../../kind/vocabulary.ts';
import { caseMustMoveToAnotherCounty, caseMustNotAwaitAService } from '../../rules/hand-over.rules.ts';
import { caseMustNotBePaused } from '../../rules/verb.rules.ts';

/** The head hands over a case that waits for a person of the office or the county (15.4-50). */
export const refusesHandOver = (context: Context, by: Person): Refusal => {
  const { kind, file, stage } = context;
  return (
    refusesRoles(context, by, [supervisorOf(kind)]) ||
    caseMustNotAwaitAService(file, 'owner' in stage) ||
    caseMustNotBePaused(file)
  );
};

/**
 * The head of the county hands the case over to another county office. The stage stays; open deadlines of the county
 * are counted by the calendar of the new one, from the day on which they began (15.4-50).
 */
export const handOver = (context: Context, command: HandOver): Decision<CaseEvent> => {
  const { kind, file } = context;
  const { by, on, to, reason, calendarsThere } = command;
  const refusal = refusesHandOver(context, by) || caseMustMoveToAnotherCounty(file, to);
  if (refusal) return refusal;
  const moment = { ...command, calendars: calendarsThere };
  const data = { stage: file.stage, from: file.countyOffice, to, reason, by: by.subject, on };
  const moved = happened(begin(context, moment), { type: 'CaseHandedOver', data });
  return decisionOf(thenAll(moved, deadlinesOfNewUnit(kind, moved.file, moment)));
};

/** The new county assigns and escalates for itself. */
export const afterHandedOver = (
  { assignedTo: _, escalatedTo: __, ...file }: OpenFile,
  { data: { to } }: CaseHandedOver,
): OpenFile => ({ ...file, countyOffice: to });
