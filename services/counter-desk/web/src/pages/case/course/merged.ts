import type { CourseDto, CourseEdgeDto, CourseStageDto } from '../../../api/generated/case-handling.ts';

const lookOf = ({ title, who }: CourseStageDto): string => `${title.fa} ${who?.fa ?? ''}`;

const stateOf = (states: readonly CourseStageDto['state'][]): CourseStageDto['state'] =>
  states.find((state) => state === 'current') ?? states.find((state) => state === 'passed') ?? 'ahead';

/**
 * One stage for those that a reader cannot tell apart, such as one that waits for the same answer after different
 * decisions; ways that are the same then are one.
 */
export const merged = ({ stages, edges }: CourseDto): CourseDto => {
  const groups = Map.groupBy(stages, lookOf);
  const nameOf = new Map(stages.map((stage) => [stage.name, groups.get(lookOf(stage))![0]!.name]));
  const moved = edges.map((edge): CourseEdgeDto => ({
    ...edge,
    from: nameOf.get(edge.from)!,
    to: edge.to === null ? null : nameOf.get(edge.to)!,
  }));
  const ways = new Map(moved.map((edge) => [JSON.stringify([edge.from, edge.to, edge.title?.fa, edge.back]), edge]));
  return {
    stages: [...groups.values()].map((same) => ({ ...same[0]!, state: stateOf(same.map(({ state }) => state)) })),
    edges: [...ways.values()],
  };
};
