import { fold } from '@pishkhan/decider';
import { factOf, inCategory, type Finding, type RecordedEvent } from '@pishkhan/event-store';
import { person, type PersonState } from '../../domain/person.ts';
import { EmbeddedPersonVault, type EmbeddedPersonVaultOptions } from '../embedded/embedded-person-vault.ts';
import type { ChangeState, ExaminedSubject } from './sealed-changes.ts';

type Ended = PersonState['ended'][string] | undefined;

const stateBy = (ended: Ended): ChangeState => {
  if (!ended) return 'open';
  return ended.outcome === 'approved' ? 'applied' : 'closed';
};

/**
 * Whether the vault has what the events of persons say: each approved change is applied, no other one is, no change is
 * without an event, and the search finds a person by the values in force only (N8, A11-6).
 */
export const changesFollowTheLog = (subjects: readonly ExaminedSubject[], log: readonly RecordedEvent[]): Finding => {
  const events = Map.groupBy(
    log.filter(({ stream }) => inCategory(stream, person.category)),
    ({ stream }) => stream.slice(person.category.length + 1),
  );
  const violations = subjects.flatMap(({ subjectId, changes, isFoundByItsValues }) => {
    const own = (events.get(subjectId) ?? []).map((event) => factOf(person, event));
    const { waiting, ended } = fold(person, own);
    const wrong = changes.flatMap(({ changeId, state }) => {
      if (!(changeId in ended) && !waiting.some((each) => each.changeId === changeId))
        return [`the vault has a change ${changeId} of ${subjectId} that no event names`];
      const expected = stateBy(ended[changeId]);
      return state === expected ? [] : [`change ${changeId} of ${subjectId} is ${state}, by its events ${expected}`];
    });
    return isFoundByItsValues ? wrong : [...wrong, `the search for ${subjectId} has other values than the person`];
  });
  return { examined: subjects.reduce((sum, { changes }) => sum + changes.length, 0), violations };
};

/** Examines a copy of the vault's file. */
export const examineVault = async (
  options: EmbeddedPersonVaultOptions,
  log: readonly RecordedEvent[],
): Promise<Finding> => {
  const vault = new EmbeddedPersonVault(options);
  try {
    return changesFollowTheLog(await vault.changes.examine(), log);
  } finally {
    vault.close();
  }
};
