import { begun, changed, decisionsView, versionHandlers } from '@pishkhan/service-kit/decisions';
import { defineView, eventsOf } from '@pishkhan/views';
import { account } from '../account/domain/account.ts';
import { lookedUpAccounts } from '../look-ups/looked-up-accounts.ts';
import { staffMember } from '../look-ups/staff/domain/staff-member.ts';
import { person } from '../person/domain/person.ts';
import { erasure } from '../person/erasure/domain/erasure.ts';
import { personPolicy } from '../person/retention/domain/person-policy.ts';

interface Changing {
  readonly stream: string;
  readonly data: { readonly changeId: string };
}
const ofChange = { keys: ({ stream, data }: Changing) => [`${stream} ${data.changeId}`] };
interface Erasing {
  readonly stream: string;
  readonly data: { readonly erasureId: string };
}
const ofErasure = { keys: ({ stream, data }: Erasing) => [`${stream} ${data.erasureId}`] };
const ofStream = { keys: ({ stream }: { readonly stream: string }) => [stream] };

/** Terms, persons, staff and policies that two persons of the company change or erase (7.5, 15.4-39, A6, N8). */
export const personsDecisions = defineView({
  ...decisionsView,
  version: 3,
  source: eventsOf(account, person, erasure, staffMember, lookedUpAccounts.policy, personPolicy),
}).on({
  AccountOpened: 'ignored',
  InstalledMeterNoted: 'ignored',
  TermsChangeProposed: {
    ...ofChange,
    change: (before, fact) => {
      const { changeId, accountId, proposedBy: by } = fact.data;
      return begun(before, fact, {
        kind: 'termsChange',
        matter: changeId,
        accounts: [accountId],
        ...(fact.actor.office !== undefined && { countyOffice: fact.actor.office }),
        parts: [{ as: 'proposer', by }],
      });
    },
  },
  TermsChangeDeclined: {
    ...ofChange,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  SupplyTermsAmended: {
    ...ofChange,
    change: (before, fact) => {
      const { confirmedBy: by } = fact.data;
      return changed(before, fact, { status: 'decided', ...(by !== undefined && { part: { as: 'signer', by } }) });
    },
  },
  PersonChangeProposed: {
    ...ofChange,
    change: (before, fact) => {
      const { changeId, accountId, countyOffice, proposedBy, checkedBy } = fact.data;
      return begun(before, fact, {
        kind: 'personChange',
        matter: changeId,
        accounts: [accountId],
        countyOffice,
        parts: [
          { as: 'proposer', by: proposedBy },
          ...(checkedBy === undefined ? [] : [{ as: 'checker', by: checkedBy } as const]),
        ],
      });
    },
  },
  PersonChangeApproved: {
    ...ofChange,
    change: (before, fact) =>
      changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.approvedBy } }),
  },
  PersonChangeDeclined: {
    ...ofChange,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  PersonChangeWithdrawn: {
    ...ofChange,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.withdrawnBy } }),
  },
  ErasureRequested: {
    ...ofErasure,
    change: (before, fact) => {
      const { erasureId, accountId, countyOffice, requestedBy: by } = fact.data;
      return begun(before, fact, {
        kind: 'personErasure',
        matter: erasureId,
        accounts: [accountId],
        countyOffice,
        parts: [{ as: 'proposer', by }],
      });
    },
  },
  ErasureConfirmed: {
    ...ofErasure,
    change: (before, fact) =>
      changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  },
  ErasureDeclined: {
    ...ofErasure,
    change: (before, fact) =>
      changed(before, fact, { status: 'declined', part: { as: 'decliner', by: fact.data.declinedBy } }),
  },
  ErasedIn: 'ignored',
  StaffMemberProposed: {
    ...ofStream,
    change: (before, fact) => {
      const { subject, proposedBy: by } = fact.data;
      return begun(before, fact, {
        kind: 'staffMember',
        matter: subject,
        parts: [
          { as: 'subject', by: subject },
          { as: 'proposer', by },
        ],
      });
    },
  },
  StaffMemberRegistered: {
    ...ofStream,
    change: (before, fact) =>
      changed(before, fact, { status: 'decided', part: { as: 'signer', by: fact.data.confirmedBy } }),
  },
  ...versionHandlers('LookUpPolicy', 'policy'),
  ...versionHandlers('PersonPolicy', 'policy'),
});
