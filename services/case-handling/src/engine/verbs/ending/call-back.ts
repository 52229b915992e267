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
      reason,
      by,
      on: moment.on,
    },
  });
};
