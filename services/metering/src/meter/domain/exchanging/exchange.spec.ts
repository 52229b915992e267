import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { policyUntilPublished } from '@pishkhan/consumption';
import { fold, given, judged } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { hasEnded, meteredAccount } from '../../installing/domain/metered-account.ts';
import type { Claim } from '../../installing/domain/metered-account.messages.ts';
import type { MeterEvent, MeterInstalled, ReadingAccepted, RecordReading } from '../meter.messages.ts';
import { formerOf, lastEndedOn } from '../meter.state.ts';
import { meter } from '../meter.ts';
import { historyOfConnection } from './connection.ts';
import type { EnterTakingOff, Exchange, ExchangeMeter } from './exchange.messages.ts';
import { installationMustFollowBilledAbsence, installationMustFollowTakingOff } from './exchange.rules.ts';

const today = civilDate('2026-11-22');
const accountId = '20000701';
const named = { meterId: 'H7-0701', accountId };
const installed = (more: Partial<MeterInstalled['data']> = {}): MeterInstalled => ({
  type: 'MeterInstalled',
  data: {
    ...named,
    serial: 'H7-0701',
    capacity: 'G4',
    registerDigits: 5,
    installedOn: civilDate('2026-06-22'),
    index: 99_000,
    zone: 'zone-a',
    countyOffice: 'county-1',
    readingId: 'reading-0',
    ...more,
  },
});
const accepted = (readOn: string, index: number, more: Partial<ReadingAccepted['data']> = {}): ReadingAccepted => ({
  type: 'ReadingAccepted',
  data: {
    ...named,
    readingId: `reading-${readOn}`,
    readOn: civilDate(readOn),
    index,
    rolledOver: false,
    kind: 'actual',
    ...more,
  },
});
const putIn = { meterId: 'H7-0901', capacity: 'G4', registerDigits: 5, index: 0 } as const;
const exchange: Exchange = {
  exchangeId: 'exchange-1',
  accountId,
  exchangedOn: civilDate('2026-08-10'),
  reason: 'fault',
  takenOff: { meterId: 'H7-0701', index: 99_150 },
  putIn,
  caseId: 'case-1',
  exchangedBy: 'exchanger-1',
  confirmedBy: 'representative-101-a',
};
const exchanging = (more: Partial<Exchange> = {}): ExchangeMeter => ({
  type: 'ExchangeMeter',
  exchange: { ...exchange, ...more },
  today,
});
const off = (index: number, rolloverConfirmed = false) =>
  exchanging({ takenOff: { ...exchange.takenOff, index, ...(rolloverConfirmed && { rolloverConfirmed }) } });
const removalId = derivedId('removal', 'H7-0701', 'exchange-1');
const { takenOff: _taken, putIn: _put, ...terms } = exchange;
const exchanged = (takenOff: object = {}): MeterEvent =>
  ({
    type: 'MeterExchanged',
    data: {
      ...terms,
      ...named,
      countyOffice: 'county-1',
      zone: 'zone-a',
      recordedOn: today,
      takenOff: { readingId: removalId, index: 99_150, ...takenOff },
      putIn: { ...putIn, readingId: derivedId('installation', 'H7-0901', 'exchange-1') },
    },
  }) as MeterEvent;
const history = [installed(), accepted('2026-07-23', 99_100)];
const reading = (readOn: string, index: number): RecordReading => ({
  type: 'RecordReading',
  readingId: `reading-${readOn}`,
  readOn: civilDate(readOn),
  finding: { kind: 'actual', index },
  today,
});
const enter: EnterTakingOff = {
  type: 'EnterTakingOff',
  exchangeId: 'exchange-1',
  takenOffOn: civilDate('2026-08-10'),
  takenOff: { index: 99_150 },
  absence: 'removed',
  by: 'connections-1',
  today,
};
const { type: _enter, by: _by, today: _today, ...entry } = enter;
const entered: MeterEvent = {
  type: 'TakingOffEntered',
  data: { ...named, ...entry, enteredBy: 'connections-1', enteredOn: today },
};
const takenOff: MeterEvent = {
  type: 'MeterTakenOff',
  data: {
    ...named,
    removalId: 'exchange-1',
    takenOffOn: civilDate('2026-08-10'),
    absence: 'removed',
    recordedOn: today,
    takenOff: { readingId: removalId, index: 99_150 },
    enteredBy: 'connections-1',
    confirmedBy: 'head-1',
  },
};

describe('an exchange on the stream of the old meter (A1-5, A2-5, 11.4, Card 13)', () => {
  it('A2-5, 11.4: ends the meter with its removal index, once', () =>
    given(meter, ...history)
      .when(exchanging())
      .then(exchanged())
      .when(exchanging())
      .thenNothing());
  it('situation 12: a second entry of the same exchange is refused', () =>
    given(meter, ...history, exchanged())
      .when(exchanging({ exchangeId: 'exchange-2' }))
      .thenRejected('MeterMustExist'));
  it('11.4: the removal index does not fall, fits the register, and is within the capacity', () => {
    given(meter, ...history)
      .when(off(99_099))
      .thenRejected('IndexMustNotFall');
    given(meter, ...history)
      .when(off(100_000))
      .thenRejected('IndexMustFitRegister');
    given(meter, installed({ index: 10 }))
      .when(off(90_000))
      .thenRejected('ConsumptionMustNotExceedCapacity');
  });
  it('15.4-33: a rollover of the removal index is confirmed by a person', () => {
    given(meter, ...history)
      .when(off(40))
      .thenRejected('RolloverMustBeConfirmed');
    given(meter, ...history)
      .when(off(40, true))
      .then(exchanged({ index: 40, rolloverConfirmed: true, rolledOver: true }));
    given(meter, ...history)
      .when(off(60_000, true))
      .thenRejected('IndexMustNotFall');
  });
  it('11.4: the removal is not before the last index that was read; on the same day it is compared with it', () => {
    given(meter, ...history, accepted('2026-08-11', 99_120))
      .when(exchanging())
      .thenRejected('RemovalMustFollowLastReading', { day: '2026-08-10', last: '2026-08-11' });
    given(meter, ...history, accepted('2026-08-10', 99_160))
      .when(exchanging())
      .thenRejected('IndexMustNotFall');
    given(meter, ...history, accepted('2026-08-10', 99_140))
      .when(exchanging())
      .then(exchanged());
    given(meter, ...history)
      .when(exchanging({ exchangedOn: civilDate('2026-11-23') }))
      .thenRejected('DayMustNotBeInFuture');
  });
  it('15.4-32: an estimate bounds no index, but a day that it covers is not exchanged any more', () => {
    const estimate = { because: 'readerEstimated', method: 'byReader' } as const;
    given(meter, ...history, accepted('2026-08-05', 99_400, { kind: 'estimated', estimate }))
      .when(exchanging())
      .then(exchanged());
    given(meter, ...history, accepted('2026-08-20', 99_120, { kind: 'estimated', estimate }))
      .when(exchanging())
      .thenRejected('RemovalMustFollowEstimates', { day: '2026-08-10', last: '2026-08-20' });
  });
  it('11.4, 15.4-31: a late taking off without another meter ends the estimates of its day and later', () => {
    const estimate = { because: 'readerEstimated', method: 'byReader' } as const;
    const guess = (readOn: string) => accepted(readOn, 99_400, { kind: 'estimated', estimate });
    const late = [guess('2026-08-05'), guess('2026-08-10'), guess('2026-09-10')];
    given(meter, ...history, ...late, entered)
      .when({ type: 'ConfirmTakingOff', exchangeId: enter.exchangeId, by: 'head-1', today })
      .thenMatching((events) =>
        expect(events).toMatchObject([
          {
            type: 'MeterTakenOff',
            data: {
              absence: 'removed',
              takenOffOn: '2026-08-10',
              estimates: [
                { readingId: 'reading-2026-08-10', readOn: '2026-08-10' },
                { readingId: 'reading-2026-09-10', readOn: '2026-09-10' },
              ],
            },
          },
        ]),
      );
    const confirm = { type: 'ConfirmTakingOff', exchangeId: enter.exchangeId, by: 'head-1', today } as const;
    const before = fold(meter, [...history, ...late, entered]);
    const decided = meter.decide(confirm, before);
    const off = fold(meter, [...history, ...late, entered, ...('rejected' in decided ? [] : decided)]);
    expect(formerOf(off)[0]!.readings.map(({ readOn }) => readOn)).not.toContain('2026-09-10');
    expect(lastEndedOn(off, accountId)).toBe('2026-09-10');
    judged(installationMustFollowBilledAbsence(civilDate('2026-09-10'), lastEndedOn(off, accountId))).thenRejected(
      'InstallationMustFollowBilledAbsence',
    );
    judged(installationMustFollowBilledAbsence(civilDate('2026-09-11'), lastEndedOn(off, accountId))).thenHolds();
  });
  it('9.6: a meter of another account, and the same meter, are not exchanged', () => {
    given(meter, ...history)
      .when(exchanging({ accountId: '20000702' }))
      .thenRejected('MeterMustMeasureAccount');
    given(meter, ...history)
      .when(exchanging({ putIn: { ...putIn, meterId: 'H7-0701' } }))
      .thenRejected('NewMeterMustBeAnother', { meterId: 'H7-0701' });
    given(meter).when(exchanging()).thenRejected('MeterMustExist');
  });
});

describe('readings after an exchange', () => {
  it('case 09, situation 11: an index of a later day under the old serial is no rollover; it waits for a person', () => {
    const late = { kind: 'takenOff', readOn: '2026-08-23', index: 40, takenOffOn: '2026-08-10' };
    given(meter, ...history, exchanged())
      .when(reading('2026-08-23', 40))
      .thenMatching((events) =>
        expect(events).toMatchObject([{ type: 'ReadingHeldForReview', data: { index: 40, findings: [late] } }]),
      );
    const held = meter.decide(reading('2026-08-23', 40), fold(meter, history));
    const waiting = 'rejected' in held ? [] : held;
    expect(waiting).toMatchObject([{ data: { findings: [{ kind: 'unconfirmedRollover' }] } }]);
    given(meter, ...history, ...waiting)
      .when(exchanging())
      .thenMatching((events) =>
        expect(events).toMatchObject([
          { type: 'MeterExchanged' },
          { type: 'ReadingHeldForReview', data: { index: 40, findings: [late] } },
        ]),
      );
    const review = {
      reviewId: derivedId('review', 'H7-0701', '2026-08-23', '40'),
      reason: 'کنتور نو',
      today,
      byHead: true,
    };
    const after = fold(meter, [...history, ...waiting, exchanged()]);
    const judging = (type: 'AcceptHeldReading' | 'CorrectHeldReading' | 'RejectHeldReading') =>
      meter.decide({ type, ...review, rightIndex: 99_160, evidence: 'عکس', rolledOver: true }, after);
    expect(judging('AcceptHeldReading')).toMatchObject({ rejected: 'ReadingMustPrecedeRemoval' });
    expect(judging('CorrectHeldReading')).toMatchObject({ rejected: 'ReadingMustPrecedeRemoval' });
    expect(judging('RejectHeldReading')).toMatchObject([{ type: 'ReadingReviewEnded' }]);
  });
  it('15.4-32: a reading of an earlier day is evidence of its day', () =>
    given(meter, ...history, exchanged())
      .when(reading('2026-08-05', 99_130))
      .thenMatching((events) => expect(events).toMatchObject([{ type: 'ReadingKeptAsEvidence' }])));
  it('15.4-32, 15.4-34: a figure that is not billed yields to a document of the removal index, a billed one does not', () => {
    const wrong = {
      type: 'ReadingKeptAsEvidence',
      data: { ...named, evidenceId: 'evidence-1', readOn: civilDate('2026-08-05'), index: 99_400 },
    } as const;
    const proven = (index: number) =>
      exchanging({ takenOff: { ...exchange.takenOff, index, proof: 'عکس شمارنده هنگام برداشتن' } });
    given(meter, ...history, wrong)
      .when(exchanging())
      .thenRejected('IndexMustNotFall');
    given(meter, ...history, wrong)
      .when(proven(99_150))
      .thenMatching((events) =>
        expect(events).toMatchObject([{ type: 'MeterExchanged', data: { takenOff: { index: 99_150 } } }]),
      );
    const below = history.at(-1) as ReadingAccepted;
    given(meter, ...history, wrong)
      .when(proven(below.data.index - 1))
      .thenRejected('IndexMustNotFall');
  });
  it('15.4-32, 15.4-34: so does one that leaves too few days for the index at the removal', () => {
    const wrong = {
      type: 'ReadingKeptAsEvidence',
      data: { ...named, evidenceId: 'evidence-1', readOn: civilDate('2026-08-09'), index: 99_105 },
    } as const;
    const removal = { ...exchange.takenOff, index: 99_900 };
    const of = given(meter, ...history, wrong);
    of.when(exchanging({ takenOff: removal })).thenRejected('ConsumptionMustNotExceedCapacity');
    of.when(exchanging({ takenOff: { ...removal, proof: 'عکس شمارنده هنگام برداشتن' } })).thenMatching((events) =>
      expect(events).toMatchObject([{ type: 'MeterExchanged', data: { takenOff: { index: 99_900 } } }]),
    );
  });
  it('15.4-32, 15.4-33: a rollover that evidence of the days between shows is confirmed for the removal too', () => {
    const kept = {
      type: 'ReadingKeptAsEvidence',
      data: { ...named, evidenceId: 'evidence-2', readOn: civilDate('2026-08-05'), index: 900 },
    } as const;
    given(meter, ...history, kept)
      .when(off(950))
      .thenMatching((events) =>
        expect(events).toMatchObject([
          { type: 'MeterExchanged', data: { takenOff: { rolloverConfirmed: true, rolledOver: true } } },
        ]),
      );
  });
  it('11.4: nobody is absent from a meter that is not there', () =>
    given(meter, ...history, exchanged())
      .when({ ...reading('2026-08-23', 0), finding: { kind: 'absent' } })
      .thenRejected('ReadingMustPrecedeRemoval', { readOn: '2026-08-23', takenOffOn: '2026-08-10' }));
  it('11.8-2, 15.4-38: the removal index and the installation index are corrected like readings', () => {
    const correct = (readingId: string, rightIndex: number) =>
      ({
        type: 'CorrectReadings',
        readings: [{ readingId, rightIndex }],
        correctionId: 'correction-1',
        caseId: 'case-2',
      }) as const;
    given(meter, ...history, exchanged())
      .when(correct(removalId, 99_120))
      .thenMatching((events) =>
        expect(events).toMatchObject([{ type: 'ReadingCorrected', data: { wrongIndex: 99_150, rightIndex: 99_120 } }]),
      );
    given(meter, ...history, exchanged())
      .when(correct(removalId, 99_050))
      .thenRejected('RightIndexMustNotFall');
    const back = installed({ installedOn: civilDate('2026-09-01'), index: 99_151, readingId: 'reading-back' });
    given(meter, ...history, exchanged(), back)
      .when(correct(removalId, 99_120))
      .thenMatching((events) => {
        expect(events).toMatchObject([{ type: 'ReadingCorrected', data: { readingId: removalId } }]);
        const after = fold(meter, [...history, exchanged(), back, ...events]);
        expect(formerOf(after)[0]!.readings.at(-1)).toMatchObject({ index: 99_120, acceptedIndex: 99_150 });
        expect(after).toMatchObject({ readings: [{ index: 99_151 }] });
      });
    given(meter, ...history, exchanged(), back)
      .when(correct('reading-back', 99_152))
      .thenMatching((events) => expect(events).toMatchObject([{ data: { rightIndex: 99_152 } }]));
  });
});

describe('a meter that comes back (A1-12)', () => {
  const install = (installedOn: string) =>
    ({
      type: 'InstallMeter',
      ...named,
      capacity: 'G4',
      registerDigits: 5,
      installedOn: civilDate(installedOn),
      index: 99_151,
      readingId: 'reading-back',
      exchangeId: 'exchange-2',
      today,
    }) as const;
  it('A1-12: is installed again on the day of its removal or later, and its readings before stay', () => {
    given(meter, ...history, exchanged())
      .when(install('2026-08-10'))
      .thenMatching((events) => {
        const back = fold(meter, [...history, exchanged(), ...events]);
        expect(back).toMatchObject({ status: 'installed', removals: 1, readings: [{ index: 99_151 }] });
        expect(formerOf(back)).toMatchObject([{ takenOff: { on: '2026-08-10', putIn: 'H7-0901' } }]);
      });
    given(meter, ...history, exchanged())
      .when(install('2026-08-09'))
      .thenRejected('InstallationMustFollowTakingOff', { day: '2026-08-09', last: '2026-08-10' });
    expect(installationMustFollowTakingOff(civilDate('2026-08-10'), undefined)).toBe(false);
  });
  it('F8: readings of its former installation that wait are decided first', () => {
    const held = meter.decide(reading('2026-08-23', 40), fold(meter, [...history, exchanged()]));
    given(meter, ...history, exchanged(), ...('rejected' in held ? [] : held))
      .when(install('2026-09-01'))
      .thenRejected('ReadingsOfMeterMustBeReviewed', { rows: 1 });
  });
  it('Card 13: an installation that the old meter refused is undone, and is not that of another exchange', () => {
    const undo = {
      type: 'UndoInstallation',
      exchangeId: 'exchange-2',
      rule: 'IndexMustNotFall',
      by: 'head-1',
      today,
    } as const;
    const back = {
      type: 'MeterInstalled',
      data: { serial: 'H7-0701', ...install('2026-09-01') },
    } as unknown as MeterEvent;
    given(meter, ...history, exchanged(), back)
      .when(undo)
      .thenMatching((events) => {
        expect(events).toMatchObject([{ type: 'MeterRemoved', data: { exchangeId: 'exchange-2' } }]);
        expect(formerOf(fold(meter, [...history, exchanged(), back, ...events]))).toHaveLength(1);
      });
    const undone = meter.decide(undo, fold(meter, [...history, exchanged(), back]));
    given(meter, ...history, exchanged(), back, ...('rejected' in undone ? [] : undone))
      .when(undo)
      .thenNothing();
    given(meter, ...history, exchanged(), back)
      .when({ ...undo, exchangeId: 'exchange-9' })
      .thenNothing();
  });
});

describe('Card 13 of the connections unit (7.5)', () => {
  const confirm = { type: 'ConfirmTakingOff', exchangeId: 'exchange-1', by: 'head-1', today } as const;
  const byHand = exchanging({ enteredBy: 'connections-1', confirmedBy: 'head-1' });
  it('7.5: a taking off without another meter names the absence, and a second person confirms it', () => {
    given(meter, ...history)
      .when(enter)
      .then(entered)
      .when(enter)
      .thenNothing();
    given(meter, ...history, entered)
      .when(confirm)
      .then(takenOff)
      .when(confirm)
      .thenNothing();
    given(meter, ...history, entered)
      .when({ ...confirm, by: 'connections-1' })
      .thenRejected('TakingOffMustHaveSecondPerson');
    given(meter, ...history)
      .when(confirm)
      .thenRejected('TakingOffMustExist', { exchangeId: 'exchange-1' });
    const { absence: _absence, ...nameless } = enter;
    given(meter, ...history)
      .when(nameless)
      .thenRejected('TakingOffMustNameMeterOrAbsence');
    given(meter, ...history, entered)
      .when({ ...enter, exchangeId: 'exchange-2' })
      .thenRejected('TakingOffMustNotBePending', { exchangeId: 'exchange-1' });
  });
  it('7.5: an exchange too; a declined one leaves the meter', () => {
    given(meter, ...history)
      .when(byHand)
      .thenRejected('TakingOffMustExist');
    given(meter, ...history, entered)
      .when(exchanging({ enteredBy: 'connections-1', confirmedBy: 'connections-1' }))
      .thenRejected('TakingOffMustHaveSecondPerson');
    given(meter, ...history, entered)
      .when(byHand)
      .thenMatching((events) => expect(events).toMatchObject([{ data: { confirmedBy: 'head-1' } }]));
    const decline = {
      type: 'DeclineTakingOff',
      exchangeId: 'exchange-1',
      reason: 'نادرست',
      by: 'head-1',
      today,
    } as const;
    const declined: MeterEvent = {
      type: 'TakingOffDeclined',
      data: { ...named, exchangeId: 'exchange-1', reason: 'نادرست', declinedBy: 'head-1', declinedOn: today },
    };
    given(meter, ...history, entered)
      .when(decline)
      .then(declined)
      .when(decline)
      .thenRejected('TakingOffMustExist');
    given(meter, ...history, entered, declined)
      .when(enter)
      .then(entered);
  });
});

describe('a test of a workshop (A1-7, A1-8)', () => {
  const test = {
    type: 'RecordMeterTest',
    testId: 'test-1',
    caseId: 'case-1',
    testedOn: civilDate('2026-11-20'),
    answerNumber: '1405/12',
    answeredOn: civilDate('2026-11-21'),
    errorBasisPoints: 650,
    isSound: false,
  } as const;
  it('A1-7: is recorded on the meter that was taken off, once, and stays with its serial', () => {
    const { type: _type, ...result } = test;
    const recorded: MeterEvent = { type: 'MeterTestRecorded', data: { ...named, ...result } };
    given(meter, ...history, exchanged())
      .when(test)
      .then(recorded)
      .when(test)
      .thenNothing();
    given(meter).when(test).thenRejected('MeterMustExist');
    const back = installed({ installedOn: civilDate('2026-11-22'), readingId: 'reading-back' });
    expect(fold(meter, [...history, exchanged(), recorded, back])).toMatchObject({
      lastTest: { errorBasisPoints: 650 },
    });
  });
});

describe('the claim of an account for an exchange (11.4, N16)', () => {
  const claimOf = (meterId: string, more: Partial<Claim> = {}): Claim => ({
    accountId,
    meterId,
    removals: 0,
    installation: {
      ...named,
      meterId,
      capacity: 'G4',
      registerDigits: 5,
      installedOn: exchange.exchangedOn,
      index: 0,
      readingId: 'r',
      today,
    },
    command: { commandId: 'command-1', commandHash: 'hash' },
    ...more,
  });
  const first = { type: 'AccountClaimed', data: claimOf('H7-0701') } as const;
  const second = claimOf('H7-0901', { exchange });
  const claim = { type: 'ClaimAccount', ...second, lastClaimHasEnded: false } as const;
  const claimed = { type: 'AccountClaimed', data: { ...second, after: 'H7-0701' } } as const;
  const refuse = {
    type: 'RefuseExchange',
    exchangeId: 'exchange-1',
    accountId,
    caseId: 'case-1',
    rule: 'IndexMustNotFall',
    refusedOn: today,
  } as const;
  it('N16: passes from the meter that is replaced to the new one, once', () => {
    given(meteredAccount, first).when(claim).then(claimed).when(claim).thenNothing();
    given(meteredAccount, first, claimed)
      .when({ ...claim, ...claimOf('H7-0902', { exchange: { ...exchange, exchangeId: 'exchange-2' } }) })
      .thenRejected('AccountMustHaveOneMeter', { accountId, meterId: 'H7-0901' });
    given(meteredAccount).when(claim).then({ type: 'AccountClaimed', data: second });
    expect(fold(meteredAccount, [first, claimed]).meters).toEqual(['H7-0701', 'H7-0901']);
    expect(hasEnded(first.data, fold(meter, [...history, exchanged()]))).toBe(true);
  });
  it('A2-5: a refusal gives it back, and is recorded once', () => {
    const { type: _type, ...refusal } = refuse;
    const refused = { type: 'MeterExchangeRefused', data: refusal } as const;
    given(meteredAccount, first, claimed).when(refuse).then(refused).when(refuse).thenNothing();
    expect(fold(meteredAccount, [first, claimed, refused])).toMatchObject({
      claim: { meterId: 'H7-0701' },
      refused: ['exchange-1'],
    });
    given(meteredAccount, first, claimed, refused).when(claim).then(claimed);
    const another = { type: 'MeterExchangeRefused', data: { ...refusal, exchangeId: 'exchange-2' } } as const;
    expect(fold(meteredAccount, [first, claimed, another])).toMatchObject({ claim: { meterId: 'H7-0901' } });
    expect(fold(meteredAccount, [first, claimed, another, refused])).toMatchObject({ claim: { meterId: 'H7-0701' } });
  });
});

describe('the history of the connection on the axis of the new meter (A2-6, 15.4-34)', () => {
  const on = (readOn: string, index: number) => ({ readOn: civilDate(readOn), index });
  const newMeter = installed({
    meterId: 'H7-0901',
    serial: 'H7-0901',
    installedOn: civilDate('2026-08-10'),
    index: 0,
    readingId: 'reading-new',
    exchangeId: 'exchange-1',
  });
  const old = fold(meter, [...history, exchanged()]);
  const present = fold(meter, [newMeter]);
  const connection = present.status === 'installed' ? historyOfConnection([old, present], present) : [];
  it('11.4: counts back from the first index of the new one; the removal of that day is the installation', () =>
    expect(connection).toMatchObject([
      { ...on('2026-06-22', -150), readingId: 'reading-0' },
      { ...on('2026-07-23', -50), readingId: 'reading-2026-07-23' },
    ]));
  it('A2-6: an estimate of the new meter names readings of the old one', () =>
    given(meter, newMeter)
      .when({ ...reading('2026-09-15', 0), finding: { kind: 'absent' }, history: connection })
      .thenMatching((events) =>
        expect(events).toMatchObject([
          {
            type: 'ReadingAccepted',
            data: {
              index: 100,
              estimate: {
                method: 'periodBefore',
                derivedFrom: [
                  { readingId: 'reading-2026-07-23', index: -50 },
                  { readingId: 'reading-new', index: 0 },
                ],
              },
            },
          },
        ]),
      ));
  it('situation 9, 15.4-34: many times the use of the season before waits for a person', () => {
    const limits = { ...policyUntilPublished.limits, unusualTimesSameSeason: 5, unusualCubicMetresPer30Days: 100 };
    const yearBefore = [
      { ...on('2025-08-01', -600), readingId: 'y-1', kind: 'actual' as const },
      { ...on('2025-10-01', -500), readingId: 'y-2', kind: 'actual' as const },
      ...connection,
    ];
    given(meter, newMeter)
      .when({ ...reading('2026-08-26', 1_118), history: yearBefore, policy: { limits, version: 'spec' } })
      .thenMatching((events) =>
        expect(events).toMatchObject([{ type: 'ReadingHeldForReview', data: { findings: [{ kind: 'unusual' }] } }]),
      );
  });
});
