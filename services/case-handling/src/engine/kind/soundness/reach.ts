import { targetsOf, type CaseKind, type Stage } from '../kind.ts';
import type { FactRecord, MarkWhere } from '../vocabulary.ts';

/** Possible first stages of a case of the kind. */
export const startsOf = ({ start, continuing }: CaseKind) => [start, ...(continuing ? [continuing.start] : [])];

/** Stages to which missed deadlines move a case. */
export const moves = (kind: CaseKind) =>
  Object.values(kind.deadlines).flatMap(({ during, whenMissed }) =>
    'moveTo' in whenMissed ? [{ from: during, to: whenMissed.moveTo }] : [],
  );
const nextOf = (kind: CaseKind, name: string): string[] => [
  ...targetsOf(kind.stages[name]!),
  ...moves(kind)
    .filter(({ from }) => from === undefined || from === name)
    .map(({ to }) => to),
];

/** Stages reachable from one, through passable stages. */
export const reachedFrom = (
  kind: CaseKind,
  start: string,
  passes: (stage: Stage) => boolean = () => true,
): Set<string> => {
  const seen = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (passes(kind.stages[name]!)) open.push(...nextOf(kind, name));
  }
  return seen;
};

/** Stages named in a mark. */
export const stagesIn = (mark: MarkWhere<string, FactRecord>): string[] => {
  if (typeof mark === 'object' && 'at' in mark) return stagesIn(mark.at);
  if (typeof mark === 'string' || 'heard' in mark) return [];
  if ('entered' in mark) return [mark.entered];
  if ('left' in mark) return [mark.left];
  if ('reported' in mark) return [mark.reported];
  return ['decided' in mark ? mark.decided : mark.sentBack];
};
