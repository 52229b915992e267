import { judge, ofType, type Invariant } from '@pishkhan/event-store';
import type { PersonChangeApproved, PersonChangeProposed } from './person/domain/person.messages.ts';
import type { AccountOpened } from './account/domain/account.messages.ts';

/** A bill id identifies one subscription permanently (8.1). */
const billIdsNameOneAccount: Invariant = {
  name: 'a bill id names one account',
  source: '8.1',
  check: (log) => {
    const opened = ofType<AccountOpened['data']>(log, 'AccountOpened', 'account');
    return judge([...Map.groupBy(opened, ({ data }) => data.billId)], ([billId, events]) =>
      events.length > 1 ? `bill id ${billId} names ${events.map(({ stream }) => stream).join(', ')}` : false,
    );
  },
};

/** A changed name or mobile number was proposed by one person and approved by another, once (A11-6; N8). */
const changesOfPersonsHaveTwoPersons: Invariant = {
  name: 'a changed person was proposed by one and approved by another',
  source: 'A11-6; N8',
  check: (log) => {
    const proposed = ofType<PersonChangeProposed['data']>(log, 'PersonChangeProposed', 'person');
    const approved = ofType<PersonChangeApproved['data']>(log, 'PersonChangeApproved', 'person');
    return judge(approved, ({ stream, data: { changeId, approvedBy, personVersion } }) => {
      const proposal = proposed.find(({ data }) => data.changeId === changeId);
      if (!proposal) return `${stream}: change ${changeId} was approved without a proposal`;
      if (proposal.data.proposedBy === approvedBy)
        return `${stream}: ${approvedBy} approved the own change ${changeId}`;
      const same = approved.filter((other) => other.stream === stream && other.data.personVersion === personVersion);
      return same.length > 1 && `${stream}: ${same.length} approved changes have version ${personVersion}`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [billIdsNameOneAccount, changesOfPersonsHaveTwoPersons];
