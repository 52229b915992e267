import { accept, nothing, type Decider, type Decision } from '@pishkhan/decider';
import type {
  ConfirmStaffMember,
  Entry,
  Identities,
  ProposeStaffMember,
  StaffMemberCommand,
  StaffMemberEvent,
  StaffMemberProposed,
} from './staff-member.messages.ts';
import {
  staffMemberMustBeConfirmedByAnother,
  staffMemberMustBeEnteredByOthers,
  staffMemberMustBeProposed,
  staffRolesMustHaveTheirOffice,
} from './staff-member.rules.ts';

export interface StaffMember {
  /** The entry in force. */
  readonly registered?: Entry;
  readonly pending?: StaffMemberProposed['data'];
}

const propose = (
  { registered }: StaffMember,
  { type: _, by, today, ...entry }: ProposeStaffMember,
): Decision<StaffMemberEvent> => {
  const refusal =
    staffMemberMustBeEnteredByOthers(entry.subject, by) ||
    staffRolesMustHaveTheirOffice(entry.roles ?? [], entry.office);
  if (refusal) return refusal;
  const isKnown = registered && isSame(registered, entry);
  if (isKnown) return nothing();
  return accept<StaffMemberEvent>({
    type: 'StaffMemberProposed',
    data: { ...entry, proposedBy: by, proposedOn: today },
  });
};

const entryOf = ({ marks, subscribers, place, family, roles, office }: Entry): Entry => ({
  marks,
  subscribers,
  ...(place !== undefined && { place }),
  ...(family !== undefined && { family }),
  ...(roles !== undefined && { roles }),
  ...(office !== undefined && { office }),
});
const allOf = ({ marks, subscribers, place, family, roles, office }: Entry): string =>
  JSON.stringify([[...marks, ...subscribers].toSorted(), place, family, roles?.toSorted(), office]);
const isSame = (one: Entry, other: Entry): boolean => allOf(one) === allOf(other);

const confirm = ({ pending }: StaffMember, { by, today }: ConfirmStaffMember): Decision<StaffMemberEvent> => {
  if (!pending) return staffMemberMustBeProposed() || nothing();
  const { proposedOn: _, ...entry } = pending;
  return (
    staffMemberMustBeEnteredByOthers(pending.subject, by) ||
    staffMemberMustBeConfirmedByAnother(pending, by) ||
    accept<StaffMemberEvent>({
      type: 'StaffMemberRegistered',
      data: { ...entry, confirmedBy: by, registeredOn: today },
    })
  );
};

/** The identities of one user, for the bar of the beneficiary. Its id is the user name in lower case. */
export const staffMember: Decider<StaffMemberCommand, StaffMemberEvent, StaffMember> = {
  category: 'staff-member',
  events: { StaffMemberProposed: 1, StaffMemberRegistered: 1 },
  initial: {},
  decide: (command, state) => {
    switch (command.type) {
      case 'ProposeStaffMember':
        return propose(state, command);
      case 'ConfirmStaffMember':
        return confirm(state, command);
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'StaffMemberProposed':
        return { ...state, pending: event.data };
      case 'StaffMemberRegistered':
        return { registered: entryOf(event.data) };
    }
  },
};

/** The stream of a user: names are compared without the case of their letters. */
export const staffMemberId = (username: string): string => username.toLowerCase();

/** Whether an account is of one of these identities. */
export const isHeldBy = (
  { marks, subscribers }: Identities,
  { subscriberId, holder }: { readonly subscriberId: string; readonly holder?: string },
): boolean => subscribers.includes(subscriberId) || (holder !== undefined && marks.includes(holder));
