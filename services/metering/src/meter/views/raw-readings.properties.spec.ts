import { expect, it } from '@jest/globals';
import { addDays, civilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { foldView } from '@pishkhan/views';
import fc from 'fast-check';
import type { MeterCommand, MeterEvent } from '../domain/meter.messages.ts';
import { meter } from '../domain/meter.ts';
import type { MeterState } from '../domain/meter.state.ts';
import { readingsOfMeter } from './readings-of-meter.view.ts';

const firstDay = civilDate('2026-01-01');
const today = addDays(firstDay, 400);
const install: MeterCommand = {
  type: 'InstallMeter',
  meterId: 'M-1',
  accountId: '20000701',
  capacity: 'G4',
  registerDigits: 4,
  installedOn: firstDay,
  index: 100,
  readingId: 'opening',
  today,
};
const fact = {
  schemaVersion: 1,
  stream: 'meter-M-1',
  revision: 0,
  recordedAt: '2026-11-22T04:30:00.000Z',
  businessDate: '2026-11-22',
  actor: { subject: 'spec', roles: [] },
};
const place = fc.nat(30);
const index = fc.oneof(fc.integer({ min: 100, max: 900 }), fc.nat(9_999));
const step = fc.oneof(
  fc.record({ do: fc.constant('read' as const), place: fc.integer({ min: 1, max: 300 }), index }),
  fc.record({ do: fc.constantFrom('AcceptHeldReading' as const, 'CorrectHeldReading' as const), place, index }),
  fc.record({ do: fc.constant('correct' as const), place, index, days: fc.nat(2) }),
);
type Step = Parameters<Parameters<typeof step.map>[0]>[0];

const commandOf = (state: MeterState, each: Step, number: number): MeterCommand | undefined => {
  if (state.status !== 'installed') return install;
  if (each.do === 'read') {
    const readOn = addDays(firstDay, each.place);
    const finding = { kind: 'actual', index: each.index } as const;
    return { type: 'RecordReading', readingId: `r-${readOn}`, readOn, finding, reason: 'visit', photo: 'd-1', today };
  }
  const decided = { reason: 'دلیل', evidence: 'عکس', byHead: true, by: 'head-1', today };
  if (each.do !== 'correct') {
    const held = state.held.filter(({ ended }) => ended === undefined);
    const { reviewId } = held[each.place % held.length] ?? {};
    return reviewId === undefined ? undefined : { ...decided, type: each.do, reviewId, rightIndex: each.index };
  }
  const wrong = state.readings[each.place % state.readings.length]!;
  const right = { readingId: wrong.readingId, rightIndex: each.index, because: 'corrected' } as const;
  const moved = { ...right, rightDay: addDays(wrong.readOn, each.days) };
  return { type: 'CorrectReadings', readings: [moved], correctionId: `c-${number}`, caseId: 'case-1' };
};

it('11.4, 15.4-34: what was delivered stays beside what counts, whatever a review or a correction did', () => {
  const qualities = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const log: MeterEvent[] = [];
      let state: MeterState = meter.initial;
      const delivered: { readonly readOn: string; readonly index: number }[] = [];
      for (const [number, each] of [steps[0]!, ...steps].entries()) {
        const command = commandOf(state, each, number);
        const decided = command && meter.decide(command, state);
        if (!decided || isRejection(decided)) continue;
        if (command.type === 'RecordReading' && command.finding.kind === 'actual')
          delivered.push({ readOn: command.readOn, index: command.finding.index });
        log.push(...decided);
        state = decided.reduce(meter.evolve, state);
      }
      const shown = [
        ...foldView(
          readingsOfMeter,
          log.map((event) => ({ ...fact, ...event })),
        ).values(),
      ];
      const held = state.status === 'installed' ? state.held : [];
      const raw = [...shown.map((reading) => reading.raw), ...held];
      for (const { readOn, index: figure } of delivered)
        expect(raw.some((each) => each.readOn === readOn && each.index === figure)).toBe(true);
      for (const { quality } of shown) qualities.add(quality);
    }),
    { numRuns: 300 },
  );
  expect(qualities).toEqual(new Set(['actual', 'corrected', 'confirmed']));
});
