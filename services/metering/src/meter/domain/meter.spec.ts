import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import { meter } from './meter.ts';
import type { CorrectReadings } from './correcting/correct-readings.messages.ts';
import type {
  InstallMeter,
  MeterEvent,
  MeterInstalled,
  ReadingAccepted,
  ReadingCorrected,
  RecordReading,
} from './meter.messages.ts';

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
const install: InstallMeter = { type: 'InstallMeter', ...terms, today };
const installed: MeterInstalled = { type: 'MeterInstalled', data: { serial: '62000001', ...terms } };
const contracts = [
  { contractId: 'c', countyOffice: 'county-1', covers: { meters: ['62000001'] }, from: civilDate('2018-01-01') },
];
const actual = (readOn: string, index: number): RecordReading => ({
  type: 'RecordReading',
  readingId: `reading-${readOn}`,
  readOn: civilDate(readOn),
  finding: { kind: 'actual', index },
  contractorId: 'contractor-zagros',
  readerId: 'reader-17',
  contracts,
  today,
});
const absent = (readOn: string): RecordReading => ({ ...actual(readOn, 0), finding: { kind: 'absent' } });
const accepted = (readOn: string, index: number, more: Partial<ReadingAccepted['data']> = {}): ReadingAccepted => ({
  type: 'ReadingAccepted',
  data: {
    readingId: `reading-${readOn}`,
    meterId: '62000001',
    accountId: '10203040',
    readOn: civilDate(readOn),
    index,
    rolledOver: false,
    kind: 'actual',
    contractorId: 'contractor-zagros',
    contractId: 'c',
    readerId: 'reader-17',
    ...more,
  },
});

describe('installing a meter', () => {
  it('starts the history with the index at installation (9.6)', () => void given(meter).when(install).then(installed));
  it('a repeat has no effect, another account is rejected (9.6)', () => {
    given(meter, installed).when(install).thenNothing();
    given(meter, installed)
      .when({ ...install, accountId: '10203041' })
      .thenRejected('SerialMustBeFree', { accountId: '10203040' });
  });
  it('N29: SerialMustBeFree does not name an account of another county', () => {
    const { data, ...event } = installed;
    given(meter, { ...event, data: { ...data, countyOffice: 'county-2' } })
      .when({ ...install, accountId: '10203041', countyOffice: 'county-1' })
      .thenRejected('SerialMustBeFree', {});
  });
  it('is rejected for an account that has another meter, which needs an exchange (11.4, Card 13)', () => {
    given(meter)
      .when({ ...install, otherMeter: '62000007' })
      .thenRejected('AccountMustHaveOneMeter', { accountId: '10203040', meterId: '62000007' });
    given(meter, installed)
      .when({ ...install, otherMeter: '62000007' })
      .thenNothing();
  });
  it('is rejected before its day, and with more digits than the register has (11.4)', () => {
    given(meter)
      .when({ ...install, installedOn: civilDate('2026-11-23') })
      .thenRejected('DayMustNotBeInFuture');
    given(meter)
      .when({ ...install, index: 100_000 })
      .thenRejected('IndexMustFitRegister', { registerDigits: 5 });
  });
});

describe('recording a reading', () => {
  it('counts from the previous one (11.5)', () =>
    void given(meter, installed)
      .when(actual('2026-07-22', 165))
      .then(accepted('2026-07-22', 165))
      .when(actual('2026-08-22', 165))
      .then(accepted('2026-08-22', 165)));
  it('needs an installed meter (9.6)', () =>
    given(meter)
      .when({ ...actual('2026-07-22', 165), contractorId: undefined })
      .thenRejected('MeterMustExist'));
  it('N5: a missing meter and one outside the contract have the same answer for a contractor', () => {
    given(meter).when(actual('2026-07-22', 165)).thenRejected('MeterMustBeInContract');
    const outside = { ...actual('2026-07-22', 165), contracts: [] };
    const refused = [meter.initial, fold(meter, [installed])].map((state) => meter.decide(outside, state));
    expect(refused[0]).toEqual(refused[1]);
  });
  it('is not dated in the future (11.5)', () =>
    given(meter, installed).when(actual('2026-11-23', 165)).thenRejected('DayMustNotBeInFuture'));
  it('11.5: is not before the installation, and an estimate is after the last reading', () => {
    given(meter, installed).when(actual('2026-06-20', 120)).thenRejected('ReadingMustFollowPrevious');
    given(meter, installed, accepted('2026-08-22', 200))
      .when(absent('2026-07-22'))
      .thenRejected('ReadingMustFollowPrevious', { previousReadOn: '2026-08-22' });
    given(meter, installed, accepted('2026-08-22', 200))
      .when({ ...actual('2026-07-22', 160), finding: { kind: 'estimated', index: 160 } })
      .thenRejected('ReadingMustFollowPrevious');
  });
  it('a repeat has no effect, another index for the day needs a correction (11.8-2)', () => {
    given(meter, installed, accepted('2026-07-22', 165)).when(actual('2026-07-22', 165)).thenNothing();
    given(meter, installed, accepted('2026-07-22', 165))
      .when(absent('2026-07-22'))
      .thenRejected('DayMustHaveOneReading');
    given(meter, installed).when(actual('2026-06-21', 120)).thenNothing();
  });
  it('13.3: up to the capacity is accepted', () => {
    given(meter, installed)
      .when(actual('2026-07-21', 120 + 30 * 144))
      .then(accepted('2026-07-21', 120 + 30 * 144));
  });
});

describe('absent customers and estimates (A2-6)', () => {
  const byReader = { kind: 'estimated', estimate: { because: 'readerEstimated', method: 'byReader' } } as const;
  it("a contractor's estimate is labelled", () =>
    void given(meter, installed)
      .when({ ...actual('2026-07-22', 160), finding: { kind: 'estimated', index: 160 } })
      .then(accepted('2026-07-22', 160, byReader)));
  const reading = (readOn: string, index: number, readingId = `reading-${readOn}`) => ({
    readingId,
    readOn: civilDate(readOn),
    index,
  });
  const continued = {
    kind: 'estimated',
    estimate: {
      because: 'absent',
      method: 'periodBefore',
      methodVersion: 2,
      derivedFrom: [reading('2026-06-21', 120, 'reading-0'), reading('2026-07-21', 180)],
    },
  } as const;
  it('without a year of history the estimate continues the previous period', () => {
    given(meter, installed, accepted('2026-07-21', 180))
      .when(absent('2026-08-20'))
      .then(accepted('2026-08-20', 240, continued));
  });
  it('with a year of history the estimate uses the same days of last year, across a rollover too', () => {
    const lastYear: MeterInstalled = {
      ...installed,
      data: { ...installed.data, installedOn: civilDate('2025-06-21'), index: 99_000 },
    };
    const year = [accepted('2025-08-20', 99_120), accepted('2025-10-19', 99_420), accepted('2026-08-20', 99_990)];
    given(meter, lastYear, ...year)
      .when(absent('2026-09-19'))
      .then(
        accepted('2026-09-19', 140, {
          rolledOver: true,
          kind: 'estimated',
          estimate: {
            because: 'absent',
            method: 'sameDaysLastYear',
            methodVersion: 3,
            derivedFrom: [reading('2025-08-20', 99_120), reading('2025-10-19', 99_420), reading('2026-08-20', 99_990)],
          },
        }),
      );
  });
  it('case 07, 15.4-31: names the method, its version and its readings, across 30 Esfand 1403', () => {
    const of1403: MeterInstalled = {
      ...installed,
      data: { ...installed.data, installedOn: civilDate('2024-03-20'), index: 1_000 },
    };
    const read: readonly [string, number][] = [
      ['2024-04-20', 1_310],
      ['2024-05-21', 1_620],
      ['2024-06-21', 1_651],
      ['2025-03-20', 1_900],
      ['2025-04-21', 2_000],
    ];
    given(meter, of1403, ...read.map(([readOn, index]) => accepted(readOn, index)))
      .when(absent('2025-05-22'))
      .then(
        accepted('2025-05-22', 2_310, {
          kind: 'estimated',
          estimate: {
            because: 'absent',
            method: 'sameDaysLastYear',
            methodVersion: 3,
            derivedFrom: [reading('2024-04-20', 1_310), reading('2024-05-21', 1_620), reading('2025-04-21', 2_000)],
          },
        }),
      );
  });
  it('15.4-31: is derived from the corrected index of a reading', () => {
    const corrected: ReadingCorrected = {
      type: 'ReadingCorrected',
      data: {
        readingId: 'reading-2026-07-21',
        meterId: '62000001',
        accountId: '10203040',
        wrongIndex: 480,
        rightIndex: 180,
        correctionId: 'correction-1',
        caseId: 'case-1',
      },
    };
    given(meter, installed, accepted('2026-07-21', 480), corrected)
      .when(absent('2026-08-20'))
      .then(accepted('2026-08-20', 240, continued));
  });
  it('a new meter has no history for an estimate (A2-6)', () =>
    given(meter, installed).when(absent('2026-07-22')).thenRejected('EstimateMustHaveHistory'));
  it('a repeated estimate has no effect', () =>
    given(meter, installed, accepted('2026-07-21', 180))
      .when(absent('2026-08-20'))
      .then(accepted('2026-08-20', 240, continued))
      .when(absent('2026-08-20'))
      .thenNothing());
});

describe('a meter that stands still (A2)', () => {
  const still: MeterEvent = {
    type: 'MeterStoodStill',
    data: {
      meterId: '62000001',
      accountId: '10203040',
      index: 165,
      since: civilDate('2026-07-22'),
      until: civilDate('2026-09-22'),
    },
  };
  const twice = [installed, accepted('2026-07-22', 165), accepted('2026-08-22', 165)];
  it('is reported at the third reading, once', () => {
    given(meter, ...twice)
      .when(actual('2026-09-22', 165))
      .then(accepted('2026-09-22', 165), still)
      .when(actual('2026-10-22', 165))
      .then(accepted('2026-10-22', 165));
  });
  it('is reported again if it has moved in between', () => {
    given(meter, ...twice, accepted('2026-09-22', 165), still, accepted('2026-10-01', 170), accepted('2026-10-10', 170))
      .when(actual('2026-10-20', 170))
      .thenMatching((events) => expect(events.map(({ type }) => type)).toEqual(['ReadingAccepted', 'MeterStoodStill']));
  });
});

describe('correcting a reading (11.8-2)', () => {
  const history = [installed, accepted('2026-09-22', 300), accepted('2026-10-22', 700), accepted('2026-11-21', 720)];
  const correcting = (rightIndex: number, readingId = 'reading-2026-10-22'): CorrectReadings => ({
    type: 'CorrectReadings',
    readings: [{ readingId, rightIndex, rolledOver: false, because: 'corrected' }],
    correctionId: 'correction-1',
    caseId: 'case-1',
  });
  const correct = correcting(500);
  const corrected: ReadingCorrected = {
    type: 'ReadingCorrected',
    data: {
      readingId: 'reading-2026-10-22',
      meterId: '62000001',
      accountId: '10203040',
      wrongIndex: 700,
      rightIndex: 500,
      rolledOver: false,
      because: 'corrected',
      correctionId: 'correction-1',
      caseId: 'case-1',
    },
  };
  it('replaces the index by the right one and keeps the wrong one on record', () => {
    given(meter, ...history)
      .when(correct)
      .then(corrected)
      .when(correct)
      .thenNothing();
    given(meter, ...history, corrected)
      .when(actual('2026-10-22', 700))
      .thenNothing();
  });
  it('needs an existing reading (11.8-2)', () =>
    given(meter, ...history)
      .when(correcting(500, 'reading-9'))
      .thenRejected('ReadingMustExist'));
  it('is not below the previous one (11.8-4)', () =>
    given(meter, ...history)
      .when(correcting(299))
      .thenRejected('RightIndexMustNotFall', { previousIndex: 300 }));
  it('15.4-31, 15.4-32: a later reading below it stays as it was read, without a rollover, as billing holds it', () =>
    given(meter, ...history)
      .when(correcting(721))
      .then({ type: 'ReadingCorrected', data: { ...corrected.data, rightIndex: 721 } })
      .when(correcting(721))
      .thenNothing());
  it('F11, 11.4, 15.4-31: rollover marks of later readings are derived anew', () => {
    const rolled = [
      { ...installed, data: { ...installed.data, index: 99_800 } },
      accepted('2026-09-22', 99_900),
      accepted('2026-10-22', 99_990),
      accepted('2026-11-21', 40, { rolledOver: true }),
    ];
    const mark = {
      readingId: 'reading-2026-11-21',
      rightIndex: 40,
      rolledOver: false,
      because: 'derivedAnew',
    } as const;
    const right = { readingId: 'reading-2026-10-22', rightIndex: 10, rolledOver: true, because: 'corrected' } as const;
    const marked = ({ readingId, rightIndex, rolledOver, because }: ReadingCorrected['data']) => ({
      readingId,
      rightIndex,
      rolledOver,
      because,
    });
    for (const readings of [[right, mark], [right]])
      given(meter, ...rolled)
        .when({ ...correct, readings })
        .thenMatching((events) =>
          expect(events.map(({ type, data }) => type === 'ReadingCorrected' && marked(data))).toEqual([right, mark]),
        );
    given(meter, ...rolled)
      .when({ ...correct, readings: [right, mark] })
      .thenMatching((events) =>
        expect(fold(meter, [...rolled, ...events])).toMatchObject({
          readings: [{}, {}, { index: 10, rolledOver: true }, { index: 40 }],
        }),
      );
  });
  it('F11, 15.4-33: a rollover that the head confirmed is recorded once although the reading has the mark already', () => {
    const rolled = [
      { ...installed, data: { ...installed.data, index: 99_800 } },
      accepted('2026-09-22', 99_900),
      accepted('2026-10-22', 99_990),
      accepted('2026-11-21', 40, { rolledOver: true }),
    ];
    const same = { readingId: 'reading-2026-11-21', rightIndex: 40, rolledOver: true } as const;
    const before = { readingId: 'reading-2026-10-22', rightIndex: 99_980, rolledOver: false } as const;
    const confirm = { ...correct, readings: [before, { ...same, because: 'corrected' as const }] };
    const recorded = meter.decide(confirm, fold(meter, rolled)) as readonly MeterEvent[];
    expect(recorded).toHaveLength(2);
    given(meter, ...rolled, ...recorded)
      .when(confirm)
      .thenNothing();
    const confirmationAfter = (...commands: readonly CorrectReadings[]) => {
      const events = commands.reduce<readonly MeterEvent[]>((history, command) => {
        const decision = meter.decide(command, fold(meter, history));
        return 'rejected' in decision ? history : [...history, ...decision];
      }, rolled);
      const state = fold(meter, events);
      return state.status === 'installed' && state.readings.at(-1)!.rolloverConfirmed;
    };
    expect(confirmationAfter()).toBeUndefined();
    expect(confirmationAfter(confirm)).toBe(true);
    const withdrawn = { ...same, rolledOver: false, rolloverConfirmed: false, because: 'derivedAnew' as const };
    const disproved = { ...correct, readings: [{ ...before, rightIndex: 20, rolledOver: true }, withdrawn] };
    expect(confirmationAfter(confirm, disproved)).toBeUndefined();
  });
  it('15.4-31, A2: a standstill that a correction disproves is recorded, and one that it shows is reported', () => {
    const still = [installed, accepted('2026-09-22', 300), accepted('2026-10-22', 300), accepted('2026-11-21', 300)];
    const stood: MeterEvent = {
      type: 'MeterStoodStill',
      data: {
        meterId: '62000001',
        accountId: '10203040',
        index: 300,
        since: civilDate('2026-09-22'),
        until: civilDate('2026-11-21'),
      },
    };
    const typesAfter = (history: readonly MeterEvent[], index: number, readingId?: string) => {
      const decision = meter.decide(correcting(index, readingId), fold(meter, history));
      return 'rejected' in decision ? decision : decision.map(({ type }) => type);
    };
    expect(typesAfter([...still, stood], 310, 'reading-2026-11-21')).toEqual([
      'ReadingCorrected',
      'StandstillDisproved',
    ]);
    const moving = [installed, accepted('2026-09-22', 300), accepted('2026-10-22', 310), accepted('2026-11-21', 300)];
    expect(typesAfter(moving, 300)).toEqual(['ReadingCorrected', 'MeterStoodStill']);
    const disproved: MeterEvent = {
      type: 'StandstillDisproved',
      data: { meterId: '62000001', accountId: '10203040', correctionId: 'correction-1', caseId: 'case-1' },
    };
    expect(fold(meter, [...still, stood, disproved])).toMatchObject({ stoodStill: false });
  });
  it('15.4-31: an estimate that billing had not received is derived anew from the corrected index', () => {
    const estimate = {
      because: 'absent',
      method: 'periodBefore',
      methodVersion: 1,
      derivedFrom: [
        { readingId: 'reading-2026-09-22', readOn: civilDate('2026-09-22'), index: 300 },
        { readingId: 'reading-2026-10-22', readOn: civilDate('2026-10-22'), index: 700 },
      ],
    } as const;
    given(
      meter,
      installed,
      accepted('2026-09-22', 300),
      accepted('2026-10-22', 700),
      accepted('2026-11-21', 1_100, { kind: 'estimated', estimate }),
    )
      .when(correct)
      .thenMatching((events) =>
        expect(events.map(({ data }) => data)).toMatchObject([
          { readingId: 'reading-2026-10-22', rightIndex: 500 },
          {
            readingId: 'reading-2026-11-21',
            wrongIndex: 1_100,
            rightIndex: 700,
            because: 'derivedAnew',
            estimate: { method: 'periodBefore', methodVersion: 1 },
          },
        ]),
      );
  });
  it('fits the register (11.4)', () =>
    given(meter, ...history)
      .when(correcting(100_000))
      .thenRejected('IndexMustFitRegister'));
  it('of the last reading is compared with the previous one (11.4)', () => {
    given(meter, ...history)
      .when(correcting(699, 'reading-2026-11-21'))
      .thenRejected('RightIndexMustNotFall', { previousIndex: 700 });
    given(meter, ...history)
      .when(correcting(710, 'reading-2026-11-21'))
      .thenMatching((events) => expect(events).toHaveLength(1));
  });
});

describe('a fault found at a visit (A3-2, A6-2)', () => {
  const report = {
    type: 'ReportMeterFault',
    caseId: 'case-1',
    foundOn: civilDate('2026-11-22'),
    foundBy: 'clerk-101',
    indexSeen: 300,
  } as const;
  const { type: _type, ...facts } = report;
  it('is recorded once per case', () =>
    given(meter, installed)
      .when(report)
      .then({ type: 'MeterFaultFound', data: { meterId: '62000001', accountId: '10203040', ...facts } })
      .when(report)
      .thenNothing());
});
