import { describe, expect, it } from '@jest/globals';
import { fold, given, judged, type Rejection } from '@pishkhan/decider';
import {
  basis,
  billing,
  day,
  eventsOf,
  meter,
  openedAccount,
  opening,
  reading,
  terms,
} from '../../examples/account.ts';
import { correcting, requestOf, simulated } from '../../examples/correction.ts';
import { isSound } from '../../examples/sound.ts';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import type { Reading } from '../billing/bill.ts';
import { billAccount } from '../bill-account.ts';
import { dayOfAnExchangeMustStay } from '../correcting/cause/chain/days.rules.ts';
import { simulateCorrection } from '../correcting/simulate-correction.ts';
import type { MeterChange } from './meters.messages.ts';

const { accountId } = terms;
type Command = Parameters<typeof billAccount.decide>[0];

const removalOf = (meterId: string, on: Reading['readOn'], index: number, more: Partial<Reading> = {}): Reading => ({
  readingId: `removal-of-${meterId}-${on}`,
  meterId,
  readOn: on,
  index,
  rolledOver: false,
  kind: 'removal',
  broughtBy: `message-off-${meterId}`,
  ...more,
});
const installed = (meterId: string, on: Reading['readOn'], index: number) => ({
  meter: { ...meter, meterId, capacity: 'G4', broughtBy: `message-on-${meterId}` },
  opening: {
    ...opening,
    meterId,
    readingId: `opening-of-${meterId}-${on}`,
    readOn: on,
    index,
    broughtBy: `message-on-${meterId}`,
  },
});
const taking = (change: MeterChange): Command => ({ type: 'TakeMeterChange', accountId, change });
const exchange = (
  [from, last]: readonly [string, number],
  [to, first]: readonly [string, number],
  on: Reading['readOn'],
  more: Partial<Reading> = {},
) =>
  taking({ changeId: `${from}-${to}-${on}`, removal: removalOf(from, on, last, more), next: installed(to, on, first) });
const takenOff = (meterId: string, last: number, on: Reading['readOn']) =>
  taking({ changeId: `off-${meterId}`, removal: removalOf(meterId, on, last), absence: 'cut' });
const of = (meterId: string) => ({ meterId });

const old = meter.meterId;
const state = (commands: readonly Command[]) => fold(billAccount, eventsOf(commands));
const consumptions = (commands: readonly Command[]) => state(commands).bills.map(({ face }) => face.consumption);

const toNew = exchange([old, 1_060], ['new', 5], day(5, 16));
const closing = billing(reading('c', day(6), 40, of('new')));

describe('11.4, Card 13: a meter is exchanged inside a period', () => {
  it('the bill counts (removal − opening) + (closing − installation), and names both meters', () => {
    const events = eventsOf([billing(reading('a', day(5), 1_050)), toNew, closing]);
    expect(events.at(-1)).toMatchObject({
      type: 'BillIssued',
      data: {
        meterId: 'new',
        consumption: '45.000',
        openingReadingId: 'reading-a',
        parts: [
          { meterId: old, openingIndex: 1_050, closingIndex: 1_060, recorded: 10, consumption: '10.000' },
          { meterId: 'new', openingIndex: 5, closingIndex: 40, recorded: 35, consumption: '35.000' },
        ],
      },
    });
    isSound(events);
  });

  it('two exchanges in one period are right on each side, also if the first meter comes back (A1-12)', () => {
    const back = exchange(['new', 12], [old, 1_061], day(5, 26));
    const commands = [toNew, back, billing(reading('c', day(6), 1_070))];
    expect(consumptions(commands)).toEqual(['76.000']);
    isSound(eventsOf(commands));
  });

  it('15.4-33: a confirmed rollover before the removal counts, and no lower index of the new meter is one', () => {
    const near = [
      openedAccount[0]!,
      { type: 'MeterTaken', data: { accountId, meter, opening: { ...opening, index: 99_900 } } },
    ] as BillAccountEvent[];
    const rolled = exchange([old, 20], ['new', 5], day(5, 16), { rolloverConfirmed: true });
    const { bills } = fold(billAccount, eventsOf([rolled, closing], near));
    expect(bills[0]!.face.consumption).toBe('155.000');
  });

  it('case 09: the new meter’s index waits until Card 13 arrives, and is billed then', () => {
    const events = eventsOf([
      billing(reading('a', day(5), 1_050)),
      closing,
      billing(reading('d', day(7), 90, of('new'))),
    ]);
    expect(fold(billAccount, events).keptFor).toEqual({ 'reading-c': 'meter', 'reading-d': 'earlierReading' });
    const after = eventsOf([toNew, { type: 'BillKeptReadings', basis }], events);
    expect(fold(billAccount, after).bills.map(({ face }) => face.consumption)).toEqual(['50.000', '45.000', '50.000']);
    expect(fold(billAccount, after).waiting).toEqual([]);
  });

  it('a reading of the former meter for an earlier day that waited is billed before the exchange', () => {
    const unpriced = (command: ReturnType<typeof billing>) => ({
      ...command,
      basis: { ...basis, billing: { versions: [] } },
    });
    const events = eventsOf([unpriced(billing(reading('a', day(5), 1_050))), toNew, unpriced(closing)]);
    expect(fold(billAccount, events).keptFor).toEqual({ 'reading-a': 'policy', 'reading-c': 'earlierReading' });
    const { bills } = fold(billAccount, eventsOf([{ type: 'BillKeptReadings', basis }], events));
    expect(bills.map(({ face }) => face.consumption)).toEqual(['50.000', '45.000']);
  });

  it('the exchange of a meter that is not in place yet waits for its own exchange; the same twice has no effect', () => {
    const second = exchange(['new', 12], ['third', 700], day(5, 26));
    const events = eventsOf([second]);
    expect(events.at(-1)).toMatchObject({ type: 'MeterChangeKept', data: { waitsFor: 'meter' } });
    given(billAccount, ...events)
      .when(second)
      .thenNothing();
    const after = eventsOf([toNew, billing(reading('c', day(6), 720, of('third')))], events);
    const { bills, keptChanges, meter: present } = fold(billAccount, after);
    expect([bills[0]!.face.consumption, keptChanges, present?.meterId]).toEqual(['87.000', undefined, 'third']);
    given(billAccount, ...after)
      .when(toNew)
      .thenNothing();
  });

  it('11.4: an exchange before a reading of a later day waits for a person, and nothing parks', () =>
    given(billAccount, ...eventsOf([billing(reading('b', day(6), 1_080))]))
      .when(toNew)
      .thenMatching((events) => expect(events).toMatchObject([{ data: { waitsFor: 'laterReading' } }])));

  it('11.4: ReadingMustBeOfTheAccountsMeter, if the meter was released before', () => {
    const next = { type: 'TakeMeter', accountId, ...installed('new', day(5, 16), 5) } as const;
    given(billAccount, ...eventsOf([{ type: 'ReleaseMeter', accountId, meterId: old, on: day(5, 16) }, next]))
      .when(billing(reading('b', day(6), 1_080)))
      .thenRejected('ReadingMustBeOfTheAccountsMeter');
  });

  it('A1-12, 11.4: a reading of the meter that came back waits for that exchange, whose message is slower', () => {
    const back = exchange(['new', 12], [old, 1_061], day(5, 26));
    const early = billing(reading('c', day(6), 1_070));
    const events = eventsOf([toNew, early, billing(reading('d', day(7), 1_100))]);
    expect(fold(billAccount, events).keptFor).toEqual({ 'reading-c': 'meter', 'reading-d': 'earlierReading' });
    const { bills, waiting } = fold(billAccount, eventsOf([back, { type: 'BillKeptReadings', basis }], events));
    expect(bills.map(({ face }) => face.consumption)).toEqual(['76.000', '30.000']);
    expect(waiting).toEqual([]);
  });

  it('11.6: a meter of another capacity has its standing charge from the day of the exchange on', () => {
    const larger = taking({
      changeId: 'larger',
      removal: removalOf(old, day(5, 16), 1_060),
      next: { ...installed('new', day(5, 16), 5), meter: { ...installed('new', day(5, 16), 5).meter, capacity: 'G6' } },
    });
    expect(eventsOf([larger]).at(-1)).toMatchObject({
      type: 'SupplyTermsAmended',
      data: { from: day(5, 16), meterCapacity: 'G6', because: 'installedMeter' },
    });
  });
});

describe('11.4: a meter is taken off', () => {
  const install = { type: 'TakeMeter', accountId, ...installed('next', day(5, 26), 700) } as const;
  const last = billing(reading('c', day(6), 730, of('next')));

  it('nothing is consumed until the next installation, and the days of the period go on', () => {
    const commands = [takenOff(old, 1_060, day(5, 6)), install, last];
    expect(state(commands).bills.map(({ face }) => [face.periodFrom, face.periodTo, face.consumption])).toEqual([
      [day(4), day(6), '90.000'],
    ]);
    isSound(eventsOf(commands));
  });

  it('an installation that arrives before the removal waits for it', () =>
    expect(consumptions([install, takenOff(old, 1_060, day(5, 6)), last])).toEqual(['90.000']));

  it('without a meter a reading waits', () =>
    expect(state([takenOff(old, 1_060, day(5, 6)), billing(reading('c', day(6), 730, of('next')))]).keptFor).toEqual({
      'reading-c': 'meter',
    }));
});

describe('15.4-32: the removal is below an estimate before it', () => {
  const estimate = billing(reading('e', day(5), 1_090, { kind: 'estimated', estimatedBy: 'system' }));
  it('counts nothing until the estimate is corrected, which billing proposes', () => {
    const events = eventsOf([estimate, toNew, closing]);
    expect(events.find(({ type }) => type === 'MeterExchangeTaken')).toMatchObject({
      data: { overrulesEstimate: true },
    });
    const before = fold(billAccount, events);
    expect(before.ownProposals).toHaveLength(1);
    expect(before.bills.map(({ face }) => face.consumption)).toEqual(['90.000', '35.000']);
    const cause = { kind: 'estimateOverruled', readingId: `removal-of-${old}-${day(5, 16)}` } as const;
    const [correctionId] = before.ownProposals;
    const {
      evidence: _,
      fault: __,
      ...request
    } = requestOf({ cause, correctionId: correctionId!, caseId: correctionId! });
    const { proposal } = simulated(before, request);
    // 60 m³ in 46 days: 40 of them in the first 31.
    expect(proposal.bills.map(({ consumption }) => consumption.after)).toEqual(['40.000', '55.000']);
  });
});

describe('11.8-4: corrections across an exchange', () => {
  const history = eventsOf([
    billing(reading('a', day(5), 1_050)),
    toNew,
    closing,
    billing(reading('d', day(7), 90, of('new'))),
  ]);
  const corrected = (readingId: string, rightIndex: number) => {
    const { evidence: _, ...request } = requestOf({ readingId, rightIndex });
    const { proposal } = simulated(fold(billAccount, history), request);
    return proposal.bills.map(({ billNumber, consumption }) => [billNumber.slice(9), consumption.after]);
  };

  it('the right index of the removal changes the period of the exchange', () =>
    expect(corrected(`removal-of-${old}-${day(5, 16)}`, 1_068)).toEqual([['1405-02-1', '53.000']]));
  it('the right index of the installation changes it too', () =>
    expect(corrected(`opening-of-new-${day(5, 16)}`, 2)).toEqual([['1405-02-1', '48.000']]));
  it('of a reading before the exchange both periods change', () =>
    expect(corrected('reading-a', 1_055)).toEqual([
      ['1405-01-1', '55.000'],
      ['1405-02-1', '40.000'],
    ]));
  it('of a reading after it as well, and the former meter is no bound of it (15.4-34)', () =>
    expect(corrected('reading-c', 30)).toEqual([
      ['1405-02-1', '35.000'],
      ['1405-03-1', '60.000'],
    ]));
  it('15.4-33: a fall at the removal is explained by the register of the meter that left, not by that of the next one', () => {
    const next = { ...installed('small', day(5, 16), 5).meter, registerDigits: 4, capacity: 'G100' };
    const removal = removalOf(old, day(5, 16), 1_060);
    const change = { changeId: 'small', removal, next: { ...installed('small', day(5, 16), 5), meter: next } };
    const account = fold(billAccount, eventsOf([billing(reading('a', day(5), 1_050)), taking(change)]));
    const override = {
      by: 'head-1',
      role: 'headOfSubscriberAffairs' as const,
      evidence: 'photograph',
      findings: ['rolloverAboveShare' as const],
    };
    const { evidence: _, ...request } = requestOf({ readingId: removal.readingId, rightIndex: 1_040, override });
    judged(simulateCorrection(request, { ...basis, account, today: day(7, 10) }) as Rejection).thenRejected(
      'CorrectIndexMustFitNeighbours',
    );
  });
  it('posted, every bill is recomputed', () => {
    const seen = { evidence: undefined } as object;
    const right = correcting({ readingId: `removal-of-${old}-${day(5, 16)}`, rightIndex: 1_068, ...seen });
    isSound(eventsOf([right], history));
  });
  it('15.4-39: DayOfAnExchangeMustStay', () => {
    const [removal, installation] = fold(billAccount, history).readings.slice(2) as [Reading, Reading];
    judged(dayOfAnExchangeMustStay(removal, undefined)).thenRejected('DayOfAnExchangeMustStay');
    judged(dayOfAnExchangeMustStay(installation, removal)).thenRejected('DayOfAnExchangeMustStay');
    judged(dayOfAnExchangeMustStay(installation, undefined)).thenHolds();
  });
});
