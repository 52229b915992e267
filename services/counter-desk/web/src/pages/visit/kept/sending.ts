import type { ActionDto, CaseFileDto } from '../../../api/generated/case-handling.ts';
import { ProblemError } from '../../../api/problem.ts';
import type { Body } from '../../../parts/form/values/form-values.ts';
import { stepsSince } from '../../case/parts/timeline.ts';
import { withProgress, type KeptVisit, type Progress } from './kept-visit.ts';

type Waiting = Extract<Progress, { readonly state: 'waiting' }>;
type WaitingVisit = KeptVisit & { readonly progress: Waiting };

export const isWaiting = (visit: KeptVisit): visit is WaitingVisit => visit.progress.state === 'waiting';

/** The services, as one person asks them. */
export interface CaseDesk {
  readonly subject: string;
  read(caseId: string): Promise<CaseFileDto>;
  /** @param key The same for each attempt, so that the service records the visit once */
  post(action: ActionDto, body: Body, key: string): Promise<unknown>;
}

/** A refusal that stays; whatever else goes wrong is tried again. */
const isFinal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && !error.isPassing && error.problem.status < 500 && error.problem.status !== 401;

const isSame = (one: ActionDto, other: ActionDto): boolean =>
  one.name === other.name && one.path === other.path && JSON.stringify(one.fixed) === JSON.stringify(other.fixed);

/** @returns The case, or undefined if it is not shown to this person any more */
const readOf = async ({ caseId }: KeptVisit, desk: CaseDesk): Promise<CaseFileDto | undefined> => {
  try {
    return await desk.read(caseId);
  } catch (error) {
    if (isFinal(error)) return undefined;
    throw error;
  }
};

/** How the case has changed since the visit was taken along; undefined if it has not. */
const changeOf = async (visit: WaitingVisit, desk: CaseDesk): Promise<{ readonly isGone: boolean } | undefined> => {
  const { isTried, isConfirmed } = visit.progress;
  if (isConfirmed) return undefined;
  const file = await readOf(visit, desk);
  // An attempt without an answer has perhaps arrived: the same key gets the answer of then, or the refusal of now.
  if (!file) return isTried ? undefined : { isGone: true };
  const isOurs = file.history
    .slice(visit.seen)
    .some(({ actor }) => actor.subject.toLowerCase() === desk.subject.toLowerCase());
  if (isTried && isOurs) return undefined;
  const isGone = !file.actions.some((action) => isSame(action, visit.action));
  return isGone || stepsSince(file.history, visit.seen, desk.subject).length > 0 ? { isGone } : undefined;
};

/** A finished visit, with a key of its own; the same words keep their key. */
export const finished = (visit: KeptVisit, body: Body, key: () => string): KeptVisit => {
  const { progress } = visit;
  const isAgain = 'body' in progress && JSON.stringify(progress.body) === JSON.stringify(body);
  const intended = { body, key: isAgain ? progress.key : key() };
  return withProgress(visit, { state: 'waiting', isTried: false, isConfirmed: false, ...intended });
};

/** The expert has seen what changed and wants the service to decide. */
export const confirmed = (visit: KeptVisit): KeptVisit => {
  const { progress } = visit;
  if (progress.state !== 'movedOn') return visit;
  const { body, key } = progress;
  return withProgress(visit, { state: 'waiting', isTried: false, isConfirmed: true, body, key });
};

/**
 * Sends one finished visit. Before each attempt the case is read: if somebody else has done something in it meanwhile,
 * nothing is sent and the expert sees it (situation 41).
 *
 * @param note Keeps the visit before an attempt, so that one without an answer is known as such
 * @throws ConnectionLost or ProblemError if it can be tried again later
 */
export const sendVisit = async (
  visit: WaitingVisit,
  desk: CaseDesk,
  { note, now }: { readonly note: (visit: KeptVisit) => Promise<void>; readonly now: () => number },
): Promise<KeptVisit> => {
  const { body, key } = visit.progress;
  const change = await changeOf(visit, desk);
  if (change) return withProgress(visit, { state: 'movedOn', ...change, body, key });
  await note(withProgress(visit, { ...visit.progress, isTried: true }));
  try {
    await desk.post(visit.action, body, key);
    return withProgress(visit, { state: 'sent', at: now() });
  } catch (error) {
    if (isFinal(error)) return withProgress(visit, { state: 'refused', problem: error.problem, body, key });
    throw error;
  }
};
