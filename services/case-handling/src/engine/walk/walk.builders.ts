import assert from 'node:assert/strict';
import type { CivilDate, WorkingCalendar } from '@pishkhan/calendar';
import { fold, isRejection, type Rejection } from '@pishkhan/decider';
import type { FilledInForm } from '@pishkhan/fields';
import { caseDecider } from '../case.ts';
import type { CaseCommand, CaseEvent, Channel, FilledIn, Person } from '../case.messages.ts';
import type { CaseFile, CaseState } from '../case.file.ts';
import { escalationOf } from '../deadlines/deadlines.ts';
import { asKept } from '../kind/form.ts';
import type { CaseKind } from '../kind/kind.ts';
import { ownerOf, stageOf } from '../kind/kind.ts';
import type { EventData, EventName, Role } from '../kind/vocabulary.ts';
import { by, exampleOf, jalali, momentOn, world, type World } from './world.builders.ts';

type Form = FilledIn;
interface Way {
  readonly kind: CaseKind;
  readonly world: World;
  readonly on: CivilDate;
  readonly events: readonly CaseEvent[];
  readonly refusal?: Rejection;
}

/** Assertions of a walk: all facts that a clerk can see in the case. */
export interface Expected {
  readonly stage?: string;
  readonly outcome?: string;
  readonly waitsFor?: Role | 'anotherService';
  /** Higher role that sees it in addition to its owner. */
  readonly alsoShownTo?: Role;
  readonly requests?: readonly EventName[];
  readonly deadline?: Readonly<Record<string, 'running' | 'missed' | 'kept' | 'late' | undefined>>;
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
  assert.ok(!way.refusal, `rejected by ${way.refusal?.rejected}, which the walk does not mention`);
  const decision = caseDecider([way.kind]).decide(command, fileOf(way));
  return isRejection(decision) ? { ...way, refusal: decision } : { ...way, events: [...way.events, ...decision] };
};

const look = (way: Way, expected: Expected) => {
  assert.ok(!way.refusal, `rejected by ${way.refusal?.rejected}`);
  const state = fileOf(way);
  const file = open(way);
  const found: Record<keyof Expected, unknown> = {
    stage: file.stage,
    outcome: state.status === 'closed' ? state.outcome : undefined,
    waitsFor: file.renewedBy?.[0] ?? ownerOf(stageOf(way.kind, file.stage), file.facts) ?? 'anotherService',
    alsoShownTo: file.escalatedTo ?? escalationOf(file.deadlines) ?? undefined,
    requests: way.events.flatMap((event) => (event.type === 'ServiceRequested' ? [event.data.request] : [])),
    deadline: Object.fromEntries(
      Object.keys(expected.deadline ?? {}).map((name) => [name, file.deadlines[name]?.state]),
    ),
    due: Object.fromEntries(Object.keys(expected.due ?? {}).map((name) => [name, file.deadlines[name]?.dueOn])),
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
  Object.keys(open(way).deadlines).reduce(
    (each, deadline) => give(each, { type: 'MissDeadline', deadline, ...momentOn(on), calendars: way.world.calendars }),
    { ...way, on },
  );

const stepsOf = (way: Way) => {
  const moment = { ...momentOn(way.on), calendars: way.world.calendars };
  const next = (command: CaseCommand) => stepsOf(give(way, command));
  const clerk = by('counterClerk');
  return {
    /** Sets the day; passed deadlines are processed, as by the watch. */
    on: (day: string) => stepsOf(dayPasses(way, jalali(day))),
    visited: (
      seen: { indexSeen?: number; meterSound?: boolean; visitedOn?: CivilDate; remarks?: string } = {},
      person: Person = clerk,
    ) =>
      next({
        type: 'ReportWork',
        report: { visitedOn: way.on, indexSeen: 2290, meterSound: true, ...seen },
        evidence: { meter: way.world.meter, meterReadings: way.world.readings },
        by: person,
        ...moment,
      }),
    movedTo: (
      to: string,
      {
        from = 'office-101',
        readersThere = [],
        calendars = way.world.calendars,
        person = by('headOfSubscriberAffairs', 'county-1'),
      }: {
        from?: string;
        readersThere?: readonly string[];
        calendars?: readonly WorkingCalendar[];
        person?: Person;
      } = {},
    ) =>
      next({
        type: 'MoveToOffice',
        from,
        to,
        county: 'county-1',
        readersThere,
        reason: 'the office is closed',
        by: person,
        ...moment,
        calendars,
      }),
    reported: (report: Form, person: Person) => next({ type: 'ReportWork', report, by: person, ...moment }),
    decided: (answer: string, form: FilledInForm = {}, person: Person = by('qualifiedRepresentative')) => {
      const { certificates, meter, disputed, readings, readersOfTheOffice, billing } = way.world;
      const { exchangeCompany, workshops, lastTestOn } = way.world;
      return next({
        type: 'Decide',
        answer,
        form,
        readings,
        evidence: {
          certificates,
          meter,
          disputed,
          meterReadings: readings,
          disputedReaders: [disputed?.readerId ?? []].flat(),
          readersOfTheOffice,
          ...(billing && { billing }),
          ...(exchangeCompany && { exchangeCompany }),
          workshops,
          ...(lastTestOn && { lastTestOn }),
        },
        reason: 'by the evidence of the visit',
        by: person,
        ...moment,
      });
    },
    hears: <E extends EventName>(
      event: E,
      data: Partial<EventData<E>> = {},
      requestId = open(way).awaits ?? 'none',
    ) => {
      const stage = stageOf(way.kind, open(way).stage);
      const knownBy = 'requests' in stage ? stage.requests.knownBy : 'requestId';
      return next({
        type: 'HearService',
        event,
        content: { ...exampleOf(event), [knownBy]: requestId, ...data },
        ...moment,
      });
    },
    informed: (channel: Channel, person: Person = clerk) =>
      next({
        type: 'InformApplicant',
        proof: { channel, at: `${way.on}T08:00:00.000Z`, reference: 'n-1' },
        by: person,
        ...moment,
      }),
    withdrawn: (reason: string, person: Person = clerk) =>
      next({ type: 'WithdrawCase', reason, by: person, ...moment }),
    reopened: (reason: string, person: Person = clerk) => next({ type: 'ReopenCase', reason, by: person, ...moment }),
    sentBack: (person: Person) => next({ type: 'SendBack', reason: 'the wrong one', by: person, ...moment }),
    referred: (to: string, person: Person) =>
      next({ type: 'Refer', to, reason: 'it is theirs', by: person, ...moment }),
    /** The colleague is a clerk of the office, or whom the staff register has. */
    reassigned: (
      to: string | null,
      person: Person,
      staff = to === null ? [] : [by('counterClerk', 'office-101', to)],
    ) => next({ type: 'Reassign', to, staff, reason: 'the other is on leave', by: person, ...moment }),
    handedOver: (to: string, person: Person, calendarsThere = way.world.calendars) =>
      next({ type: 'HandOver', to, calendarsThere, reason: 'it is their village', by: person, ...moment }),
    noted: (text: string, person: Person = clerk) => next({ type: 'AddNote', text, by: person, ...moment }),
    paused: (cause: string, person: Person = clerk) =>
      next({ type: 'PauseCase', cause, reason: 'nobody opens', by: person, ...moment }),
    resumed: (person: Person = clerk) => next({ type: 'ResumeCase', reason: 'he came', by: person, ...moment }),
    escalated: (person: Person) => next({ type: 'Escalate', reason: 'too large', by: person, ...moment }),
    /** Changes the calendars in force; open deadlines are replanned. */
    calendars: (...calendars: readonly WorkingCalendar[]) =>
      stepsOf(
        give(
          { ...way, world: { ...way.world, calendars } },
          { type: 'ReplanDeadlines', ...momentOn(way.on), calendars },
        ),
      ),
    expect: (expected: Expected) => {
      look(way, expected);
      return stepsOf(way);
    },
    /** Asserts that the previous step was rejected by this rule, and changed nothing. */
    thenRejected: (rule: string, data?: object) => {
      assert.equal(way.refusal?.rejected, rule);
      if (data) assert.deepStrictEqual(way.refusal?.data, data);
      return stepsOf({ ...way, refusal: undefined });
    },
    /** The rejection of the previous step. */
    refusal: () => way.refusal,
    events: way.events,
    /** The case with other surroundings from now on. */
    around: (change: Partial<World>) => stepsOf({ ...way, world: { ...way.world, ...change } }),
    /** The case that continues this one, if any. */
    continued: (as: CaseKind) => {
      const from = way.events.flatMap((event) => (event.type === 'CaseContinued' ? [event.data] : [])).at(-1);
      assert.ok(from, 'the case does not continue');
      return stepsOf(
        give({ ...way, kind: as, events: [] }, { type: 'ContinueCase', from, policy: way.world.policy, ...moment }),
      );
    },
    /** Id of the pending request. */
    lastRequestId: () => open(way).awaits,
    /** Content of the last fact that a decision published. */
    lastPublished: () =>
      way.events.flatMap((event) => (event.type === 'CaseDecided' ? (event.data.published ?? []) : [])).at(-1),
    /** Content of the last request. */
    lastRequest: () =>
      way.events.flatMap((event) => (event.type === 'ServiceRequested' ? [event.data.content] : [])).at(-1),
  };
};

/** The grammar of a kind's spec: a case walked through on a fake clock, in terms of a clerk. */
export const walk = (kind: CaseKind, around: Partial<World> = {}) => ({
  opened: (form: Form, person: Person = by('counterClerk')) => ({
    on: (day: string) => {
      const there = world(around);
      const way: Way = { kind, world: there, on: jalali(day), events: [] };
      return stepsOf(
        give(way, {
          type: 'OpenCase',
          caseId: there.caseId,
          kind: kind.kind,
          form: asKept(kind.opens.asks, form),
          ownCounty: 'county-1',
          known: {
            bill: there.bill,
            account: there.account,
            openCase: there.openCase,
            countyOffice: there.countyOffice,
            disputedReaders: there.disputedReaders,
            staff: there.staff ?? Object.values(form).map(String),
          },
          fee: there.fee,
          policy: there.policy,
          by: person,
          ...momentOn(way.on),
          calendars: there.calendars,
        }),
      );
    },
  }),
});
