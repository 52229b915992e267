import type { Role } from '@pishkhan/roles';
import { unitOf } from '../../../engine/acting/authority.ts';
import { ofTheCompany } from '../../../engine/acting/company.ts';
import { escalationOf, type Deadlines } from '../../../engine/deadlines/deadlines.ts';
import type { CaseEvent } from '../../../engine/case.messages.ts';
import type { Waiting } from '../case.schema.ts';

export const waitsForNobody: Waiting = {
  waitsFor: null,
  alsoBy: [],
  notBy: [],
  escalatedByHand: null,
  assignedTo: null,
  paused: null,
  company: null,
};

/** The roles and the person for whom the case waits after an event. */
export const waitingAfter = (before: Waiting, event: CaseEvent): Waiting => {
  if (event.type === 'StageEntered')
    return {
      waitsFor: event.data.waitsFor,
      alsoBy: event.data.alsoBy ?? [],
      notBy: event.data.notBy ?? [],
      escalatedByHand: null,
      assignedTo: null,
      paused: before.paused,
      company: event.data.company ?? null,
    };
  if (event.type === 'CaseMovedToOffice') {
    const { waitsFor, alsoBy, notBy, assignedTo } = event.data;
    return { ...before, waitsFor, alsoBy: [...alsoBy], notBy: [...notBy], assignedTo };
  }
  if (event.type === 'ServiceAnswered') {
    const { waitsFor, alsoBy = [] } = event.data;
    return waitsFor === undefined ? before : { ...before, waitsFor, alsoBy: [...alsoBy] };
  }
  if (event.type === 'RequestRecalled') return { ...before, waitsFor: null, alsoBy: [] };
  if (event.type === 'CaseReferred') return { ...before, waitsFor: event.data.waitsFor, assignedTo: null };
  if (event.type === 'CaseReassigned') return { ...before, assignedTo: event.data.to };
  if (event.type === 'CaseHandedOver') return { ...before, assignedTo: null, escalatedByHand: null };
  if (event.type === 'CaseEscalated') return { ...before, escalatedByHand: event.data.to };
  if (event.type === 'CasePaused') return { ...before, paused: event.data.cause };
  if (event.type === 'CaseResumed') return { ...before, paused: null };
  return event.type === 'CaseClosed' ? waitsForNobody : before;
};

/** Higher role that sees the case in addition to its owner: escalated by the owner, or by a missed deadline. */
export const escalatedTo = ({ escalatedByHand }: Waiting, deadlines: Deadlines): Role | null =>
  escalatedByHand ?? escalationOf(deadlines);

/** A worklist: a role at a unit. */
export interface Worklist {
  readonly role: Role;
  readonly unit: string;
}
/**
 * All worklists with the case: those of the roles that may do the stage, and of the higher role after an escalation
 * (15.4-36).
 */
export const shownTo = (
  waiting: Waiting,
  deadlines: Deadlines,
  unit: { readonly officeId: string; readonly countyOffice: string },
): Worklist[] => {
  const higher = [waiting.escalatedByHand ?? [], escalationOf(deadlines) ?? []].flat();
  const all = [waiting.waitsFor ?? [], waiting.alsoBy, higher].flat();
  // A contractor cannot resume a paused case.
  const roles = waiting.paused === null ? all : ofTheCompany(all);
  const placed = waiting.company === null ? unit : { ...unit, company: waiting.company };
  return [...new Set(roles)].map((role) => ({ role, unit: unitOf(role, placed) }));
};
