import type { Decision } from '@pishkhan/decider';
import { refusesRoles, rolesOf } from '../acting/authority.ts';
import { ofTheCompany } from '../acting/company.ts';
import type { Context } from '../case.file.ts';
import type { AddNote, CaseEvent, Person } from '../case.messages.ts';
import { begin, decisionOf, happened } from '../course/course.ts';
import type { Refusal } from '../kind/vocabulary.ts';

export const refusesNote = (context: Context, by: Person): Refusal =>
  refusesRoles(context, by, ofTheCompany(rolesOf(context.kind)));

/** A participant adds a note, without further effect. */
export const note = (context: Context, command: AddNote): Decision<CaseEvent> => {
  const { by, on, text } = command;
  return (
    refusesNote(context, by) ||
    decisionOf(happened(begin(context, command), { type: 'CaseNoted', data: { text, by: by.subject, on } }))
  );
};
