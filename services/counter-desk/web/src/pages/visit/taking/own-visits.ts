import type { WorklistItemDto } from '../../../api/generated/case-handling.ts';
import type { Kept } from '../kept/kept-visit.ts';

type Item = Pick<WorklistItemDto, 'caseId' | 'assignedTo'>;

/** Waiting visits of this person or of nobody yet, which are not on the phone; none that is assigned to a colleague. */
export const ownVisits = <Waiting extends Item>(
  items: readonly Waiting[],
  kept: readonly Kept[],
  subject: string,
): readonly Waiting[] =>
  items.filter(
    ({ caseId, assignedTo }) =>
      (assignedTo === null || assignedTo.toLowerCase() === subject.toLowerCase()) &&
      !kept.some(({ visit }) => visit.caseId === caseId),
  );

/** What is assigned to the person is chosen at the start. */
export const startingChoice = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.filter(({ assignedTo }) => assignedTo !== null).map(({ caseId }) => caseId));
