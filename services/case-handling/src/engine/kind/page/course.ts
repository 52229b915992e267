import { roles } from '@pishkhan/roles';
import type { Words } from '../form.ts';
import { actorsOf, referralOf, stageOf, targets, targetsOf, WITHDRAWN, type CaseKind, type Stage } from '../kind.ts';

/** A stage for a diagram: who acts there, in words; nobody while another service works. */
export interface CourseStage {
  readonly name: string;
  readonly title: Words;
  readonly who: Words | undefined;
}
/** A way from a stage to the next; without `to` the case ends there. */
export interface CourseEdge {
  readonly from: string;
  readonly to?: string;
  /** The answer that leads there, or the outcome. */
  readonly title?: Words;
  /** The case is returned. */
  readonly back: boolean;
}
export interface Course {
  readonly stages: readonly CourseStage[];
  readonly edges: readonly CourseEdge[];
}

const joined = (titles: readonly Words[]): Words | undefined =>
  titles.length === 0
    ? undefined
    : { fa: titles.map(({ fa }) => fa).join(' یا '), en: titles.map(({ en }) => en).join(' or ') };

const whoOf = (stage: Stage): Words | undefined => {
  const referral = referralOf(stage);
  return referral
    ? joined(Object.values(referral.among).map(({ title }) => title))
    : joined(actorsOf(stage, {}).map((role) => roles[role].title));
};

const back = (from: string, { sendsBack }: Stage): CourseEdge[] =>
  sendsBack ? [{ from, to: sendsBack.to, title: sendsBack.title, back: true }] : [];

const onwards = (kind: CaseKind, from: string, stage: Stage): CourseEdge[] => {
  if ('decides' in stage)
    return Object.values(stage.decides).flatMap(({ to: edges, title }) =>
      [...new Set(targets(edges))].map((to) => ({ from, to, title, back: false })),
    );
  if ('informs' in stage) {
    const outcome = kind.outcomes[stage.closes];
    const title = outcome && { title: outcome.title };
    if (stage.then === undefined) return [{ from, back: false, ...title }];
    return [...new Set(targets(stage.then))].map((to) => ({ from, to, back: false, ...title }));
  }
  if ('ends' in stage) return [{ from, back: false }];
  const { sendsBack: _, ...forwards } = stage;
  return [...new Set(targetsOf(forwards as Stage))].map((to) => ({ from, to, back: false }));
};

/**
 * The stages of a kind and the ways between them, for a diagram on a page.
 *
 * @param at Stage of the case: the common stage of a withdrawal is shown only to a case that is there
 */
export const courseOf = (kind: CaseKind, at?: string): Course => {
  const names = [...Object.keys(kind.stages), ...(at === WITHDRAWN ? [WITHDRAWN] : [])];
  const stages = names.map((name) => ({ name, stage: stageOf(kind, name) }));
  return {
    stages: stages.map(({ name, stage }) => ({ name, title: stage.title, who: whoOf(stage) })),
    edges: stages.flatMap(({ name, stage }) => [...onwards(kind, name, stage), ...back(name, stage)]),
  };
};
