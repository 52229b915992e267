import type { OpenFile } from '../../case.file.ts';
import type { OrderCalledBack } from '../../case.messages.ts';
import { happened, type Course } from '../../course/course.ts';
import { actorsOf, type Stage } from '../../kind/kind.ts';

/** Calls back the order of a stage that ends without its report, for those who have it (15.4-49). */
export const calledBack = (
  course: Course,
  stage: Stage,
  { reason, by }: { readonly reason: string; readonly by: string },
): Course => {
  if (!('orders' in stage)) return course;
  const { file, moment } = course;
  return happened(course, {
    type: 'OrderCalledBack',
    data: {
      work: stage.orders.work,
      stage: file.stage,
      orderedFrom: actorsOf(stage, file.facts),
      assignedTo: file.assignedTo ?? null,
      ...(file.company === undefined ? {} : { company: file.company }),
      reason,
      by,
      on: moment.on,
    },
  });
};

/** A contractor whose order was called back may still report; the report changes nothing (15.4-49). */
export const afterCalledBack = (file: OpenFile, { data: { stage, company } }: OrderCalledBack): OpenFile =>
  company === undefined ? file : { ...file, calledBack: { ...file.calledBack, [company]: stage } };
