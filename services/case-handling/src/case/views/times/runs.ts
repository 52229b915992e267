import { civilDate, list, oneOf, optional, orNull, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import type { CivilDate } from '@pishkhan/calendar';
import { roleNames } from '@pishkhan/roles';
import { Type } from 'typebox';
import type { CaseEvent } from '../../../engine/case.messages.ts';
import { pauseCauses } from '../../../engine/verbs/pause.ts';
import type { Waiting } from '../case.schema.ts';

/** Awaited at a stage: a role, the cause of a pause, or `service` while another service works. */
export const SERVICE = 'service';
const awaited = oneOf('role or cause that the case waited for', [...roleNames, ...Object.keys(pauseCauses), SERVICE]);

const stay = Type.Object({
  stage: text('stage'),
  awaits: awaited,
  from: civilDate('day on which it began'),
  to: orNull(civilDate('day on which it ended; null: not yet')),
});
/** One time at one stage, waiting for the same role, cause or service. */
export type Stay = DocumentOf<typeof stay>;

const run = Type.Object({
  from: civilDate('day of the registration, or of the reopening'),
  to: orNull(civilDate('day of the closing or withdrawal; null: not yet')),
  outcome: orNull(text('outcome')),
  inTime: optional(truth('every promise to the applicant was kept; absent before the end, and if withdrawn')),
  cameBack: whole('how often it returned to a stage that it had left'),
  path: list('stages from the first to this one, without those that it left by going back', text('stage')),
  stays: list('times at the stages, in order', stay),
});
/** A case from its registration or reopening to its end: a reopened case has deadlines of its own (15.4-49). */
export type Run = DocumentOf<typeof run>;
export const runs = list('the case from each registration or reopening to its end, the latest last', run);

export const begun = (from: CivilDate): Run => ({
  from,
  to: null,
  outcome: null,
  cameBack: 0,
  path: [],
  stays: [],
});

const ofLast = (all: readonly Run[], change: (last: Run) => Run): readonly Run[] => {
  const last = all.at(-1);
  return last ? [...all.slice(0, -1), change(last)] : all;
};
const left = (stays: readonly Stay[], to: CivilDate): readonly Stay[] =>
  stays.map((each) => (each.to === null ? { ...each, to } : each));

/** The run after the case entered a stage: a stage on the path to the present one is a return. */
const entered = (last: Run, stage: string): Run => {
  const before = last.path.indexOf(stage);
  return before < 0
    ? { ...last, path: [...last.path, stage] }
    : { ...last, path: last.path.slice(0, before + 1), cameBack: last.cameBack + 1 };
};

/** Who is awaited: the cause of a pause goes before the role that must act. */
export const awaitedIn = ({ paused, waitsFor }: Waiting): Stay['awaits'] =>
  paused === null ? (waitsFor ?? SERVICE) : paused;

/** The runs after an event that may change the stage or who is awaited. */
export const runsAfter = (
  all: readonly Run[],
  event: CaseEvent,
  now: { readonly stage: string; readonly waiting: Waiting; readonly on: CivilDate },
): readonly Run[] =>
  ofLast(all, (last) => {
    if (last.to !== null || now.stage === '') return last;
    const moved = event.type === 'StageEntered' ? entered(last, now.stage) : last;
    const at = moved.stays.at(-1);
    const awaits = awaitedIn(now.waiting);
    if (at?.to === null && at.stage === now.stage && at.awaits === awaits) return moved;
    return {
      ...moved,
      stays: [...left(moved.stays, now.on), { stage: now.stage, awaits, from: now.on, to: null }],
    };
  });

/** The end of a run. A withdrawn request ends on the day of the withdrawal, not of its confirmation (15.4-49). */
export const endedOn = (
  all: readonly Run[],
  to: CivilDate,
  { outcome, inTime }: { readonly outcome: string; readonly inTime?: boolean },
): readonly Run[] =>
  ofLast(all, (last) =>
    last.to === null
      ? { ...last, to, outcome, ...(inTime === undefined ? {} : { inTime }), stays: left(last.stays, to) }
      : last,
  );
