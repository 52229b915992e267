import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import type {
  ApprovePersonChange,
  DeclinePersonChange,
  PersonEvent,
  ProposePersonChange,
  WithdrawPersonChange,
} from './person.messages.ts';
import { person } from './person.ts';

const today = civilDate('2026-11-22');
const county = 'county-1';
const employee = (subject: string, countyOffice = county) => ({ subject, countyOffice });
const change = (changeId: string, fields: ProposePersonChange['fields'] = ['mobile']) => ({
  changeId,
  subscriberId: 'subject-1',
  accountId: '10203040',
  countyOffice: county,
  fields,
  document: { kind: 'nationalCard' as const, issuedOn: civilDate('2024-08-22') },
});
const propose = (changeId: string, more: Partial<ProposePersonChange> = {}): ProposePersonChange => ({
  type: 'ProposePersonChange',
  ...change(changeId),
  same: [],
  owed: 0,
  by: employee('clerk-101'),
  today,
  ...more,
});
const approve = (changeId: string, more: Partial<ApprovePersonChange> = {}): ApprovePersonChange => ({
  type: 'ApprovePersonChange',
  changeId,
  accountId: '10203040',
  owed: 0,
  holder: 'mark-1',
  by: employee('head-1'),
  today,
  ...more,
});
const decline = (changeId: string, more: Partial<DeclinePersonChange> = {}): DeclinePersonChange => ({
  type: 'DeclinePersonChange',
  changeId,
  accountId: '10203040',
  because: 'documentMissing',
  by: employee('head-1'),
  today,
  ...more,
});
const withdraw = (changeId: string, more: Partial<WithdrawPersonChange> = {}): WithdrawPersonChange => ({
  type: 'WithdrawPersonChange',
  changeId,
  accountId: '10203040',
  by: employee('clerk-101'),
  today,
  ...more,
});

const proposed = (changeId: string, more: object = {}): PersonEvent => ({
  type: 'PersonChangeProposed',
  data: { ...change(changeId), personVersion: 0, proposedBy: 'clerk-101', proposedOn: today, ...more },
});
const approved = (changeId: string, personVersion: number, fields: ProposePersonChange['fields'] = ['mobile']) =>
  ({
    type: 'PersonChangeApproved',
    data: {
      changeId,
      subscriberId: 'subject-1',
      fields,
      personVersion,
      proposedBy: 'clerk-101',
      approvedBy: 'head-1',
      approvedOn: today,
    },
  }) satisfies PersonEvent;

describe('N8, A11: a change of a person', () => {
  it('A11-6: is proposed with a document and approved by the head, once', () => {
    given(person)
      .when(propose('c-1'))
      .then(proposed('c-1'))
      .when(approve('c-1'))
      .then(approved('c-1', 1))
      .when(decline('c-1'))
      .thenRejected('PersonChangeMustWait', { changeId: 'c-1', outcome: 'approved' });
  });
  it('A11-6: a second approval of the same change is no event', () =>
    given(person, proposed('c-1'), approved('c-1', 1))
      .when(approve('c-1', { by: employee('head-2') }))
      .thenNothing());
  it('N8: its events have the names of the fields and no value', () => {
    const state = fold(person, [proposed('c-1'), approved('c-1', 1)]);
    expect(state).toEqual({
      version: 1,
      waiting: [],
      ended: { 'c-1': { accountId: '10203040', outcome: 'approved' } },
    });
  });
  it('A11-6: is declined by the head for a reason, or withdrawn by its proposer', () => {
    given(person, proposed('c-1'))
      .when(decline('c-1'))
      .then({
        type: 'PersonChangeDeclined',
        data: {
          changeId: 'c-1',
          subscriberId: 'subject-1',
          because: 'documentMissing',
          declinedBy: 'head-1',
          declinedOn: today,
        },
      })
      .when(approve('c-1'))
      .thenRejected('PersonChangeMustWait');
    given(person, proposed('c-1'))
      .when(withdraw('c-1', { by: employee('representative-101-a') }))
      .thenRejected('OnlyTheProposerMayWithdraw');
    given(person, proposed('c-1'))
      .when(withdraw('c-1', { by: employee('Clerk-101') }))
      .then({
        type: 'PersonChangeWithdrawn',
        data: { changeId: 'c-1', subscriberId: 'subject-1', withdrawnBy: 'Clerk-101', withdrawnOn: today },
      });
  });
  it('N8: two changes of one field do not wait together; changes of two fields do', () => {
    given(person, proposed('c-1'))
      .when(propose('c-2', { fields: ['fullName', 'mobile'] }))
      .thenRejected('OnlyOneChangeOfAFieldMayWait', { changeId: 'c-1', fields: ['mobile'] });
    given(person, proposed('c-1'))
      .when(propose('c-2', { fields: ['fullName'] }))
      .then(proposed('c-2', { fields: ['fullName'] }))
      .when(approve('c-1'))
      .then(approved('c-1', 1))
      .when(approve('c-2'))
      .then(approved('c-2', 2, ['fullName']));
  });
  it('N8: is refused if the person has changed since the card was read', () => {
    const before = [proposed('c-1'), approved('c-1', 1)];
    given(person, ...before)
      .when(propose('c-2', { personVersion: 0 }))
      .thenRejected('PersonMustBeAsSeen', { personVersion: 1, seen: 0 });
    given(person, ...before)
      .when(propose('c-2', { personVersion: 1 }))
      .then(proposed('c-2', { personVersion: 1 }));
    given(person, proposed('c-2', { fields: ['fullName'] }), ...before)
      .when(approve('c-2', { personVersion: 0 }))
      .thenRejected('PersonMustBeAsSeen');
  });
  it('A11-1: names a new value and a document that exists', () => {
    given(person)
      .when(propose('c-1', { same: ['mobile'] }))
      .thenRejected('ChangedPersonMustDiffer', { same: ['mobile'] });
    given(person)
      .when(propose('c-1', { document: { kind: 'nationalCard', issuedOn: civilDate('2026-11-23') } }))
      .thenRejected('IdentityDocumentMustBeIssued');
  });
  it('B9-2: of the name depends on full settlement; of the mobile number it does not', () => {
    given(person)
      .when(propose('c-1', { fields: ['fullName'], owed: 1_000 }))
      .thenRejected('NameMustChangeAfterFullSettlement', { owed: 1_000 });
    given(person)
      .when(propose('c-1', { fields: ['fullName'], owed: 999 }))
      .then(proposed('c-1', { fields: ['fullName'] }));
    given(person)
      .when(propose('c-1', { owed: 5_000_000 }))
      .then(proposed('c-1'));
  });
  it('B9-2, 15.4-47: a payment that came back before the approval bars the change until the account is settled', () => {
    const waiting = given(person, proposed('c-1', { fields: ['fullName'] }));
    waiting.when(approve('c-1', { owed: 1_000 })).thenRejected('NameMustChangeAfterFullSettlement', { owed: 1_000 });
    waiting
      .when(approve('c-1', { owed: 999 }))
      .thenMatching(([event]) => expect(event!.type).toBe('PersonChangeApproved'));
    given(person, proposed('c-1'))
      .when(approve('c-1', { owed: 5_000_000 }))
      .thenMatching(([event]) => expect(event!.type).toBe('PersonChangeApproved'));
  });
  it('1.2: belongs to the county of its account', () => {
    given(person)
      .when(propose('c-1', { by: employee('clerk-201', 'county-2') }))
      .thenRejected('PersonMayOnlyBeChangedInTheOwnCounty');
    given(person, proposed('c-1'))
      .when(approve('c-1', { by: employee('head-2', 'county-2') }))
      .thenRejected('PersonMayOnlyBeChangedInTheOwnCounty');
    given(person).when(approve('c-1')).thenRejected('PersonChangeMustExist');
    given(person, proposed('c-1'))
      .when(approve('c-1', { accountId: '10203041' }))
      .thenRejected('PersonChangeMustExist');
  });
  it.each([
    ['its proposer', proposed('c-1', { proposedBy: 'Head-1' }), {}, 'proposer'],
    ['the examiner of the document', proposed('c-1', { checkedBy: 'head-1' }), {}, 'evidence'],
    ['the registrar of the account', proposed('c-1'), { registeredBy: 'head-1' }, 'registrar'],
  ])('S3, N8: is not approved by %s', (_, event, more, as) => {
    given(person, event).when(approve('c-1', more)).thenRejected('PersonChangeMustBeApprovedByAnother', { as });
  });
  it('N4, N8: is not approved by the person or a representative, by subject or by mark', () => {
    for (const identities of [
      { marks: [], subscribers: ['subject-1'] },
      { marks: ['mark-1'], subscribers: [] },
    ])
      given(person, proposed('c-1'))
        .when(approve('c-1', { identities }))
        .thenRejected('ApproverMustNotBeTheChangedPerson');
    given(person, proposed('c-1'))
      .when(approve('c-1', { identities: { marks: ['mark-2'], subscribers: ['subject-2'] } }))
      .then(approved('c-1', 1));
  });
  it('A6: is not approved after the person was forgotten', () => {
    const { holder: _holder, ...forgotten } = approve('c-1');
    given(person, proposed('c-1')).when(forgotten).thenRejected('ChangedPersonMustNotBeForgotten');
  });
});
