import { fold } from '@pishkhan/decider';
import { factOf, inCategory, ofType, type Finding, type RecordedEvent } from '@pishkhan/event-store';
import type { ErasedIn } from '../../erasure/domain/erasure.messages.ts';
import { erasure } from '../../erasure/domain/erasure.ts';
import { person, type PersonState } from '../../domain/person.ts';
import type { PersonVault } from '../person-vault.ts';
import type { ChangeState, ExaminedSubject } from './sealed-changes.ts';

type Ended = PersonState['ended'][string] | undefined;

const stateBy = (ended: Ended): ChangeState => {
  if (!ended) return 'open';
  return ended.outcome === 'approved' ? 'applied' : 'closed';
};

/** The vault keeps nothing of a person whose erasure is done (A6). */
export const erasedAreForgotten = (known: readonly string[], log: readonly RecordedEvent[]): Finding => {
  const erased = erasedIn(log);
  return {
    examined: erased.length,
    violations: erased
      .filter((subjectId) => known.includes(subjectId))
      .map((subjectId) => `the vault still has ${subjectId}, whose erasure is recorded`),
  };
};

/** Persons whose keys customer-accounts has destroyed, by its log. */
const erasedIn = (log: readonly RecordedEvent[]): readonly string[] => [
  ...new Set(
    ofType<ErasedIn['data']>(log, 'ErasedIn', erasure.category)
      .filter(({ data }) => data.service === 'customer-accounts')
      .map(({ data }) => data.subscriberId),
  ),
];

const eventsOfPersons = (log: readonly RecordedEvent[]) =>
  Map.groupBy(
    log.filter(({ stream }) => inCategory(stream, person.category)),
    ({ stream }) => stream.slice(person.category.length + 1),
  );

/**
 * Whether the vault has what the events of persons say: each approved change is applied, no other one is, no change is
 * without an event or was lost, and the search finds a person by the values in force only (N8, N11, A11-6).
 */
export const changesFollowTheLog = (subjects: readonly ExaminedSubject[], log: readonly RecordedEvent[]): Finding => {
  const events = eventsOfPersons(log);
  const violations = subjects.flatMap(({ subjectId, changes, isFoundByItsValues }) => {
    const own = (events.get(subjectId) ?? []).map((event) => factOf(person, event));
    const { waiting, ended } = fold(person, own);
    const wrong = changes.flatMap(({ changeId, state }) => {
      if (!(changeId in ended) && !waiting.some((each) => each.changeId === changeId))
        return [`the vault has a change ${changeId} of ${subjectId} that no event names`];
      const expected = stateBy(ended[changeId]);
      return state === expected ? [] : [`change ${changeId} of ${subjectId} is ${state}, by its events ${expected}`];
    });
    const lost = [...Object.keys(ended), ...waiting.map(({ changeId }) => changeId)]
      .filter((named) => !changes.some(({ changeId }) => changeId === named))
      .map((named) => `the vault has no change ${named} of ${subjectId} that an event names`);
    const found = isFoundByItsValues ? [] : [`the search for ${subjectId} has other values than the person`];
    return [...wrong, ...lost, ...found];
  });
  return { examined: subjects.reduce((sum, { changes }) => sum + changes.length, 0), violations };
};

/** What a check of a vault found. */
export interface ExaminedVault {
  readonly changes: Finding;
  readonly erased: Finding;
}

/** Examines a vault by the log: a copy of its file, or the one in MongoDB. */
export const examineVault = async (
  vault: Pick<PersonVault, 'changes'>,
  log: readonly RecordedEvent[],
): Promise<ExaminedVault> => {
  const erased = await vault.changes.examine(erasedIn(log));
  const known = erased.map(({ subjectId }) => subjectId);
  return {
    changes: changesFollowTheLog(await vault.changes.examine([...eventsOfPersons(log).keys()]), log),
    erased: erasedAreForgotten(known, log),
  };
};

export { EmbeddedPersonVault } from '../embedded/embedded-person-vault.ts';
export { MongoPersonVault } from '../mongo/mongo-person-vault.ts';
export type { PersonVault } from '../person-vault.ts';
