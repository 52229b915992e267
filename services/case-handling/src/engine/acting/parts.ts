import { isSamePerson, type CasePart } from '@pishkhan/roles';
import type { CaseFile } from '../case.file.ts';
import type { MeterVisited, WorkReported } from '../case.messages.ts';

/** Whoever reported work has a part in what follows from it (1.2). */
export const reporterOf = (event: MeterVisited | WorkReported): CasePart =>
  event.type === 'MeterVisited'
    ? { as: 'visitor', by: event.data.visitedBy }
    : { as: 'evidence', by: event.data.reportedBy };

interface Parted extends Pick<CaseFile, 'openedBy' | 'reporters'> {
  readonly decisions: readonly Pick<CaseFile['decisions'][number], 'stage' | 'decidedBy'>[];
}

/**
 * Parts of persons in a case that may bar them from signing what it requests: the registrar, visitors, persons who
 * entered evidence, and those who decided before at the same stage (7.5; N4, N26).
 */
export const partsIn = ({ openedBy, reporters = [], decisions }: Parted): readonly CasePart[] => {
  const last = decisions.at(-1);
  const earlier = decisions
    .slice(0, -1)
    .filter(({ stage, decidedBy }) => stage === last?.stage && !isSamePerson(decidedBy, last.decidedBy))
    .map(({ decidedBy }): CasePart => ({ as: 'earlierProposer', by: decidedBy }));
  const parts: CasePart[] = [{ as: 'registrar', by: openedBy }, ...reporters, ...earlier];
  return parts.filter(
    ({ as, by }, place) => parts.findIndex((other) => other.as === as && isSamePerson(other.by, by)) === place,
  );
};
