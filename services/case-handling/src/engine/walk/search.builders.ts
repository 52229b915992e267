import { addDays } from '@pishkhan/calendar';
import { fold, isRejection } from '@pishkhan/decider';
import type { FilledInForm } from '@pishkhan/fields';
import { placeOf, type Role } from '@pishkhan/roles';
import { actionsOf, type Action, type OwnAction } from '../acting/actions.ts';
import { actorsNow, rolesOf, unitOf } from '../acting/authority.ts';
import { ofTheCompany } from '../acting/company.ts';
import { caseDecider, contextOf } from '../case.ts';
import type { Context, OpenFile } from '../case.file.ts';
import type { CaseCommand, CaseEvent, Evidence, FilledIn, Moment, OpenCase, Person } from '../case.messages.ts';
import type { Field, Form } from '../kind/form.ts';
import { WITHDRAWN, type CaseKind } from '../kind/kind.ts';
import { subjects } from '../kind/known.ts';
import type { EventName } from '../kind/vocabulary.ts';
import { by, exampleOf, jalali, momentOn, ofContractor, world } from './world.builders.ts';

/** The behaviour of the environment during a search. */
export interface Way {
  /** Every other service rejects every request. */
  readonly refusing?: boolean;
  /** Every deadline is missed before any action. */
  readonly late?: boolean;
  readonly people: readonly Person[];
  /** Subject whom the case is about, if the kind has one. */
  readonly barred?: string;
  /** Representative who made the disputed reading. */
  readonly reader?: string;
}

const isContractorRole = (role: Role): role is 'exchangeContractor' | 'calibrationWorkshop' =>
  placeOf(role) === 'contractor';

/** One person of every role of the kind, and the smallest office: one clerk, one representative. */
export const peopleOf = (kind: CaseKind): Person[] =>
  [...new Set([...rolesOf(kind), 'counterClerk', 'qualifiedRepresentative'] as const)].map((role) =>
    isContractorRole(role) ? ofContractor(role) : by(role, placeOf(role) === 'counter' ? 'office-101' : 'county-1'),
  );

const around = world({ countyOffice: 'county-1' });
export const evidence: Evidence = {
  certificates: around.certificates,
  meter: around.meter,
  exchangeCompany: around.exchangeCompany,
  workshops: around.workshops,
};
const valuesOf = (name: string, field: Field, on: string): FilledInForm[string][] => {
  switch (field.type) {
    case 'text':
      if (name === 'serial') return ['62000901'];
      return [name === 'accountId' ? '1000001' : name === 'billNumber' ? around.bill!.billNumber : 'a text'];
    case 'choice':
      return name === 'capacity' ? ['G4'] : Object.keys(field.of);
    case 'index':
      return [2147];
    case 'amount':
      return [350_000];
    case 'percent':
      return ['6.50'];
    case 'count':
      return [field.min];
    case 'reading':
      return ['reading-07'];
    case 'yesNo':
      return [true, false];
    case 'date':
      return [name === 'faultyFrom' ? jalali('1405-08-10') : on];
    case 'mobile':
      return ['09123456789'];
    case 'person':
      return ['a-colleague'];
    case 'list':
      return filledIn(field.of, on).map((row) => [plainPartOf(row)]);
  }
};
const plainPartOf = (form: FilledInForm): FilledIn =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, value]])),
  );
/** Conditions are about earlier fields. */
const isAsked = ({ onlyIf }: Field, filled: FilledInForm): boolean => {
  if (!onlyIf) return true;
  const value = filled[onlyIf.field];
  if (typeof onlyIf.is === 'string') return (value === undefined) === (onlyIf.is === 'missing');
  const code = typeof value === 'boolean' ? String(value) : value;
  return typeof code === 'string' && onlyIf.is.includes(code);
};
/**
 * Valid values of a form: every option of every choice but the capacity, one value of every other field, no override
 * (15.4-34).
 */
export const filledIn = (form: Form, on: string): FilledInForm[] =>
  Object.entries(form)
    .filter(([name]) => name !== 'override' && name !== 'rolloverEvidence')
    .reduce<FilledInForm[]>(
      (all, [name, field]) =>
        all.flatMap((filled) =>
          isAsked(field, filled) ? valuesOf(name, field, on).map((value) => ({ ...filled, [name]: value })) : [filled],
        ),
      [{}],
    );

/** An action that another service accepts is no command of a case. */
const isOfTheCase = (action: Action): action is OwnAction => action.verb !== 'renew';

/** Somebody of the staff who may do the step. */
const colleagueAt = (context: Context): Person => {
  const role = ofTheCompany(actorsNow(context))[0] ?? 'counterClerk';
  return by(role, unitOf(role, context.file), 'a-colleague');
};

type Base = Moment & { readonly by: Person };
/** The command of an action with its form, as made by the HTTP layer. */
export const commandOf = (
  { verb, answer = '' }: OwnAction,
  form: FilledInForm,
  base: Base,
  context?: Context,
): CaseCommand => {
  const { reason: _, ...rest } = form;
  const plain = plainPartOf(form);
  const { reason = '' } = plain;
  const withReason = { ...base, reason: String(reason) };
  switch (verb) {
    case 'report':
      return { type: 'ReportWork', report: plain, ...base };
    case 'decide':
      return { type: 'Decide', answer, form: rest, readings: around.readings, evidence, ...withReason };
    case 'inform':
      return { type: 'InformApplicant', proof: { channel: 'sms', at: base.at, reference: 'n' }, ...base };
    case 'sendBack':
      return { type: 'SendBack', ...withReason };
    case 'refer':
      return { type: 'Refer', to: String(plain['to']), ...withReason };
    case 'reassign':
      return { type: 'Reassign', to: String(plain['to']), staff: context ? [colleagueAt(context)] : [], ...withReason };
    case 'handOver':
      return { type: 'HandOver', to: 'county-2', calendarsThere: base.calendars, ...withReason };
    case 'note':
      return { type: 'AddNote', text: String(plain['text']), ...base };
    case 'pause':
      return { type: 'PauseCase', cause: String(plain['cause']), ...withReason };
    case 'resume':
      return { type: 'ResumeCase', ...withReason };
    case 'escalate':
      return { type: 'Escalate', ...withReason };
    case 'withdraw':
      return { type: 'WithdrawCase', ...withReason };
    case 'reopen':
      return { type: 'ReopenCase', ...withReason };
  }
};

export interface Found {
  readonly file: OpenFile;
  readonly events: readonly CaseEvent[];
  readonly moment: Moment;
}
const IS_DAY = /^\d{4}-\d\d-\d\d$/;
/** Days, ids and reporters differ with the way to a state, and allow the same steps. */
const withoutDays = (key: string, value: unknown): unknown =>
  key === 'testId' || key === 'doneBy' || (typeof value === 'string' && IS_DAY.test(value)) ? undefined : value;

/**
 * The part of the state that determines the possible steps; notes and the order of steps do not. A pause, an escalation
 * or an assignment changes them at a stage in the same way, whatever the facts are: each is tried once a stage. A
 * withdrawn case has one step left.
 */
const keyOf = ({ file }: Found) => {
  const moved = [file.paused, file.escalatedTo, file.assignedTo];
  const states = Object.values(file.deadlines).map(({ state }) => state);
  if (file.stage === WITHDRAWN || moved.some((each) => each !== undefined))
    return JSON.stringify([file.stage, moved, states.includes('missed')]);
  return JSON.stringify(
    [
      file.stage,
      file.facts,
      file.recall,
      file.renewedBy,
      file.company,
      file.replies?.MiscChargeRefused !== undefined,
      file.kind === 'meter-test' &&
        ['whichMeter', 'check', 'judgement'].includes(file.stage) &&
        file.replies?.BillCorrected !== undefined,
      file.reports.at(-1)?.report,
      states.includes('missed'),
    ],
    withoutDays,
  );
};

const servicesSay = ({ file }: Found, kind: CaseKind, way: Way, moment: Moment): CaseCommand[] => {
  const stage = kind.stages[file.stage];
  if (!stage || !('requests' in stage)) return [];
  const knownBy = { [stage.requests.knownBy]: file.awaits };
  return [...(stage.notes ?? []), ...(Object.keys(stage.on) as EventName[])]
    .filter((event) => !way.refusing || event.endsWith('Refused') || stage.notes?.includes(event))
    .map((event) => ({ type: 'HearService', event, content: { ...exampleOf(event), ...knownBy }, ...moment }));
};

/** Result of the search over a kind: every open state, and every outcome. */
export interface Search {
  readonly open: readonly Found[];
  readonly outcomes: ReadonlySet<string>;
  /** Listed actions that were rejected, with the rule. */
  readonly refused: readonly string[];
}

const MOST_STATES = 3_000;
const asOf = (kind: CaseKind, events: readonly CaseEvent[], moment: Moment): Found | string => {
  const state = fold(caseDecider([kind]), events);
  if (state.status === 'closed') return state.outcome;
  if (state.status === 'none') throw new Error('the case was never opened');
  return { file: state, events, moment };
};

/** The head's check before and after the notice, as policy may say (A1-14). */
const policies = [around.policy, { ...around.policy, headChecks: 'beforeInforming' }];

const openings = (kind: CaseKind, { people, barred, reader }: Way, moment: Moment): OpenCase[] => {
  const registrar = people.find(
    ({ subject, roles }) => subject !== barred && kind.opens.by.some((role) => roles.includes(role)),
  );
  const about = kind.opens.bars && barred !== undefined ? { [kind.opens.bars.field]: barred } : {};
  const asks = Object.fromEntries(
    Object.entries(kind.opens.asks).filter(([name]) => name !== kind.opens.bars?.field && name !== 'remarks'),
  );
  const known = { ...around, ...(reader === undefined ? {} : { disputedReaders: [reader] }) };
  const forms = filledIn(asks, moment.on).map((filled): FilledIn => ({ ...plainPartOf(filled), ...about }));
  return forms.flatMap((form) =>
    policies.map((policy) => ({
      type: 'OpenCase' as const,
      caseId: around.caseId,
      kind: kind.kind,
      form,
      ownCounty: 'county-1',
      known: {
        ...(form[subjects[kind.opens.about].field] === undefined ? { countyOffice: 'county-1' } : known),
        staff: barred === undefined ? [] : [barred],
      },
      fee: around.fee,
      policy,
      by: registrar ?? by(kind.opens.by[0]!),
      ...moment,
    })),
  );
};

/** A day after every deadline that runs, also after one that a late step has started. */
const later = (found: Found, kind: CaseKind): Found => {
  const running = Object.values(found.file.deadlines).filter(({ state }) => state === 'running');
  const due = running.map(({ dueOn }) => addDays(dueOn, 1));
  const on = [jalali('1405-10-20'), found.moment.on, ...due].toSorted().at(-1)!;
  const moment = { ...momentOn(on), calendars: around.calendars };
  const events = Object.keys(found.file.deadlines).reduce<readonly CaseEvent[]>((all, deadline) => {
    const state = fold(caseDecider([kind]), all);
    const decided = caseDecider([kind]).decide({ type: 'MissDeadline', deadline, ...moment }, state);
    return isRejection(decided) ? all : [...all, ...decided];
  }, found.events);
  const after = asOf(kind, events, moment);
  if (typeof after === 'string') throw new Error(`a deadline closed the case as ${after}`);
  return after;
};

/** Explores a kind by all actions of its people and services, until no new state is found. */
export const search = (kind: CaseKind, way: Way): Search => {
  const decider = caseDecider([kind]);
  const start = { ...momentOn(jalali('1405-09-01')), calendars: around.calendars };
  const seen = new Map<string, Found>();
  const outcomes = new Set<string>();
  const refused = new Set<string>();
  const queue: Found[] = [];
  const reach = (events: readonly CaseEvent[], moment: Moment) => {
    const found = asOf(kind, events, moment);
    if (typeof found === 'string') return void outcomes.add(found);
    const next = way.late ? later(found, kind) : found;
    if (seen.has(keyOf(next)) || seen.size > MOST_STATES) return;
    seen.set(keyOf(next), next);
    queue.push(next);
  };
  const attempt = (found: Found, command: CaseCommand, listed?: string) => {
    const decided = decider.decide(command, found.file);
    if (!isRejection(decided)) return reach([...found.events, ...decided], found.moment);
    if (listed !== undefined) refused.add(`${found.file.stage}: ${listed} rejected by ${decided.rejected}`);
  };
  for (const command of openings(kind, way, start)) {
    const decided = decider.decide(command, { status: 'none' });
    if (!isRejection(decided)) reach(decided, start);
  }
  for (let found = queue.shift(); found; found = queue.shift()) {
    for (const command of servicesSay(found, kind, way, found.moment)) attempt(found, command);
    const context = contextOf([kind], found.file)!;
    for (const person of way.people)
      for (const action of actionsOf(context, person, evidence, found.moment).filter(isOfTheCase))
        for (const form of filledIn(action.asks, found.moment.on))
          attempt(
            found,
            commandOf(action, form, { ...found.moment, by: person }, context),
            `${action.verb} ${action.answer ?? ''}`,
          );
  }
  return { open: [...seen.values()], outcomes, refused: [...refused] };
};

/** A case that waits for another service, after the change of what the request was computed from. */
export const overtaken = (kind: CaseKind, found: Found): Found => {
  const { file, events, moment } = found;
  const stage = kind.stages[file.stage];
  const saidBy = stage && 'requests' in stage ? stage.requests.renewal?.saidBy : undefined;
  const command = servicesSay(found, kind, { people: [] }, moment).find(
    (each) => each.type === 'HearService' && each.event === saidBy,
  );
  const decided = command ? caseDecider([kind]).decide(command, file) : [];
  return isRejection(decided) ? found : (asOf(kind, [...events, ...decided], moment) as Found);
};

/** A number from 0 to below the limit. */
export type Pick = (limit: number) => number;

/** One case after some random steps of its people and services; far cheaper than the search over all states. */
export const wandered = (kind: CaseKind, way: Way, steps: number, pick: Pick): Found | undefined => {
  const decider = caseDecider([kind]);
  const start = { ...momentOn(jalali('1405-09-01')), calendars: around.calendars };
  const opened = openings(kind, way, start)
    .map((command) => decider.decide(command, { status: 'none' }))
    .flatMap((events) => (isRejection(events) ? [] : [events]));
  if (opened.length === 0) return undefined;
  let found = asOf(kind, opened[pick(opened.length)]!, start) as Found;
  for (let step = 0; step < steps; step += 1) {
    const here = way.late && pick(2) === 0 ? later(found, kind) : found;
    const context = contextOf([kind], here.file)!;
    const commands = [
      ...servicesSay(here, kind, way, here.moment),
      ...way.people.flatMap((person) =>
        actionsOf(context, person, evidence, here.moment)
          .filter(isOfTheCase)
          .map((action) => {
            const forms = filledIn(action.asks, here.moment.on);
            return commandOf(action, forms[pick(forms.length)]!, { ...here.moment, by: person }, context);
          }),
      ),
    ];
    if (commands.length === 0) return here;
    const decided = decider.decide(commands[pick(commands.length)]!, here.file);
    const next = isRejection(decided) ? here : asOf(kind, [...here.events, ...decided], here.moment);
    if (typeof next === 'string') return here;
    found = next;
  }
  return found;
};
