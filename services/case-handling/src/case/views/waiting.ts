import { placeOf, type Role } from '@pishkhan/roles';
import { escalationOf, type Deadlines } from '../../engine/deadlines/deadlines.ts';
import type { CaseFact } from './case-fact.ts';

/** Who a case waits for, as far as its events say it. */
export interface Waiting {
  readonly waitsFor: Role | null;
  /** Others who may do the stage too. */
  readonly alsoBy: readonly Role[];
  /** Somebody higher whom the owner asked to look at the stage. */
  readonly escalatedByHand: Role | null;
  readonly assignedTo: string | null;
  readonly paused: string | null;
}
export const waitsForNobody: Waiting = {
  waitsFor: null,
  alsoBy: [],
  escalatedByHand: null,
  assignedTo: null,
  paused: null,
};

/** Who the case waits for after an event. */
export const waitingAfter = (before: Waiting, event: CaseFact): Waiting => {
  if (event.type === 'StageEntered')
    return {
      waitsFor: event.data.waitsFor,
      alsoBy: event.data.alsoBy ?? [],
      escalatedByHand: null,
      assignedTo: null,
      paused: before.paused,
    };
  if (event.type === 'CaseReferred') return { ...before, waitsFor: event.data.waitsFor, assignedTo: null };
  if (event.type === 'CaseReassigned') return { ...before, assignedTo: event.data.to };
  if (event.type === 'CaseEscalated') return { ...before, escalatedByHand: event.data.to };
  if (event.type === 'CasePaused') return { ...before, paused: event.data.cause };
  if (event.type === 'CaseResumed') return { ...before, paused: null };
  return event.type === 'CaseClosed' ? waitsForNobody : before;
};

/** Somebody higher who is shown the case beside its owner: asked by him, or since a deadline was missed. */
export const escalatedTo = ({ escalatedByHand }: Waiting, deadlines: Deadlines): Role | null =>
  escalatedByHand ?? escalationOf(deadlines);

/** A worklist: a role at a unit. */
export interface Worklist {
  readonly role: Role;
  readonly unit: string;
}
/** Every worklist that shows the case: whoever may do the stage, and somebody higher beside them (15.4-36). */
export const shownTo = (
  waiting: Waiting,
  deadlines: Deadlines,
  { officeId, countyOffice }: { readonly officeId: string; readonly countyOffice: string },
): Worklist[] => {
  const roles = [waiting.waitsFor ?? [], waiting.alsoBy, escalatedTo(waiting, deadlines) ?? []].flat();
  return [...new Set(roles)].map((role) => ({
    role,
    unit: placeOf(role) === 'counter' ? officeId : countyOffice,
  }));
};
