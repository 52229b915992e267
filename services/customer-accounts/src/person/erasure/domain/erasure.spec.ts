import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { AccountStanding, ConfirmErasure, ErasureEvent, RequestErasure } from './erasure.messages.ts';
import { erasure } from './erasure.ts';

const today = civilDate('2026-11-22');
const officer = { subject: 'affairs-1', countyOffice: 'county-1' };
const head = { subject: 'head-1', countyOffice: 'county-1' };
const standing: AccountStanding = { accountId: '10203040', owed: 0, openCases: [] };
const asked = {
  erasureId: 'e-1',
  subscriberId: 'subject-1',
  accountId: '10203040',
  countyOffice: 'county-1',
  ground: 'writtenRequest',
  letter: { number: '12', issuedOn: today },
} as const;
const request: RequestErasure = {
  type: 'RequestErasure',
  ...asked,
  standings: [standing],
  by: officer,
  today,
};
const requested: ErasureEvent = {
  type: 'ErasureRequested',
  data: { ...asked, cases: [], requestedBy: 'affairs-1', requestedOn: today },
};
const confirm: ConfirmErasure = {
  type: 'ConfirmErasure',
  erasureId: 'e-1',
  accountId: '10203040',
  standings: [standing],
  services: ['customer-accounts', 'case-handling'],
  by: head,
  today,
};
const confirmed: ErasureEvent = {
  type: 'ErasureConfirmed',
  data: {
    erasureId: 'e-1',
    subscriberId: 'subject-1',
    accounts: ['10203040'],
    cases: [],
    services: ['customer-accounts', 'case-handling'],
    requestedBy: 'affairs-1',
    confirmedBy: 'head-1',
    confirmedOn: today,
  },
};
const done = (service: string, left: readonly string[] = []): ErasureEvent => ({
  type: 'ErasedIn',
  data: { erasureId: 'e-1', subscriberId: 'subject-1', service, left, on: today },
});

describe('A6: the erasure of a person', () => {
  it('A6, 7.5: is requested by one and confirmed by another, and names every account', () => {
    given(erasure).when(request).then(requested);
    given(erasure, requested).when(confirm).then(confirmed);
    given(erasure, requested, confirmed).when(confirm).thenNothing();
    given(erasure, requested)
      .when({ ...confirm, by: { ...officer, subject: 'Affairs-1' } })
      .thenRejected('ErasureMustBeConfirmedByAnother');
    given(erasure, requested)
      .when({ ...confirm, identities: { marks: ['m'], subscribers: [] }, holder: 'm' })
      .thenRejected('ConfirmerMustNotBeTheErasedPerson');
  });
  it.each([
    ['ErasedPersonMustHaveNoOpenCase', { openCases: ['case-1'] }, { openCases: ['case-1'] }],
    ['ErasedPersonMustBeSettled', { owed: 1_000 }, { owed: 1_000 }],
    ['ErasedPersonMustBeSettled', { owed: -1_000 }, { owed: -1_000 }],
    ['ErasedPersonMustNotBeSupplied', { meterId: '62000001' }, { meterId: '62000001' }],
    ['ErasedPersonMustHaveNoBillToKeep', { lastBillOn: today }, { lastBillOn: today }],
  ])('A6: is refused by %s at the request and at the confirmation, for any account', (rule, open, data) => {
    const standings = [standing, { ...standing, accountId: '10203041', ...open }];
    const why = { accountId: '10203041', ...data };
    given(erasure)
      .when({ ...request, standings })
      .thenRejected(rule, why);
    given(erasure, requested)
      .when({ ...confirm, standings })
      .thenRejected(rule, why);
  });
  it('15.2-14: bills are kept for the period of the policy, and the refusal names its last day', () => {
    const lastBillOn = civilDate('2026-10-23');
    const standings = [standing, { ...standing, accountId: '10203041', lastBillOn }];
    const retention = { version: 'sample-1', daysAfterLastBill: 30 };
    const why = { accountId: '10203041', lastBillOn, keptUntil: '2026-11-22', policy: 'sample-1' };
    given(erasure)
      .when({ ...request, standings, retention })
      .thenRejected('ErasedPersonMustHaveNoBillToKeep', why);
    given(erasure, requested)
      .when({ ...confirm, standings, retention })
      .thenRejected('ErasedPersonMustHaveNoBillToKeep', why);
    const later = civilDate('2026-11-23');
    given(erasure)
      .when({ ...request, standings, retention, today: later })
      .then({ ...requested, data: { ...requested.data, requestedOn: later } } as ErasureEvent);
    const accounts = ['10203040', '10203041'];
    given(erasure, requested)
      .when({ ...confirm, standings, retention, today: later })
      .then({
        ...confirmed,
        data: { ...confirmed.data, accounts, retention: 'sample-1', confirmedOn: later },
      } as ErasureEvent);
    given(erasure, requested)
      .when({ ...confirm, retention })
      .then(confirmed);
  });
  it('A6, 15.4-15: a carried remainder under 1,000 rial is no debt', () => {
    given(erasure)
      .when({ ...request, standings: [{ ...standing, owed: 999 }] })
      .then(requested);
  });
  it('A6: is one at a time, in the own county, with a letter that exists', () => {
    given(erasure, requested)
      .when({ ...request, erasureId: 'e-2' })
      .thenRejected('OnlyOneErasureMayWait', { erasureId: 'e-1' });
    given(erasure, requested, confirmed, done('customer-accounts'))
      .when({ ...request, erasureId: 'e-2' })
      .thenRejected('OnlyOneErasureMayWait', { erasureId: 'e-1' });
    given(erasure)
      .when({ ...request, by: { subject: 'affairs-2', countyOffice: 'county-2' } })
      .thenRejected('PersonMayOnlyBeErasedInTheOwnCounty', { countyOffice: 'county-1' });
    const issuedOn = civilDate('2026-11-23');
    given(erasure)
      .when({ ...request, letter: { number: '12', issuedOn } })
      .thenRejected('ErasureLetterMustBeIssued', { issuedOn, today });
  });
  it('A6: is decided once', () => {
    const decline = {
      type: 'DeclineErasure',
      erasureId: 'e-1',
      accountId: '10203040',
      because: 'stillNeeded',
      by: head,
      today,
    } as const;
    const declined: ErasureEvent = {
      type: 'ErasureDeclined',
      data: {
        erasureId: 'e-1',
        subscriberId: 'subject-1',
        because: 'stillNeeded',
        declinedBy: 'head-1',
        declinedOn: today,
      },
    };
    given(erasure, requested).when(decline).then(declined);
    given(erasure, requested, declined).when(confirm).thenRejected('ErasureMustWait', {
      erasureId: 'e-1',
      outcome: 'declined',
    });
    given(erasure, requested)
      .when({ ...decline, accountId: '10203041' })
      .thenRejected('ErasureMustExist', { erasureId: 'e-1' });
    given(erasure, requested, declined)
      .when({ ...request, erasureId: 'e-2' })
      .then({ ...requested, data: { ...requested.data, erasureId: 'e-2' } } as ErasureEvent);
  });
  it('A6: a waiting request of an earlier release erases the cases that it names', () => {
    given(erasure, { ...requested, data: { ...requested.data, cases: ['case-1'] } } as ErasureEvent)
      .when(confirm)
      .then({ ...confirmed, data: { ...confirmed.data, cases: ['case-1'] } } as ErasureEvent);
  });
  it('A6: each service reports once, and what it left open, or was recorded since, is erased by another round', () => {
    const report = {
      type: 'RecordErasedIn',
      erasureId: 'e-1',
      service: 'case-handling',
      left: ['case-1'],
      on: today,
    } as const;
    const left = done('case-handling', ['case-1']);
    given(erasure, requested, confirmed).when(report).then(left);
    given(erasure, requested, confirmed, left).when(report).thenNothing();
    given(erasure, requested).when(report).thenNothing();
    given(erasure, requested, confirmed, left, done('customer-accounts'))
      .when({ ...request, erasureId: 'e-2' })
      .then({ ...requested, data: { ...requested.data, erasureId: 'e-2' } } as ErasureEvent);
  });
});
