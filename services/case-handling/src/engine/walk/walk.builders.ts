import assert from 'node:assert/strict';
import type { CivilDate, WorkingCalendar } from '@pishkhan/calendar';
import { fold, isRejection, type Rejection } from '@pishkhan/decider';
import { caseDecider } from '../case.ts';
import type { CaseCommand, CaseEvent, Channel, Person } from '../case.messages.ts';
import type { CaseFile, CaseState } from '../case.state.ts';
import type { CaseKind } from '../kind/kind.ts';
import { ownerOf, stageOf } from '../kind/kind.ts';
import type { EventData, EventName, Role } from '../kind/vocabulary.ts';
import { by, jalali, world, type World } from './world.builders.ts';

type Form = Readonly<Record<string, string | number>>;
interface Way {
  readonly kind: CaseKind;
  readonly world: World;
  readonly on: CivilDate;
  readonly events: readonly CaseEvent[];
  readonly refusal?: Rejection;
}

/** What a walk may look at: everything a clerk could ask of the case. */
export interface Expected {
  readonly stage?: string;
  readonly outcome?: string;
  readonly waitsFor?: Role | 'anotherService';
  readonly shownTo?: Role;
  readonly requests?: readonly EventName[];
  readonly clock?: Readonly<Record<string, 'running' | 'missed' | 'kept' | 'late'>>;
  readonly due?: Readonly<Record<string, string>>;
  readonly events?: readonly CaseEvent['type'][];
}

const fileOf = (way: Way): CaseState => fold(caseDecider([way.kind]), way.events);
const open = (way: Way): CaseFile => {
  const state = fileOf(way);
  assert.ok(state.status !== 'none', 'the case was never opened');
  return state;
};

const give = (way: Way, command: CaseCommand): Way => {
  assert.ok(!way.refusal, `refused by ${way.refusal?.rejected}, which the walk does not mention`);
  const decision = caseDecider([way.kind]).decide(command, fileOf(way));
  return isRejection(decision) ? { ...way, refusal: decision } : { ...way, events: [...way.events, ...decision] };
};

const clockOf = (file: CaseFile, name: string) => {
  const clock = file.clocks[name];
  if (clock?.status !== 'stopped') return clock?.status;
  return clock.kept ? 'kept' : 'late';
};

const look = (way: Way, expected: Expected) => {
  assert.ok(!way.refusal, `refused by ${way.refusal?.rejected}`);
  const state = fileOf(way);
  const file = open(way);
  const found: Record<keyof Expected, unknown> = {
    stage: file.stage,
    outcome: state.status === 'closed' ? state.outcome : undefined,
    waitsFor: ownerOf(stageOf(way.kind, file.stage)) ?? 'anotherService',
    shownTo: file.escalatedTo ?? ownerOf(stageOf(way.kind, file.stage)),
    requests: way.events.flatMap((event) => (event.type === 'ServiceRequested' ? [event.data.request] : [])),
    clock: Object.fromEntries(Object.keys(expected.clock ?? {}).map((name) => [name, clockOf(file, name)])),
    due: Object.fromEntries(Object.keys(expected.due ?? {}).map((name) => [name, file.clocks[name]?.dueOn])),
    events: way.events.map(({ type }) => type),
  };
  const wanted = {
    ...expected,
    ...(expected.due
      ? { due: Object.fromEntries(Object.entries(expected.due).map(([name, day]) => [name, jalali(day)])) }
      : {}),
  };
  for (const key of Object.keys(expected) as (keyof Expected)[]) assert.deepStrictEqual(found[key], wanted[key], key);
};

const dayPasses = (way: Way, on: CivilDate): Way =>
  Object.keys(open(way).clocks).reduce(
    (each, clock) => give(each, { type: 'MissDeadline', clock, on, calendars: way.world.calendars }),
    { ...way, on },
  );

const stepsOf = (way: Way) => {
  const moment = { on: way.on, calendars: way.world.calendars };
  const next = (command: CaseCommand) => stepsOf(give(way, command));
  const clerk = by('counterClerk');
  return {
    /** The day is now this one; deadlines that passed are seen, as the watch sees them. */
    on: (day: string) => stepsOf(dayPasses(way, jalali(day))),
    visited: (
      seen: { indexSeen?: number; meterSound?: boolean; visitedOn?: CivilDate; remarks?: string } = {},
      person: Person = clerk,
    ) =>
      next({
        type: 'RecordVisit',
        visitedOn: way.on,
        indexSeen: 2290,
        meterSound: true,
        ...seen,
        by: person,
        ...moment,
      }),
    decided: (answer: string, form: Form = {}, person: Person = by('qualifiedRepresentative')) => {
      const reading = way.world.readings.find(({ readingId }) => Object.values(form).includes(readingId));
      const { certificates, meter, disputed } = way.world;
      return next({
        type: 'Decide',
        answer,
        form,
        reading,
        evidence: { certificates, meter, disputed },
        reason: 'by the evidence of the visit',
        by: person,
        ...moment,
      });
    },
    hears: <E extends EventName>(event: E, data: Partial<EventData<E>> = {}, requestId = open(way).awaits ?? 'none') =>
      next({ type: 'HearService', event, content: { correctionId: requestId, ...data }, ...moment }),
    informed: (channel: Channel, person: Person = clerk) =>
      next({
        type: 'InformApplicant',
        proof: { channel, at: `${way.on}T08:00:00.000Z`, reference: 'n-1' },
        by: person,
        ...moment,
      }),
    withdrawn: (reason: string, person: Person = clerk) =>
      next({ type: 'WithdrawCase', reason, by: person, ...moment }),
    /** Other calendars are in force from now on; open deadlines are counted anew. */
    calendars: (...calendars: readonly WorkingCalendar[]) =>
      stepsOf(give({ ...way, world: { ...way.world, calendars } }, { type: 'ReplanDeadlines', on: way.on, calendars })),
    expect: (expected: Expected) => {
      look(way, expected);
      return stepsOf(way);
    },
    /** The step before was refused by this rule, and changed nothing. */
    thenRejected: (rule: string) => {
      assert.equal(way.refusal?.rejected, rule);
      return stepsOf({ ...way, refusal: undefined });
    },
    events: way.events,
    /** What the last request said. */
    lastRequest: () =>
      way.events.flatMap((event) => (event.type === 'ServiceRequested' ? [event.data.content] : [])).at(-1),
  };
};

/** The grammar of a kind's spec: a case walked through on a fake clock, in the words of the clerk who does the work. */
export const walk = (kind: CaseKind, around: Partial<World> = {}) => ({
  opened: (asked: Form, person: Person = by('counterClerk')) => ({
    on: (day: string) => {
      const there = world(around);
      const way: Way = { kind, world: there, on: jalali(day), events: [] };
      return stepsOf(
        give(way, {
          type: 'OpenCase',
          caseId: there.caseId,
          kind: kind.kind,
          asked,
          known: { bill: there.bill, account: there.account, underReview: there.underReview },
          fee: there.fee,
          by: person,
          on: way.on,
          calendars: there.calendars,
        }),
      );
    },
  }),
});
