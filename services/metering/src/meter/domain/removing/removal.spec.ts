import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given, judged } from '@pishkhan/decider';
import { hasEnded, meteredAccount } from '../../installing/domain/metered-account.ts';
import type { AccountClaimed, Claim } from '../../installing/domain/metered-account.messages.ts';
import type { MeterEvent, MeterInstalled, ReadingAccepted } from '../meter.messages.ts';
import { meter } from '../meter.ts';
import { installationMustFollowRemovedMeter } from './removal.rules.ts';

const today = civilDate('2026-11-22');
const terms = {
  meterId: '62000001',
  accountId: '10203040',
  capacity: 'G4',
  registerDigits: 5,
  installedOn: civilDate('2026-06-21'),
  index: 120,
  readingId: 'reading-0',
} as const;
const installed: MeterInstalled = { type: 'MeterInstalled', data: { serial: '62000001', ...terms } };
const read = (index: number): ReadingAccepted => ({
  type: 'ReadingAccepted',
  data: {
    readingId: 'reading-1',
    meterId: '62000001',
    accountId: '10203040',
    readOn: civilDate('2026-08-22'),
    index,
    rolledOver: false,
    kind: 'actual',
  },
});
const named = { meterId: '62000001', accountId: '10203040', removalId: 'removal-1' };
const reason = 'کنتور همسایه است';
const remove = {
  type: 'RemoveMeter',
  removalId: 'removal-1',
  reason,
  by: 'connections-1',
  on: today,
  isInNoBill: false,
} as const;
const confirm = { type: 'ConfirmRemoval', removalId: 'removal-1', by: 'head-1', on: today, isInNoBill: false } as const;
const requested: MeterEvent = {
  type: 'MeterRemovalRequested',
  data: { ...named, reason, requestedBy: 'connections-1', requestedOn: today },
};
const removed = (more: object = {}): MeterEvent => ({
  type: 'MeterRemoved',
  data: { ...named, reason, requestedBy: 'connections-1', removedOn: today, ...more },
});

describe('a meter on the wrong account', () => {
  it('15.4-31, Card 13: LateExchangeMustBeCorrected, while estimates of billed days count on it and no bill has it', () => {
    const estimate = { readingId: 'estimate-1', readOn: civilDate('2026-08-22'), index: 160 } as const;
    const moved = { ...estimate, estimate: { because: 'readerEstimated', method: 'byReader' } } as const;
    const late: MeterInstalled = {
      type: 'MeterInstalled',
      data: { ...installed.data, exchangeId: 'exchange-1', estimates: [moved] },
    };
    given(meter, late)
      .when({ ...remove, isNotBilledYet: true })
      .thenRejected('LateExchangeMustBeCorrected', { readOn: '2026-08-22' });
    given(meter, late, requested)
      .when({ ...confirm, isNotBilledYet: true })
      .thenRejected('LateExchangeMustBeCorrected');
    const early: MeterInstalled = { type: 'MeterInstalled', data: { ...installed.data, exchangeId: 'exchange-1' } };
    given(meter, early)
      .when({ ...remove, isNotBilledYet: true })
      .then(removed());
  });
  it('N16, 9.6: without readings is taken off at once, and can be installed on the right account', () => {
    given(meter, installed).when(remove).then(removed());
    const right = { type: 'InstallMeter', ...terms, accountId: '10203041', today } as const;
    given(meter, installed, removed())
      .when(right)
      .then({ type: 'MeterInstalled', data: { serial: '62000001', ...terms, accountId: '10203041' } });
    given(meter, installed, removed()).when(remove).thenRejected('MeterMustExist');
  });
  it('N16: with readings waits for a second person', () => {
    given(meter, installed, read(120)).when(remove).then(requested);
    given(meter, installed, read(120), requested).when(remove).thenNothing();
    given(meter, installed, read(120), requested)
      .when({ ...remove, removalId: 'removal-2' })
      .thenRejected('RemovalMustNotBePending', { removalId: 'removal-1' });
    given(meter, installed, read(120), requested)
      .when({ ...confirm, by: 'connections-1' })
      .thenRejected('RemovalMustHaveSecondPerson');
    given(meter, installed, read(120), requested)
      .when(confirm)
      .then(removed({ confirmedBy: 'head-1', lastReadOn: '2026-08-22' }));
    given(meter, installed, read(120)).when(confirm).thenRejected('RemovalMustExist');
  });
  it('N16: a declined removal leaves it, and can be asked for again', () => {
    const decline = {
      type: 'DeclineRemoval',
      removalId: 'removal-1',
      by: 'head-1',
      on: today,
      reason: 'درست است',
    } as const;
    const declined: MeterEvent = {
      type: 'MeterRemovalDeclined',
      data: { ...named, reason: 'درست است', declinedBy: 'head-1', declinedOn: today },
    };
    given(meter, installed, read(120), requested).when(decline).then(declined);
    given(meter, installed, read(120), requested, declined).when(remove).then(requested);
  });
  it('N16, 11.8: stays as long as its bills have consumption, unless billing never took it', () => {
    given(meter, installed, read(165))
      .when(remove)
      .thenRejected('ConsumptionOfMeterMustBeCorrected', { readOn: '2026-08-22', index: 165 });
    given(meter, installed, read(165))
      .when({ ...remove, isInNoBill: true })
      .then(requested);
    const corrected: MeterEvent = {
      type: 'ReadingCorrected',
      data: { ...named, readingId: 'reading-1', wrongIndex: 165, rightIndex: 120, correctionId: 'c', caseId: 'case' },
    } as MeterEvent;
    given(meter, installed, read(165), corrected).when(remove).then(requested);
  });
  it('F8: stays as long as a reading of it waits for a person', () =>
    given(meter, installed, {
      type: 'ReadingHeldForReview',
      data: { ...named, reviewId: 'review-1', readOn: civilDate('2026-09-22'), index: 90, findings: [] },
    } as unknown as MeterEvent)
      .when(remove)
      .thenRejected('ReadingsOfMeterMustBeReviewed', { rows: 1 }));
  it('11.5: the next meter begins after the last billed day', () => {
    const last = civilDate('2026-08-22');
    judged(installationMustFollowRemovedMeter(last, last)).thenRejected('InstallationMustFollowRemovedMeter');
    expect(installationMustFollowRemovedMeter(civilDate('2026-08-23'), last)).toBe(false);
    expect(installationMustFollowRemovedMeter(last, undefined)).toBe(false);
  });
});

describe('N16: the claim of an account', () => {
  const claim: Claim = {
    accountId: '10203040',
    meterId: '62000001',
    removals: 0,
    installation: { ...terms, today },
    command: { commandId: 'command-1', commandHash: 'hash' },
  };
  const claimed: AccountClaimed = { type: 'AccountClaimed', data: claim };
  const claimAccount = { type: 'ClaimAccount', ...claim, lastClaimHasEnded: false } as const;
  it('of several meters one gets it; its own claim again has no effect', () => {
    given(meteredAccount).when(claimAccount).then(claimed).when(claimAccount).thenNothing();
    given(meteredAccount, claimed)
      .when({ ...claimAccount, meterId: '62000002' })
      .thenRejected('AccountMustHaveOneMeter', { accountId: '10203040', meterId: '62000001' });
    given(meteredAccount, claimed)
      .when({ ...claimAccount, meterId: '62000002', lastClaimHasEnded: true })
      .then({ type: 'AccountClaimed', data: { ...claim, meterId: '62000002', after: '62000001' } });
  });
  it.each([
    ['not installed yet', [], false],
    ['installed', [installed], false],
    ['removed since', [installed, removed()], true],
    ['on another account', [{ ...installed, data: { ...installed.data, accountId: '10203041' } }], true],
  ] as const)('a meter that is %s: ended %s', (_, events, expected) =>
    expect(hasEnded(claim, fold(meter, events))).toBe(expected),
  );
  it('a meter that returns after a removal keeps the account before it is installed', () =>
    expect(hasEnded({ ...claim, removals: 1 }, fold(meter, [installed, removed()]))).toBe(false));
});
