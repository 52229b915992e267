import type { CaseFile, Context } from '../case.file.ts';
import { supervisorOf, type CaseKind } from '../kind/kind.ts';
import type { Role } from '../kind/vocabulary.ts';

/** A kind that has the meter visited disputes a reading of that meter (A2, A3, A6). */
export const disputesReading = ({ stages }: Pick<CaseKind, 'stages'>): boolean =>
  Object.values(stages).some((stage) => 'orders' in stage && stage.orders.event === 'MeterVisited');

/** Representatives of the office who may not decide at this stage, because they made a disputed reading (15.4-37). */
export const readersAt = ({
  file: { disputedReaders = [] },
  stage,
}: Pick<Context, 'stage'> & { readonly file: Pick<CaseFile, 'disputedReaders'> }): readonly string[] =>
  'decides' in stage ? disputedReaders : [];

/**
 * Where a representative of the office made a disputed reading, the higher role of the kind may decide as well, so that
 * no case waits for a person who may not act (15.4-35, 15.4-37).
 *
 * @param found Readers of the office whom the evidence of a decision names, though the opening did not
 */
export const headWhoJudges = (at: Pick<Context, 'kind' | 'file' | 'stage'>, found: readonly string[] = []): Role[] => {
  const readers = 'decides' in at.stage && disputesReading(at.kind) ? [...readersAt(at), ...found] : [];
  return readers.length > 0 ? [supervisorOf(at.kind)] : [];
};
