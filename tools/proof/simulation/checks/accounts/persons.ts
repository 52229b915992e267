import {
  changesFollowTheLog,
  type PersonChangeApproved,
  type PersonChangeProposed,
} from '@pishkhan/customer-accounts/simulation';
import { judge, ofType } from '@pishkhan/event-store';
import type { Check } from '../check.ts';

/** A crash may come between seal and event, or between event and vault (A11-6; N8). */
const vaultFollowsTheLog: Check = {
  name: 'the vault has the changes of persons that the events name',
  judge: ({ company: { store, persons, world } }) => {
    const proposed = ofType<PersonChangeProposed['data']>(store.log, 'PersonChangeProposed', 'person');
    const named = new Set(proposed.map(({ data }) => data.changeId));
    // A shared vault keeps values of a lost proposal for an hour.
    const changes = persons.of().filter(({ changeId }) => !world.outliving || named.has(changeId));
    const ids = [...proposed.map(({ data }) => data.subscriberId), ...changes.map(({ subjectId }) => subjectId)];
    const subjects = [...new Set(ids)].map((subjectId) => ({
      subjectId,
      changes: changes.filter((change) => change.subjectId === subjectId),
      isFoundByItsValues: true,
    }));
    return changesFollowTheLog(subjects, store.log);
  },
};

/** The values of a field are those of its last approved change (A11-6). */
const lastApprovedIsInForce: Check = {
  name: 'a person has the values that were approved last',
  judge: ({ company: { store, persons } }) => {
    const approved = ofType<PersonChangeApproved['data']>(store.log, 'PersonChangeApproved', 'person').flatMap(
      ({ data: { changeId, subscriberId, fields } }) => fields.map((field) => ({ changeId, subscriberId, field })),
    );
    const last = new Map(approved.map((each) => [`${each.subscriberId} ${each.field}`, each]));
    return judge([...last.values()], ({ changeId, subscriberId, field }) => {
      const change = persons.changes.get(changeId);
      if (!change) return `the values of the approved change ${changeId} were not sealed`;
      return (
        persons.person(subscriberId)[field] !== change.values[field] &&
        `${field} of ${subscriberId} is not that of ${changeId}`
      );
    });
  },
};

export const personChecks: readonly Check[] = [vaultFollowsTheLog, lastApprovedIsInForce];
