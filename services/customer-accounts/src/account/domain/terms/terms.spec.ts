import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { account } from '../account.ts';
import type { AccountEvent, AccountOpened, OpenAccount, ProposeTermsChange } from '../account.messages.ts';
import type { OpenedAccount } from '../account.state.ts';
import { supplyTermsOn } from './change-terms.ts';

const accountId = '10203040';
const today = civilDate('2026-11-22');
const from = civilDate('2026-09-23');
const opened: AccountOpened = {
  type: 'AccountOpened',
  data: {
    accountId,
    billId: '1020304006239',
    fileNumber: accountId,
    subscriberId: 'subject-1',
    subscriptionNumber: '062100000101',
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: civilDate('2024-08-22'),
  },
};
const officer = (subject: string, office = 'county-1') => ({ subject, office });
const propose = (more: Partial<ProposeTermsChange> = {}): ProposeTermsChange => ({
  type: 'ProposeTermsChange',
  accountId,
  changeId: 'change-1',
  from,
  terms: { dwellingUnits: 3 },
  evidence: 'letter 123',
  isErased: false,
  by: officer('affairs-1'),
  today,
  ...more,
});
const proposed: AccountEvent = {
  type: 'TermsChangeProposed',
  data: {
    accountId,
    changeId: 'change-1',
    from,
    terms: { dwellingUnits: 3 },
    evidence: 'letter 123',
    proposedBy: 'affairs-1',
    proposedOn: today,
  },
};
const amended = (changeId: string, day = from, terms: Partial<OpenedAccount> = { dwellingUnits: 3 }): AccountEvent => ({
  type: 'SupplyTermsAmended',
  data: { accountId, changeId, from: day, terms, because: 'agreed', proposedBy: 'affairs-1', confirmedBy: 'head-1' },
});
const confirm = (by = officer('head-1'), changeId = 'change-1') =>
  ({ type: 'ConfirmTermsChange', accountId, changeId, by, isErased: false }) as const;
const decline = { type: 'DeclineTermsChange', accountId, changeId: 'change-1', by: officer('head-1'), today } as const;

describe('15.4-39: other terms of supply from a day on', () => {
  it('are proposed with evidence and confirmed by a second person, once', () => {
    given(account, opened)
      .when(propose())
      .then(proposed)
      .when(confirm())
      .then(amended('change-1'))
      .when(confirm())
      .thenNothing();
  });
  it('B1-2, A6: are not changed for an erased person; a proposal before the erasure can be declined', () => {
    given(account, opened)
      .when(propose({ isErased: true }))
      .thenRejected('TermsMustNotBeChangedForErasedPerson');
    given(account, opened, proposed)
      .when({ ...confirm(), isErased: true })
      .thenRejected('TermsMustNotBeChangedForErasedPerson');
    given(account, opened, proposed)
      .when({ ...decline, reason: 'erased' })
      .then({
        type: 'TermsChangeDeclined',
        data: { accountId, changeId: 'change-1', reason: 'erased', declinedBy: 'head-1', declinedOn: today },
      });
  });
  it('7.5: are not confirmed by the proposer, nor twice, nor without a proposal', () => {
    const waiting = given(account, opened, proposed);
    waiting.when(confirm(officer('affairs-1'))).thenRejected('ConfirmerMustNotBeProposer', { proposedBy: 'affairs-1' });
    waiting.when(confirm(officer('head-1'), 'another')).thenRejected('TermsChangeMustBeProposed');
    given(account).when(confirm()).thenRejected('AccountMustExist');
  });
  it('are declined with a reason, and can then not be confirmed', () => {
    const declined = given(account, opened, proposed)
      .when({ ...decline, reason: 'another house' })
      .then({
        type: 'TermsChangeDeclined',
        data: { accountId, changeId: 'change-1', reason: 'another house', declinedBy: 'head-1', declinedOn: today },
      });
    declined.when(confirm()).thenRejected('TermsChangeMustBeProposed');
    declined.when({ ...decline, reason: 'again' }).thenRejected('TermsChangeMustBeProposed');
  });
  it('1.2: are changed in the own county only', () => {
    const other = officer('head-2', 'county-2');
    given(account, opened)
      .when(propose({ by: other }))
      .thenRejected('TermsMayOnlyBeChangedInTheOwnCounty');
    given(account, opened, proposed).when(confirm(other)).thenRejected('TermsMayOnlyBeChangedInTheOwnCounty');
    given(account, opened, proposed)
      .when({ ...decline, by: other, reason: 'no' })
      .thenRejected('TermsMayOnlyBeChangedInTheOwnCounty');
  });
  it('B1-2: differ from those in force, and begin with the contract at the earliest', () => {
    const unchanged = given(account, opened);
    unchanged.when(propose({ terms: { dwellingUnits: 1 } })).thenRejected('ChangedTermsMustDiffer');
    unchanged
      .when(propose({ from: civilDate('2024-08-21') }))
      .thenRejected('TermsMustNotPrecedeTheContract', { openedOn: '2024-08-22' });
    const changed = given(account, opened, amended('change-1'));
    changed.when(propose({ changeId: 'change-2' })).thenRejected('ChangedTermsMustDiffer');
    changed
      .when(propose({ changeId: 'change-2', from: civilDate('2026-09-22') }))
      .thenMatching((events) => expect(events).toHaveLength(1));
  });
  it('each term has the value of its latest day; a later record for one day counts', () => {
    const state = fold(account, [
      opened,
      amended('b', civilDate('2026-10-23'), { use: 'publicCommercial' }),
      amended('a', from, { dwellingUnits: 3, use: 'traditionalBakery' }),
      amended('c', from, { dwellingUnits: 2 }),
    ]) as OpenedAccount;
    expect(['2026-09-22', '2026-09-23', '2026-10-23'].map((day) => supplyTermsOn(state, civilDate(day)))).toMatchObject(
      [
        { use: 'household', dwellingUnits: 1 },
        { use: 'traditionalBakery', dwellingUnits: 2 },
        { use: 'publicCommercial', dwellingUnits: 2 },
      ],
    );
  });
});

describe('F18, 11.6: a meter of another capacity', () => {
  const installedOn = civilDate('2026-06-22');
  const installed = {
    type: 'NoteInstalledMeter',
    accountId,
    meterId: '62000001',
    capacity: 'G16',
    installedOn,
    changeId: 'installation-1',
  } as const;
  const noted: AccountEvent = {
    type: 'InstalledMeterNoted',
    data: { accountId, meterId: '62000001', capacity: 'G16', installedOn },
  };
  const { billId: _bill, accountId: _account, ...contract } = opened.data;
  const open: OpenAccount = {
    ...contract,
    type: 'OpenAccount',
    companyCode: '062',
    identification: { kind: 'person' },
    today,
    by: { subject: 'affairs-1', office: contract.countyOffice },
  };
  it('changes the terms by its name from the day of installation on', () => {
    given(account, opened)
      .when(installed)
      .then({
        type: 'SupplyTermsAmended',
        data: {
          accountId,
          changeId: 'installation-1',
          from: installedOn,
          terms: { meterCapacity: 'G16' },
          because: 'installedMeter',
          meterId: '62000001',
        },
      })
      .when(installed)
      .thenNothing();
    given(account, opened)
      .when({ ...installed, capacity: 'G4' })
      .thenNothing();
  });
  it('installed before the contract was registered, it is the capacity of the contract', () => {
    const before = given(account).when(installed).then(noted);
    before.when(installed).thenNothing();
    before
      .when(open)
      .thenRejected('ContractCapacityMustBeThatOfTheMeter', { installedCapacity: 'G16', contractCapacity: 'G4' });
    before
      .when({ ...open, meterCapacity: 'G16' })
      .then({ type: 'AccountOpened', data: { ...opened.data, meterCapacity: 'G16' } });
  });
});

describe('N4, S3: nobody confirms other terms for the own account', () => {
  const identities = (subscribers: readonly string[], marks: readonly string[] = []) => ({ subscribers, marks });
  it('7.5: the subscriber, by subject or by the mark of a represented id', () => {
    given(account, opened, proposed)
      .when({ ...confirm(), identities: identities(['subject-1']) })
      .thenRejected('ConfirmerMustNotBenefit');
    const marked: AccountOpened = { ...opened, data: { ...opened.data, holder: 'mark-a' } };
    given(account, marked, proposed)
      .when({ ...confirm(), identities: identities([], ['mark-a']) })
      .thenRejected('ConfirmerMustNotBenefit');
    given(account, marked, proposed)
      .when({ ...confirm(), identities: identities(['subject-9'], ['mark-b']) })
      .then(amended('change-1'));
  });
});
