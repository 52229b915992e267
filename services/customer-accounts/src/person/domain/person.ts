import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type { PartOf } from '@pishkhan/roles';
import { isHeldBy } from '../../look-ups/staff/domain/staff-member.ts';
import type {
  ApprovePersonChange,
  DeclinePersonChange,
  PersonChangeProposed,
  PersonCommand,
  PersonEvent,
  ProposePersonChange,
  WithdrawPersonChange,
} from './person.messages.ts';
import {
  approverMustNotBeTheChangedPerson,
  changedPersonMustDiffer,
  changedPersonMustNotBeForgotten,
  identityDocumentMustBeIssued,
  nameMustChangeAfterFullSettlement,
  onlyOneChangeOfAFieldMayWait,
  onlyTheProposerMayWithdraw,
  personChangeMustBeApprovedByAnother,
  personChangeMustExist,
  personChangeMustWait,
  personMayOnlyBeChangedInTheOwnCounty,
  personMustBeAsSeen,
} from './person.rules.ts';

export interface PersonState {
  /** Number of approved changes. */
  readonly version: number;
  /** Proposals that wait for the head. */
  readonly waiting: readonly PersonChangeProposed['data'][];
  readonly ended: Readonly<Record<string, { readonly accountId: string; readonly outcome: Outcome }>>;
}
type Outcome = 'approved' | 'declined' | 'withdrawn';

/** Changes of the data of one person, without the data. Its id is the subject id of the vault. */
export const person: Decider<PersonCommand, PersonEvent, PersonState> = {
  category: 'person',
  events: { PersonChangeProposed: 1, PersonChangeApproved: 1, PersonChangeDeclined: 1, PersonChangeWithdrawn: 1 },
  initial: { version: 0, waiting: [], ended: {} },
  decide: (command, state) => {
    switch (command.type) {
      case 'ProposePersonChange':
        return propose(command, state);
      case 'ApprovePersonChange':
        return decided(command, state, 'approved', (change) => approve(command, state, change));
      case 'DeclinePersonChange':
        return decided(command, state, 'declined', (change) => decline(command, change));
      case 'WithdrawPersonChange':
        return decided(command, state, 'withdrawn', (change) => withdraw(command, change));
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'PersonChangeProposed':
        return { ...state, waiting: [...state.waiting, event.data] };
      case 'PersonChangeApproved':
        return { ...ended(state, event.data.changeId, 'approved'), version: event.data.personVersion };
      case 'PersonChangeDeclined':
        return ended(state, event.data.changeId, 'declined');
      case 'PersonChangeWithdrawn':
        return ended(state, event.data.changeId, 'withdrawn');
    }
  },
};

const ended = (state: PersonState, changeId: string, outcome: Outcome): PersonState => {
  const accountId = state.waiting.find((change) => change.changeId === changeId)?.accountId ?? '';
  return {
    ...state,
    waiting: state.waiting.filter((change) => change.changeId !== changeId),
    ended: { ...state.ended, [changeId]: { accountId, outcome } },
  };
};

const propose = (command: ProposePersonChange, state: PersonState): Decision<PersonEvent> => {
  const { type: _type, same, personVersion, owed, by, today, ...change } = command;
  return (
    personMayOnlyBeChangedInTheOwnCounty(change.countyOffice, by) ||
    personMustBeAsSeen(state.version, personVersion) ||
    identityDocumentMustBeIssued(change.document.issuedOn, today) ||
    onlyOneChangeOfAFieldMayWait(state.waiting, change.fields) ||
    changedPersonMustDiffer(same) ||
    nameMustChangeAfterFullSettlement(change.fields, owed) ||
    accept<PersonEvent>({
      type: 'PersonChangeProposed',
      data: { ...change, personVersion: state.version, proposedBy: by.subject, proposedOn: today },
    })
  );
};

/** A change of this account that waits is decided; the same decision again is no event. */
const decided = (
  { changeId, accountId, by }: ApprovePersonChange | DeclinePersonChange | WithdrawPersonChange,
  state: PersonState,
  outcome: Outcome,
  decide: (change: PersonChangeProposed['data']) => Decision<PersonEvent>,
): Decision<PersonEvent> => {
  const before = state.ended[changeId];
  const waits = state.waiting.find((change) => change.changeId === changeId);
  if ((before ?? waits)?.accountId !== accountId) return personChangeMustExist(changeId);
  if (before) return before.outcome === outcome ? nothing() : personChangeMustWait(changeId, before.outcome);
  return personMayOnlyBeChangedInTheOwnCounty(waits!.countyOffice, by) || decide(waits!);
};

const approve = (
  { personVersion, owed, registeredBy, holder, identities, by, today }: ApprovePersonChange,
  state: PersonState,
  change: PersonChangeProposed['data'],
): Decision<PersonEvent> => {
  const { changeId, subscriberId, fields, proposedBy } = change;
  return (
    personChangeMustBeApprovedByAnother(partsIn(change, registeredBy), by) ||
    approverMustNotBeTheChangedPerson(
      identities !== undefined && isHeldBy(identities, { subscriberId, ...(holder !== undefined && { holder }) }),
    ) ||
    personMustBeAsSeen(state.version, personVersion) ||
    changedPersonMustNotBeForgotten(holder) ||
    nameMustChangeAfterFullSettlement(fields, owed) ||
    accept<PersonEvent>({
      type: 'PersonChangeApproved',
      data: {
        changeId,
        subscriberId,
        fields,
        personVersion: state.version + 1,
        proposedBy,
        approvedBy: by.subject,
        approvedOn: today,
      },
    })
  );
};

const partsIn = (
  { proposedBy, checkedBy }: PersonChangeProposed['data'],
  registeredBy: string | undefined,
): readonly PartOf[] => [
  { as: 'proposer', by: proposedBy },
  ...(checkedBy === undefined ? [] : [{ as: 'evidence', by: checkedBy } as const]),
  ...(registeredBy === undefined ? [] : [{ as: 'registrar', by: registeredBy } as const]),
];

const decline = (
  { because, by, today }: DeclinePersonChange,
  { changeId, subscriberId }: PersonChangeProposed['data'],
): Decision<PersonEvent> =>
  accept<PersonEvent>({
    type: 'PersonChangeDeclined',
    data: { changeId, subscriberId, because, declinedBy: by.subject, declinedOn: today },
  });

const withdraw = (
  { by, today }: WithdrawPersonChange,
  { changeId, subscriberId, proposedBy }: PersonChangeProposed['data'],
): Decision<PersonEvent> =>
  onlyTheProposerMayWithdraw(proposedBy, by) ||
  accept<PersonEvent>({
    type: 'PersonChangeWithdrawn',
    data: { changeId, subscriberId, withdrawnBy: by.subject, withdrawnOn: today },
  });
