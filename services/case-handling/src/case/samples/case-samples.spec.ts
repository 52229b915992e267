import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { validateContract } from '@pishkhan/contracts';
import { fold, type DomainEvent } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import { foldView, type Fact } from '@pishkhan/views';
import { casePublications } from '../case.publish.ts';
import { cases } from '../cases.ts';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { caseFile } from '../views/case-file.view.ts';
import { openClocks } from '../views/open-clocks.view.ts';
import { worklist } from '../views/worklist/worklist.view.ts';
import { feeSchedule } from '../../published/fee-schedule/domain/fee-schedule.ts';
import type { FeeSchedulePublished } from '../../published/fee-schedule/domain/fee-schedule.messages.ts';
import { workingCalendar } from '../../published/working-calendar/domain/working-calendar.ts';
import type { WorkingCalendarPublished } from '../../published/working-calendar/domain/working-calendar.messages.ts';
import type { CaseState } from '../../engine/case.file.ts';
import { caseEvents } from '../../engine/messages/event-versions.ts';

interface History<Event extends DomainEvent> {
  readonly events: readonly Event[];
  readonly state: unknown;
}
const history = <Event extends DomainEvent>(name: string): History<Event> =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));

const corrected = history<CaseEvent>('histories/case.v1');
const withdrawn = history<CaseEvent>('histories/case-withdrawn.v1');
/** A complaint with every verb, and a visit that continues as a meter fault: written by the engine of verbs. */
const complained = history<CaseEvent>('histories/case-complaint.v1');
const continued = history<CaseEvent>('histories/case-continued.v1');

/** A correction that was taken back, then one whose posting was first. */
const recalled = history<CaseEvent>('histories/case-recalled.v1');
/** A withdrawn visit whose order was called back and reported all the same, and a complaint that was reopened. */
const calledBack = history<CaseEvent>('histories/case-called-back.v1');
const reopened = history<CaseEvent>('histories/case-reopened.v1');
/** A review of a bill that the head handed over to another county. */
const handedOver = history<CaseEvent>('histories/case-handed-over.v1');
/** A review whose proposal was overtaken twice: computed again, then right again by itself; posted. */
const overtaken = history<CaseEvent>('histories/case-overtaken.v1');
/** A meter test: orders to two contractors, one called back, a published result, and work after the notice. */
const ordered = history<CaseEvent>('histories/case-ordered.v1');
/** A visited case of a closed office. */
const moved = history<CaseEvent>('histories/case-moved.v1');

/** The file of a case in the format of the first samples: the last visit and decision, deadlines as clocks. */
const asFirstKept = (state: CaseState) => {
  if (state.status === 'none') return state;
  const {
    deadlines,
    reports,
    decisions,
    barred: _,
    replies: _replies,
    reporters: _reporters,
    withdrawnAt: _at,
    withdrawnOn: _on,
    ...kept
  } = state;
  const clocks = Object.entries(deadlines).map(([name, { within: __, unit: ___, state: how, ...deadline }]) => {
    const { breaks: ____, earlierDueOn: _____, escalatedTo: ______, ...due } = deadline;
    const status = how === 'kept' || how === 'late' ? { status: 'stopped', kept: how === 'kept' } : { status: how };
    return [name, { ...due, ...status }];
  });
  return { ...kept, clocks: Object.fromEntries(clocks), visit: reports.at(-1)?.report, decision: decisions.at(-1) };
};

describe('recorded events of earlier releases replay to their recorded state', () => {
  it('of cases, every event type', () => {
    const samples = [
      corrected,
      withdrawn,
      complained,
      continued,
      recalled,
      calledBack,
      reopened,
      handedOver,
      moved,
      ordered,
    ];
    const types = samples.flatMap(({ events }) => events.map(({ type }) => type));
    expect(new Set(types)).toEqual(new Set(Object.keys(caseEvents)));
    for (const { events, state } of [corrected, withdrawn]) expect(asFirstKept(fold(cases, events))).toEqual(state);
    for (const { events, state } of [
      complained,
      continued,
      recalled,
      calledBack,
      reopened,
      handedOver,
      moved,
      overtaken,
      ordered,
    ])
      expect(fold(cases, events)).toEqual(state);
  });
  it('of working calendars and fee schedules', () => {
    const calendars = history<WorkingCalendarPublished>(
      '../../published/working-calendar/samples/histories/working-calendar.v1',
    );
    const { versions, replaced = [] } = fold(workingCalendar, calendars.events);
    expect([...replaced.map(({ replacedBy: _, ...former }) => former), ...versions]).toEqual(calendars.state);
    const fees = history<FeeSchedulePublished>('../../published/fee-schedule/samples/histories/fee-schedule.v1');
    expect(fold(feeSchedule, fees.events).versions).toEqual(fees.state);
  });
});

describe('their publications', () => {
  it('fit their contracts', () => {
    const published = [...corrected.events, ...withdrawn.events, ...ordered.events].flatMap(
      (event) => casePublications[event.type]?.({ ...event, metadata: { schemaVersion: 1 } } as RecordedEvent) ?? [],
    );
    expect(published.map(({ contract }) => contract.type)).toEqual([
      'CaseOpened',
      'MeterVisited',
      'BillCorrectionRequested',
      'CaseClosed',
      'CaseOpened',
      'CaseClosed',
      'CaseOpened',
      'MeterExchangeRequested',
      'MeterTested',
      'MiscChargeRequested',
    ]);
    for (const { contract, data } of published)
      expect(validateContract(contract.type, contract.version, data)).toEqual([]);
  });
});

describe('views of an overtaken proposal', () => {
  const facts = overtaken.events.map((event, revision): Fact => ({
    ...event,
    stream: 'case-9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44',
    revision,
    schemaVersion: 1,
    recordedAt: '2026-11-22T04:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 's', roles: [] },
  }));
  it('11.8, 15.4-29: the worklists of representative and head show it while it is overtaken, and no other while the service works', () => {
    const asked = facts.findIndex(({ type }) => type === 'ServiceRequested');
    const shown = facts.slice(asked).map((_, index) => {
      const item = [...foldView(worklist, facts.slice(0, asked + index + 1)).values()][0]!;
      return [item.renews, item.shownTo.map(({ role }) => role).join()];
    });
    const [nobody, both] = [
      [false, ''],
      [true, 'qualifiedRepresentative,headOfSubscriberAffairs'],
    ];
    // Requested, proposed, overtaken, proposed again, overtaken, right again; then corrected.
    expect(shown.slice(0, 6)).toEqual([nobody, nobody, both, nobody, both, nobody]);
    expect(shown.slice(6).some(([renews]) => renews)).toBe(false);
  });
});

describe('views of them', () => {
  const stream = 'case-9a7d3d0e-3f1c-5b7e-8a64-1b2c3d4e5f44';
  const facts = corrected.events.map((event, revision): Fact => ({
    ...event,
    stream,
    revision,
    schemaVersion: 1,
    recordedAt: `2026-11-22T04:30:${String(revision).padStart(2, '0')}.000Z`,
    businessDate: '2026-11-22',
    actor: { subject: 's', roles: [] },
  }));
  const upTo = (type: CaseEvent['type']) => facts.slice(0, facts.findIndex((fact) => fact.type === type) + 1);
  const only = <Document extends object>(documents: Map<string, Document>) => [...documents.values()][0]!;

  it("15.4-36 the worklist of the responsible role shows a case, the head's too after a missed deadline; none while another service works or when it is closed", () => {
    const shown = (type: CaseEvent['type']) =>
      only(foldView(worklist, upTo(type))).shownTo.map(({ role, unit }) => `${role} ${unit}`);
    expect(
      (
        [
          'MeterVisited',
          'CaseDecided',
          'ServiceRequested',
          'DeadlineMissed',
          'AnswerRecorded',
          'ClockStopped',
          'CaseClosed',
        ] as const
      ).map(shown),
    ).toEqual([
      ['counterClerk office-101'],
      ['qualifiedRepresentative office-101'],
      [],
      ['headOfSubscriberAffairs county-1'],
      ['counterClerk office-101', 'headOfSubscriberAffairs county-1'],
      ['counterClerk office-101'],
      [],
    ]);
  });
  it('open deadlines keep earlier last days', () => {
    expect(only(foldView(openClocks, upTo('DeadlineReplanned')))).toMatchObject({
      open: true,
      nextEnd: '2026-11-28T20:30:00.000Z',
      deadlines: { answer: { earlierDueOn: ['2026-11-25'], state: 'running' } },
    });
    expect(only(foldView(openClocks, upTo('DeadlineMissed')))).toMatchObject({
      open: true,
      nextEnd: '9999-12-31T00:00:00.000Z',
      deadlines: { answer: { state: 'missed' } },
    });
    expect(only(foldView(openClocks, facts))).toMatchObject({ open: false });
  });
  it('the case file has a line for every event', () => {
    const file = only(foldView(caseFile, facts));
    expect(file.history).toHaveLength(facts.length);
    expect(file).toMatchObject({
      state: 'closed',
      outcome: 'corrected',
      answeredInTime: false,
      waiting: { waitsFor: null },
      notices: [{ channel: 'sms' }],
    });
  });
});
