import { describe, expect, it } from '@jest/globals';
import { addDays, civilDate } from '@pishkhan/calendar';
import { consumptionBetween, policyUntilPublished } from '@pishkhan/consumption';
import { fold, given, isRejection } from '@pishkhan/decider';
import type { PolicyVersion } from '@pishkhan/published-versions';
import { byTwoPersons } from '@pishkhan/published-versions/builders';
import fc from 'fast-check';
import { readingPolicy } from '../../../../review/policy/domain/reading-policy.ts';
import type { MeterCommand, MeterEvent } from '../../meter.messages.ts';
import { meter } from '../../meter.ts';
import type { InstalledMeter } from '../../meter.state.ts';
import { registersOfType } from './meter-types.policy.ts';
import type { AssignRegisterSet, RecordRegisters } from './register-set.messages.ts';
import type { ReadRegister, RegisterName, TypedRegister } from './registers.ts';

const firstDay = civilDate('2026-01-01');
const today = addDays(firstDay, 3_000);
const typed = (register: RegisterName, unit: TypedRegister['unit'] = 'cubicMetre'): TypedRegister => ({
  register,
  digits: 5,
  unit,
  counts: unit === 'cubicMetre',
});
const registers = [
  ...(['low', 'mid', 'peak', 'friday'] as const).map((each) => typed(each)),
  typed('reactive', 'kilovarHour'),
];
const version = (rows: readonly TypedRegister[]): PolicyVersion => ({
  name: 'meter-types',
  version: '1',
  effectiveFrom: firstDay,
  sample: true,
  settles: 'C3-1: which registers count',
  content: { registers: rows.map((row) => ({ ...row, meterType: 'multi-register' })) },
});
const names = registers.map(({ register }) => register);

type Indexes = readonly [low: number, mid: number, peak: number, friday: number, reactive: number];
const opening: Indexes = [100, 80, 70, 50, 9];
const read = (indexes: Indexes) => names.map((register, place) => ({ register, index: indexes[place]! }));
const installed = (index: number, registerDigits = 6): MeterEvent => ({
  type: 'MeterInstalled',
  data: {
    meterId: 'R-1',
    accountId: '20000701',
    serial: 'R-1',
    capacity: 'G100',
    registerDigits,
    installedOn: firstDay,
    index,
    readingId: 'opening',
  },
});
const assign = (opening: Indexes, more: Partial<AssignRegisterSet> = {}): AssignRegisterSet => ({
  type: 'AssignRegisterSet',
  meterType: 'multi-register',
  policyVersion: 'sample-1',
  registers,
  opening: read(opening),
  ...more,
});
const reading = (
  day: number,
  indexes: Indexes,
  rolledOver: readonly RegisterName[] = [],
  more: Partial<RecordRegisters> = {},
): RecordRegisters => ({
  type: 'RecordRegisters',
  readingId: `reading-${day}`,
  readOn: addDays(firstDay, day),
  registers: read(indexes).map((each) => ({
    ...each,
    ...(rolledOver.includes(each.register) && { rolledOver: true }),
  })),
  reason: 'periodic',
  readerId: 'expert-1',
  today,
  policy: policyUntilPublished,
  ...more,
});
/** One figure, as of a meter with one register. */
const single = (day: number, index: number): MeterCommand => {
  const { type: _, registers: __, ...entered } = reading(day, opening);
  return { ...entered, type: 'RecordReading', finding: { kind: 'actual', index } };
};
const after = (...commands: readonly MeterCommand[]): readonly MeterEvent[] =>
  commands.reduce<readonly MeterEvent[]>(
    (events, command) => {
      const decided = meter.decide(command, fold(meter, events));
      if (isRejection(decided)) throw new Error(decided.rejected);
      return [...events, ...decided];
    },
    [installed(300)],
  );
const withSet = after(assign(opening));

describe('C3-1: the registers of a meter type', () => {
  it('are recorded before the first reading, and their sum is the index of the meter', () => {
    given(meter, installed(300))
      .when(assign(opening))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          type: 'RegisterSetAssigned',
          data: { meterType: 'multi-register', policyVersion: 'sample-1', registers: { length: 5 } },
        }),
      );
    given(meter, ...withSet)
      .when(assign(opening))
      .thenNothing();
    given(meter, ...withSet)
      .when(assign([101, 79, 70, 50, 9]))
      .thenRejected('RegisterSetMustPrecedeReadings');
    given(meter, installed(301)).when(assign(opening)).thenRejected('OpeningIndexMustBeTheSum');
    given(meter, installed(300, 5)).when(assign(opening)).thenRejected('OpeningIndexMustBeTheSum');
    given(meter, installed(300))
      .when(assign(opening, { meterType: 'weather', registers: [] }))
      .thenRejected('MeterTypeMustBeKnown');
    given(meter, installed(300))
      .when(assign(opening, { opening: read(opening).slice(1) }))
      .thenRejected('RegistersMustBeOfTheType');
  });
  it('15.4-31, C3-1: are recorded while the meter has only estimates, as after a late exchange, and no fact', () => {
    const estimated: MeterEvent = {
      type: 'ReadingAccepted',
      data: {
        readingId: 'estimate',
        meterId: 'R-1',
        accountId: '20000701',
        readOn: addDays(firstDay, 20),
        index: 340,
        rolledOver: false,
        kind: 'estimated',
      },
    };
    given(meter, installed(300), estimated)
      .when(assign(opening))
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'RegisterSetAssigned' }));
    given(meter, ...after(single(20, 340)))
      .when(assign(opening))
      .thenRejected('RegisterSetMustPrecedeReadings');
  });
  it('C3-1, 11.8-2: DayMustHaveOneSplit, two splits of one day with the same sum are not one reading', () => {
    const once = after(assign(opening), reading(30, [110, 85, 75, 52, 9]));
    given(meter, ...once)
      .when(reading(30, [110, 85, 75, 52, 9]))
      .thenNothing();
    given(meter, ...once)
      .when(reading(30, [109, 86, 75, 52, 9]))
      .thenRejected('DayMustHaveOneSplit', { register: 'low' });
    const late = after(assign(opening), reading(60, [120, 90, 80, 54, 9]), reading(30, [110, 85, 75, 52, 9]));
    given(meter, ...late)
      .when(reading(30, [109, 86, 75, 52, 9]))
      .thenRejected('DayMustHaveOneSplit');
  });
  it('C3-1, A1-12: a meter that comes back takes no single figure before its registers are recorded again', () => {
    const removed: MeterEvent = {
      type: 'MeterRemoved',
      data: {
        meterId: 'R-1',
        accountId: '20000701',
        removalId: 'removal-1',
        reason: 'wrong account',
        requestedBy: 'connections-1',
        removedOn: addDays(firstDay, 10),
      },
    };
    const back = [...withSet, removed, installed(300)];
    given(meter, ...back)
      .when(single(30, 340))
      .thenRejected('EveryRegisterMustBeRead', { meterType: 'multi-register' });
    const both = [...back, meter.decide(assign(opening), fold(meter, back))].flat() as readonly MeterEvent[];
    given(meter, ...both)
      .when(reading(30, [110, 85, 75, 52, 9]))
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'ReadingAccepted', data: { index: 322 } }));
  });
  it('15.2: a type counts volume, and has each register once; it is in force from its day on', () => {
    const publishing = given(byTwoPersons(readingPolicy));
    const none = registers.map((each) => ({ ...each, counts: false }));
    const reactive = registers.map((each) => ({ ...each, counts: true }));
    for (const rows of [none, reactive, [...registers, typed('low')]])
      publishing.when({ draft: version(rows), today: firstDay }).thenRejected('MeterTypeMustCountVolume');
    const published = { ...version(registers), publishedOn: firstDay };
    const policy = fold(readingPolicy, [{ type: 'ReadingPolicyPublished', data: published }]);
    expect(registersOfType(policy, 'multi-register', firstDay)).toEqual({ version: '1', registers });
    expect(registersOfType(policy, 'weather', firstDay)?.registers).toEqual([]);
    expect(registersOfType(policy, 'multi-register', addDays(firstDay, -1))).toBeUndefined();
  });
});

describe('11.4: a reading of all registers', () => {
  it('is one reading of the volume, with each register', () =>
    given(meter, ...withSet)
      .when(reading(30, [150, 90, 75, 60, 40]))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({
          type: 'ReadingAccepted',
          data: { index: 375, kind: 'actual', registers: { 0: { register: 'low', index: 150, turns: 0 }, length: 5 } },
        }),
      ));
  it('is refused by name if one is missing, foreign, too long or lower', () => {
    const short = read([150, 90, 75, 60, 40]).slice(1);
    given(meter, ...withSet)
      .when({ ...reading(30, opening), registers: short })
      .thenRejected('RegistersMustBeOfTheType', { missing: 'low', foreign: '' });
    given(meter, ...withSet)
      .when({ ...reading(30, opening), registers: [...read(opening), { register: 'volume', index: 1 }] })
      .thenRejected('RegistersMustBeOfTheType', { missing: '', foreign: 'volume' });
    given(meter, ...withSet)
      .when(reading(30, [100_000, 90, 75, 60, 40]))
      .thenRejected('RegisterMustFitItsDigits');
    given(meter, ...withSet)
      .when(reading(30, [150, 79, 75, 60, 40]))
      .thenRejected('RegisterMustNotFall', { register: 'mid', index: 79, previousIndex: 80 });
    given(meter, installed(300)).when(reading(30, opening)).thenRejected('RegistersMustBeOfTheType');
  });
  it('one figure is none of such a meter; an absence is estimated', () => {
    const figure = { type: 'RecordReading', readingId: 'r', readOn: addDays(firstDay, 60), today } as const;
    const measured = [...withSet, ...after(assign(opening), reading(30, [150, 90, 75, 60, 40])).slice(2)];
    given(meter, ...measured)
      .when({ ...figure, finding: { kind: 'actual', index: 400 } })
      .thenRejected('EveryRegisterMustBeRead');
    given(meter, ...measured)
      .when({ ...figure, finding: { kind: 'absent' } })
      .thenMatching(([event]) => expect(event).toMatchObject({ data: { kind: 'estimated', index: 450 } }));
  });
  it('A9-3: nor is a declared figure: the case has its answer', () =>
    given(meter, ...withSet)
      .when({
        type: 'RecordSelfReading',
        readingId: 'self',
        meterId: 'R-1',
        accountId: '20000701',
        readOn: addDays(firstDay, 10),
        index: 320,
        selfReading: {
          selfReadingId: 'request-1',
          caseId: 'case-1',
          channel: 'counter',
          announcedOn: addDays(firstDay, 10),
          approvedBy: 'representative-1',
          confirmedBy: 'affairs-1',
        },
        today,
      })
      .thenMatching(([event]) => expect(event).toMatchObject({ data: { rule: 'EveryRegisterMustBeRead' } })));
  it('15.4-34: one that waits is accepted or entered anew, not corrected by one sum', () => {
    const held = after(assign(opening), reading(1, [90_000, 80, 70, 50, 9]));
    const [event] = held.slice(-1);
    const reviewId = event?.type === 'ReadingHeldForReview' ? event.data.reviewId : '';
    const decided = { reviewId, reason: 'عکس', evidence: 'عکس', byHead: true, by: 'head-1', today } as const;
    given(meter, ...held)
      .when({ ...decided, type: 'CorrectHeldReading', rightIndex: 320 })
      .thenRejected('RegistersMustBeEnteredAnew');
    given(meter, ...held)
      .when({ ...decided, type: 'AcceptHeldReading' })
      .thenMatching((events) =>
        expect(events.at(-1)).toMatchObject({ type: 'ReadingAccepted', data: { registers: { length: 5 } } }),
      );
  });
  it('15.4-33: each register passes zero by itself, once its reader confirms it', () => {
    const high = after(assign(opening), reading(900, [99_990, 80, 70, 50, 9]));
    given(meter, ...high)
      .when(reading(930, [20, 85, 70, 50, 9]))
      .thenRejected('RegisterMustNotFall');
    given(meter, ...high)
      .when(reading(930, [20, 85, 70, 50, 9], ['low']))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({ data: { index: 100_225, registers: { 0: { index: 20, turns: 1 } } } }),
      );
  });
  it('11.8-2: a misread register is corrected by the sum with the right one, and bounds no later reading', () => {
    const misread = after(assign(opening), reading(30, [510, 90, 75, 60, 40]));
    const right = { readingId: 'reading-30', rightIndex: 735 - 510 + 150, because: 'corrected' as const };
    const corrected = after(assign(opening), reading(30, [510, 90, 75, 60, 40]), {
      type: 'CorrectReadings',
      readings: [right],
      correctionId: 'c-1',
      caseId: 'case-1',
    });
    given(meter, ...misread)
      .when(reading(60, [160, 100, 80, 65, 50]))
      .thenRejected('RegisterMustNotFall');
    given(meter, ...corrected)
      .when(reading(60, [160, 100, 80, 65, 50]))
      .thenMatching(([event]) => expect(event).toMatchObject({ data: { index: 405, rolledOver: false } }));
  });
});

it('11.4: over any chain the billed volume is what the registers that count have measured', () => {
  const used = fc.tuple(fc.nat(2_000), fc.nat(2_000), fc.nat(2_000), fc.nat(2_000), fc.nat(900));
  const start = fc.tuple(fc.nat(99_999), fc.nat(99_999), fc.nat(99_999), fc.nat(99_999), fc.nat(99_999));
  const sumOf = (values: Indexes) => values.slice(0, 4).reduce((total, each) => total + each, 0);
  let turns = 0;
  fc.assert(
    fc.property(start, fc.array(used, { minLength: 1, maxLength: 12 }), (first, steps) => {
      let events: readonly MeterEvent[] = [installed(sumOf(first))];
      let shown: Indexes = first;
      let physical = 0;
      const play = (command: MeterCommand) => {
        const decided = meter.decide(command, fold(meter, events));
        expect(isRejection(decided)).toBe(false);
        events = [...events, ...(decided as readonly MeterEvent[])];
      };
      play(assign(first));
      for (const [place, step] of steps.entries()) {
        const next = shown.map((index, register) => (index + step[register]!) % 100_000) as unknown as Indexes;
        const rolled = names.filter((_, register) => next[register]! < shown[register]!);
        turns += rolled.length;
        play(reading((place + 1) * 30, next, rolled));
        [shown, physical] = [next, physical + sumOf(step)];
      }
      const { readings } = fold(meter, events) as InstalledMeter;
      const consumed = readings
        .slice(1)
        .map(({ index }, place) => consumptionBetween({ registerDigits: 6 }, readings[place]!.index, index));
      expect(consumed.reduce((total, each) => total + each, 0)).toBe(physical);
      const last = readings.at(-1)!.registers as readonly ReadRegister[];
      expect(last.map(({ index }) => index)).toEqual(shown);
    }),
  );
  expect(turns).toBeGreaterThan(0);
});
