import { describe, expect, it } from '@jest/globals';
import { parseJalali } from '@pishkhan/calendar';
import { fold, judged } from '@pishkhan/decider';
import { basis, billing, eventsOf, openedAccount, reading } from '../../../../examples/account.ts';
import { correcting, requestOf, simulated } from '../../../../examples/correction.ts';
import { simulateCorrection } from '../../simulate-correction.ts';
import { billAccount } from '../../../bill-account.ts';
import type { BillAccountEvent } from '../../../bill-account.messages.ts';
import type { Reading } from '../../../billing/bill.ts';

const on = (jalali: string) => parseJalali(jalali)!;
const accountFrom = (installedOn: string, index: number): BillAccountEvent[] =>
  openedAccount.map((event) =>
    event.type === 'MeterTaken'
      ? { ...event, data: { ...event.data, opening: { ...event.data.opening, readOn: on(installedOn), index } } }
      : event,
  );
const read = (jalali: string, index: number, more: Partial<Reading> = {}) => reading(jalali, on(jalali), index, more);
const estimated = (jalali: string, index: number, estimate: Reading['estimate']) =>
  read(jalali, index, { kind: 'estimated', estimatedBy: 'system', ...(estimate && { estimate }) });
const periodBefore = (...days: string[]) => ({
  method: 'periodBefore' as const,
  methodVersion: 1,
  derivedFrom: days.map((each) => `reading-${each}`),
});
const historyOf = (opened: BillAccountEvent[], ...readings: Reading[]) => eventsOf(readings.map(billing), opened);
const today = on('1405-09-01');
const correct = (readingId: string, rightIndex: number) => ({ readingId: `reading-${readingId}`, rightIndex });
const seen = (indexSeen: number) => ({ evidence: { visitedOn: today, visitedBy: 'clerk-101', indexSeen } });

/** Case 01: rated by rule 2, levy and VAT of the printed lines (15.4-30). */
describe('case 01: an estimate that was made from a misread (15.4-31)', () => {
  const misread = [read('1405-05-01', 1_300), read('1405-06-01', 2_600)];
  const named = estimated('1405-07-01', 3_900, periodBefore('1405-05-01', '1405-06-01'));
  const history = historyOf(accountFrom('1405-04-01', 1_000), ...misread, named);

  it('15.4-34: an estimate that is made anew above the index seen at the visit is named to the approvers', () => {
    const account = fold(billAccount, history);
    const warnings = (indexSeen: number) =>
      simulated(account, requestOf({ ...correct('1405-06-01', 1_600), ...seen(indexSeen) }), today).proposal.warnings;
    expect(warnings(1_900)).toEqual([]);
    expect(warnings(1_650)).toMatchObject([
      {
        kind: 'estimateAgainstVisit',
        fa: expect.stringContaining('رقم برآوردی ۱٬۹۰۰'),
        data: { index: 1_900, indexSeen: 1_650 },
      },
    ]);
    expect(warnings(1_650)[0]!.fa).not.toMatch(/[a-zA-Z]/);
  });

  it.each([
    ['names its readings', history],
    [
      'is of an earlier release',
      historyOf(accountFrom('1405-04-01', 1_000), ...misread, estimated('1405-07-01', 3_900, undefined)),
    ],
  ])('that %s is derived anew with its bill: difference −11,328,948', (_, events) => {
    const account = fold(billAccount, events);
    const { proposal } = simulated(account, requestOf({ ...correct('1405-06-01', 1_600), ...seen(2_100) }), today);
    expect(
      proposal.bills.map(({ because, consumption, before, after }) => ({
        because,
        consumption,
        before: before.total,
        after: after.total,
      })),
    ).toEqual([
      {
        because: 'corrected',
        consumption: { before: '1300.000', after: '300.000' },
        before: 6_460_217,
        after: 795_743,
      },
      {
        because: 'derivedAnew',
        consumption: { before: '1300.000', after: '300.000' },
        before: 6_460_217,
        after: 795_743,
      },
    ]);
    expect(proposal.difference).toBe(-11_328_948);
    expect(proposal.readings).toMatchObject([
      { readingId: 'reading-1405-06-01', wrongIndex: 2_600, rightIndex: 1_600, because: 'corrected' },
      {
        readingId: 'reading-1405-07-01',
        wrongIndex: 3_900,
        rightIndex: 1_900,
        because: 'derivedAnew',
        estimate: periodBefore('1405-05-01', '1405-06-01'),
      },
    ]);
    expect(proposal.approvalsNeeded).toEqual(['qualifiedRepresentative', 'headOfSubscriberAffairs']);
  });

  it('15.4-31: approvers are warned of an estimate that no method on record yields', () => {
    const unknown = historyOf(accountFrom('1405-04-01', 1_000), ...misread, estimated('1405-07-01', 2_750, undefined));
    const request = requestOf({ ...correct('1405-06-01', 1_600), ...seen(2_100) });
    const { warnings } = simulated(fold(billAccount, unknown), request, today).proposal;
    expect(warnings).toMatchObject([{ kind: 'estimateNotDerived', data: { readOn: on('1405-07-01'), index: 2_750 } }]);
    expect(simulated(fold(billAccount, history), request, today).proposal.warnings).toEqual([]);
  });

  it('the next true reading, 2200, is billed with 300 m³', () => {
    const corrected = eventsOf([correcting({ ...correct('1405-06-01', 1_600), ...seen(2_100) }, today)], history);
    const next = eventsOf([billing(read('1405-08-01', 2_200))], corrected).at(-1);
    expect(next).toMatchObject({ type: 'BillIssued', data: { consumption: '300.000' } });
  });

  it('second input, by the same days of last year: difference −1,816,318, and the estimate stays 60 m³', () => {
    const days = ['1404-06-01', '1404-07-01', '1404-08-01', '1405-06-01'];
    const account = fold(
      billAccount,
      historyOf(
        accountFrom('1404-05-01', 1_000),
        ...[1_100, 1_160, 1_300, 3_620].map((index, place) => read(days[place]!, index)),
        estimated('1405-07-01', 3_680, {
          method: 'sameDaysLastYear',
          methodVersion: 2,
          derivedFrom: ['1404-06-01', '1404-07-01', '1405-06-01'].map((each) => `reading-${each}`),
        }),
      ),
    );
    const { proposal } = simulated(account, requestOf({ ...correct('1405-06-01', 2_620), ...seen(2_700) }), today);
    expect(proposal.bills.map(({ before, after }) => [before.total, after.total])).toEqual([
      [3_458_314, 1_641_996],
      [98_640, 98_640],
    ]);
    expect(proposal.difference).toBe(-1_816_318);
  });
});

describe('an estimate never bounds a corrected index (F5b)', () => {
  const history = historyOf(
    accountFrom('1405-04-01', 2_150),
    read('1405-05-01', 2_205),
    estimated('1405-06-01', 2_260, {
      method: 'periodBefore',
      methodVersion: 1,
      derivedFrom: ['reading-opening', 'reading-1405-05-01'],
    }),
  );
  it('F5b: 2405 instead of 2205 is above the estimate 2260, which is derived anew', () => {
    const { proposal } = simulated(
      fold(billAccount, history),
      requestOf({ ...correct('1405-05-01', 2_405), ...seen(2_700) }),
      today,
    );
    expect(proposal.readings.map(({ rightIndex }) => rightIndex)).toEqual([2_405, 2_660]);
  });
  it('15.4-31, 15.4-32: where the next reading overrules the estimate, it becomes linear between the readings', () => {
    const later = eventsOf([billing(read('1405-07-01', 2_465))], history);
    const { proposal } = simulated(
      fold(billAccount, later),
      requestOf({ ...correct('1405-05-01', 2_405), ...seen(2_700) }),
      today,
    );
    expect(proposal.readings).toMatchObject([
      { rightIndex: 2_405 },
      { rightIndex: 2_435, estimate: { method: 'betweenReadings', methodVersion: 1 } },
    ]);
    expect(proposal.bills.map(({ consumption }) => consumption.after)).toEqual(['255.000', '30.000', '30.000']);
  });
});

it('F5: two wrong readings are corrected in one proposal, with one posting', () => {
  const history = historyOf(
    accountFrom('1405-04-01', 8_300),
    read('1405-05-01', 8_400),
    read('1405-06-01', 8_600),
    read('1405-07-01', 8_743),
  );
  const cause = {
    kind: 'readings' as const,
    readings: [correct('1405-06-01', 8_490), correct('1405-07-01', 8_504)],
  };
  const account = fold(billAccount, history);
  const { proposal } = simulated(account, requestOf({ cause, ...seen(8_505) }), today);
  expect(proposal.bills.map(({ consumption }) => consumption.after)).toEqual(['90.000', '14.000']);
  const posted = eventsOf([correcting({ cause, ...seen(8_505) }, today)], history).slice(history.length);
  expect(posted.map(({ type }) => type)).toEqual(['BillsCorrected']);
  expect(fold(billAccount, [...history, ...posted]).readings.map(({ index }) => index)).toEqual([
    8_300, 8_400, 8_490, 8_504,
  ]);
});

describe('F5a, 15.4-38: 8,400, then 8,600 and 8,743 read, and 8,505 seen at the visit', () => {
  const first = [read('1405-07-07', 8_600), read('1405-08-17', 8_743)];
  const history = historyOf(accountFrom('1405-05-29', 8_400), ...first);
  const proposing = (rows: readonly ReturnType<typeof correct>[], indexSeen: number | undefined, events = history) => {
    const evidence = indexSeen === undefined ? { evidence: undefined } : seen(indexSeen);
    const request = requestOf({ cause: { kind: 'readings', readings: [...rows] }, ...evidence });
    return simulateCorrection(request, { ...basis, account: fold(billAccount, events), today });
  };
  const one = [correct('1405-07-07', 8_490)];
  const both = [...one, correct('1405-08-17', 8_500)];

  it('the first one alone would charge more, +45,031: refused, with the reading that is left', () => {
    expect(proposing(one, undefined)).toMatchObject({ proposal: { difference: 45_031 } });
    const refused = proposing(one, 8_505);
    judged('rejected' in refused && refused).thenRejected('ReadingAboveIndexSeenMustBeCorrected', {
      readOn: on('1405-08-17'),
      index: 8_743,
      indexSeen: 8_505,
    });
  });
  it('both together are a credit', () =>
    expect(proposing(both, 8_505)).toMatchObject({ proposal: { difference: -462_871, warnings: [] } }));
  it('a reading that arrives after the decision is judged by the visit as well; one of its day or later is not', () => {
    const late = historyOf(accountFrom('1405-05-29', 8_400), ...first, read('1405-08-25', 8_760));
    expect(proposing(both, 8_505, late)).toMatchObject({
      rejected: 'ReadingAboveIndexSeenMustBeCorrected',
      data: { readOn: on('1405-08-25'), index: 8_760 },
    });
    for (const laterDay of ['1405-09-01', '1405-09-15']) {
      const next = historyOf(accountFrom('1405-05-29', 8_400), ...first, read(laterDay, 8_760));
      expect(proposing(both, 8_505, next)).toHaveProperty('proposal');
    }
  });
  it('11.4, 15.4-33: a register that has rolled over since stands above no index seen', () => {
    const near = historyOf(accountFrom('1405-05-01', 99_600), read('1405-06-01', 99_800), read('1405-07-01', 99_950));
    expect(proposing([correct('1405-06-01', 99_790)], 40, near)).toHaveProperty('proposal');
  });
  it('15.4-39: another cause corrects nothing either as long as a reading stands above the index seen', () => {
    const cause = { kind: 'terms', from: on('1405-05-01'), use: 'publicCommercial' } as const;
    const simulating = (indexSeen: number) =>
      simulateCorrection(requestOf({ cause, ...seen(indexSeen) }), {
        ...basis,
        account: fold(billAccount, history),
        today,
      });
    expect(simulating(8_505)).toMatchObject({ rejected: 'ReadingAboveIndexSeenMustBeCorrected' });
    expect(simulating(8_760)).toHaveProperty('proposal');
  });
});
