import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { StaffMemberEvent } from './staff-member.messages.ts';
import { isHeldBy, staffMember } from './staff-member.ts';

const today = civilDate('2026-11-22');
const identities = { marks: ['mark-a'], subscribers: ['subject-1'] };
const propose = (by = 'certifier-1') =>
  ({ type: 'ProposeStaffMember', subject: 'head-1', ...identities, by, today }) as const;
const proposed: StaffMemberEvent = {
  type: 'StaffMemberProposed',
  data: { subject: 'head-1', ...identities, proposedBy: 'certifier-1', proposedOn: today },
};
const confirm = (by = 'policy-1') => ({ type: 'ConfirmStaffMember', by, today }) as const;

describe('N4, S3: the staff register', () => {
  it('N4, 7.5: a member of staff is entered by one person and confirmed by another, once', () => {
    given(staffMember)
      .when(propose())
      .then(proposed)
      .when(confirm())
      .then({
        type: 'StaffMemberRegistered',
        data: {
          subject: 'head-1',
          ...identities,
          proposedBy: 'certifier-1',
          confirmedBy: 'policy-1',
          registeredOn: today,
        },
      })
      .when(propose())
      .thenNothing();
    given(staffMember).when(confirm()).thenRejected('StaffMemberMustBeProposed');
  });
  it('N7: a home or a family name that is entered later is another entry, confirmed by a second person', () => {
    const registered: StaffMemberEvent = {
      type: 'StaffMemberRegistered',
      data: {
        subject: 'head-1',
        ...identities,
        proposedBy: 'certifier-1',
        confirmedBy: 'policy-1',
        registeredOn: today,
      },
    };
    const home = { place: 'place-1', family: 'family-1' };
    given(staffMember, registered)
      .when({ ...propose(), ...home })
      .then({ ...proposed, data: { ...proposed.data, ...home } } as StaffMemberEvent)
      .when(confirm())
      .then({ ...registered, data: { ...registered.data, ...home } })
      .when({ ...propose(), ...home })
      .thenNothing();
  });
  it('15.4-36, S3: roles and office are entered by two persons; another office is another entry', () => {
    const work = { roles: ['counterClerk'], office: 'office-101' } as const;
    const entryWith = (change: object) => ({ ...proposed, data: { ...proposed.data, ...change } }) as StaffMemberEvent;
    const persons = { subject: 'head-1', proposedBy: 'certifier-1', confirmedBy: 'policy-1' };
    const registered: StaffMemberEvent = {
      type: 'StaffMemberRegistered',
      data: { ...identities, ...work, ...persons, registeredOn: today },
    };
    given(staffMember)
      .when({ ...propose(), ...work })
      .then(entryWith(work));
    given(staffMember, registered)
      .when({ ...propose(), ...work })
      .thenNothing();
    given(staffMember, registered)
      .when({ ...propose(), ...work, office: 'office-102' })
      .then(entryWith({ ...work, office: 'office-102' }));
  });
  it('N10: a role of an office is entered with its office, one of the company without', () => {
    given(staffMember)
      .when({ ...propose(), roles: ['counterClerk', 'auditor'] })
      .thenRejected('StaffRolesMustHaveTheirOffice', { roles: ['counterClerk'] });
    given(staffMember)
      .when({ ...propose(), roles: ['auditor'] })
      .then({ ...proposed, data: { ...proposed.data, roles: ['auditor'] } } as StaffMemberEvent);
  });
  it('7.5: neither the person nor who entered it confirms', () => {
    given(staffMember).when(propose('Head-1')).thenRejected('StaffMemberMustBeEnteredByOthers');
    given(staffMember, proposed).when(confirm('head-1')).thenRejected('StaffMemberMustBeEnteredByOthers');
    given(staffMember, proposed).when(confirm('Certifier-1')).thenRejected('StaffMemberMustBeConfirmedByAnother');
  });
  it('N4: an account is recognised by its subject, or by its mark if the subject is a new one', () => {
    expect(isHeldBy(identities, { subscriberId: 'subject-1' })).toBe(true);
    expect(isHeldBy(identities, { subscriberId: 'subject-9', holder: 'mark-a' })).toBe(true);
    expect(isHeldBy(identities, { subscriberId: 'subject-9', holder: 'mark-b' })).toBe(false);
    expect(isHeldBy(identities, { subscriberId: 'subject-9' })).toBe(false);
  });
});
