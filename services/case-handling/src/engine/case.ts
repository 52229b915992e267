import { nothing, type Decider, type Decision, type Rejection } from '@pishkhan/decider';
import { answeredInTime, deadlinesReplanned } from './course/clocks.ts';
import { begin, decisionOf, enter, happened, stopToClose, targetOf } from './course/course.ts';
import type {
  CaseCommand,
  CaseEvent,
  Decide,
  HearService,
  InformApplicant,
  MissDeadline,
  RecordVisit,
  ReplanDeadlines,
  WithdrawCase,
} from './case.messages.ts';
import { openCase } from './course/opening.ts';
import {
  anotherOfficeMayNotAnswer,
  answeredCaseMustNotBeWithdrawn,
  answerMustBeOneOfTheStage,
  answerMustBeRecordedBeforeInforming,
  caseMustBeKnown,
  caseMustBelongToOwnOffice,
  caseMustBeOpen,
  caseMustNotAwaitAnotherService,
  decisionMustBeAwaited,
  decisionMustFillInItsForm,
  readingMustBeKnown,
  registrarMustNotDecide,
  representativeMustHoldValidCertificate,
  stageMayOnlyBeDoneByItsOwner,
  visitedMeterMustBeInstalled,
  visitMustBeAwaited,
  visitMustFallBetweenOpeningAndToday,
} from './case.rules.ts';
import { evolve, type CaseState, type OpenFile } from './case.state.ts';
import { errorsOf } from './kind/form.ts';
import { kindNamed, stageOf, WITHDRAWN, type CaseKind, type Stage } from './kind/kind.ts';
import type { Deciding, Edges, Visit } from './kind/vocabulary.ts';

/** What an open case is decided with: its kind as pinned, its file, its stage. */
interface Desk {
  readonly kind: CaseKind;
  readonly file: OpenFile;
  readonly stage: Stage;
}

const recordVisit = ({ kind, file, stage }: Desk, command: RecordVisit): Decision<CaseEvent> => {
  const { on, visitedOn, indexSeen, meterSound, remarks, by } = command;
  if (!('orders' in stage)) return caseMustBelongToOwnOffice(file, by) || visitMustBeAwaited(file.stage);
  const refusal =
    caseMustBelongToOwnOffice(file, by) ||
    stageMayOnlyBeDoneByItsOwner(by, [stage.owner, ...(stage.alsoBy ?? [])], file.stage) ||
    visitMustFallBetweenOpeningAndToday(file, visitedOn, on) ||
    visitedMeterMustBeInstalled(file);
  if (refusal) return refusal;
  const visit: Visit = {
    caseId: file.caseId,
    accountId: file.accountId,
    meterId: file.meterId!,
    visitedOn,
    visitedBy: by.subject,
    indexSeen,
    meterSound,
    ...(remarks === undefined ? {} : { remarks }),
  };
  return decisionOf(
    enter(
      happened(begin(kind, file, command), { type: 'MeterVisited', data: visit }),
      targetOf(stage.on.MeterVisited, visit, file.facts),
    ),
  );
};

const readingOf = (form: Decide['form'], asks: Readonly<Record<string, { type: string }>>) =>
  Object.entries(asks)
    .filter(([, { type }]) => type === 'reading')
    .map(([field]) => form[field])[0];

const decide = ({ kind, file, stage }: Desk, command: Decide): Decision<CaseEvent> => {
  const { answer, form, reading, evidence, reason, by, on } = command;
  if (!('decides' in stage)) return anotherOfficeMayNotAnswer(file, by) || decisionMustBeAwaited(file.stage);
  const refusal =
    anotherOfficeMayNotAnswer(file, by) ||
    stageMayOnlyBeDoneByItsOwner(by, [stage.owner], file.stage) ||
    registrarMustNotDecide(file, by) ||
    representativeMustHoldValidCertificate(stage.owner, evidence.certificates, file.officeId, on) ||
    answerMustBeOneOfTheStage(answer, stage.decides);
  if (refusal) return refusal;
  const chosen = stage.decides[answer]!;
  const incomplete = decisionMustFillInItsForm(errorsOf(chosen.asks, form));
  if (incomplete) return incomplete;
  const named = readingOf(form, chosen.asks);
  if (named !== undefined && reading?.readingId !== named) return readingMustBeKnown(named);
  const deciding: Deciding<OpenFile['facts']> = {
    form,
    facts: file.facts,
    accountId: file.accountId,
    visit: file.visit,
    reading,
    meter: evidence.meter,
    disputed: evidence.disputed,
  };
  const broken = chosen.mustHold
    .map((rule) => rule(deciding as Deciding<OpenFile['facts'], never>))
    .find((each): each is Rejection => each !== false);
  if (broken) return broken;
  const decided = { stage: file.stage, answer, form, reading: reading ?? null, reason, decidedBy: by.subject, on };
  return decisionOf(enter(happened(begin(kind, file, command), { type: 'CaseDecided', data: decided }), chosen.to));
};

/** An answer to a request that the case no longer waits for changes nothing. */
const hear = ({ kind, file, stage }: Desk, command: HearService): Decision<CaseEvent> => {
  const { event, content, on } = command;
  if (!('requests' in stage) || file.awaits === undefined || content[stage.requests.knownBy] !== file.awaits)
    return nothing();
  const noted = happened(begin(kind, file, command), {
    type: 'ServiceAnswered',
    data: { event, requestId: file.awaits, content, on },
  });
  const edges = stage.on[event] as Edges<unknown, OpenFile['facts'], string> | undefined;
  if (edges) return decisionOf(enter(noted, targetOf(edges, content, file.facts)));
  return stage.notes?.includes(event) ? noted.events : nothing();
};

const inform = ({ kind, file, stage }: Desk, command: InformApplicant): Decision<CaseEvent> => {
  const { by, on, proof, remarks } = command;
  if (!('informs' in stage))
    return anotherOfficeMayNotAnswer(file, by) || answerMustBeRecordedBeforeInforming(file.stage);
  const refusal = anotherOfficeMayNotAnswer(file, by) || stageMayOnlyBeDoneByItsOwner(by, [stage.owner], file.stage);
  if (refusal) return refusal;
  const outcome = stage.closes;
  const informed = stopToClose(
    happened(begin(kind, file, command), {
      type: 'ApplicantInformed',
      data: {
        ...proof,
        outcome,
        informedBy: by.subject,
        officeId: file.officeId,
        on,
        ...(remarks === undefined ? {} : { remarks }),
      },
    }),
  );
  return happened(informed, {
    type: 'CaseClosed',
    data: {
      caseId: file.caseId,
      kind: file.kind,
      officeId: file.officeId,
      accountId: file.accountId,
      outcome,
      answeredInTime: answeredInTime(kind, informed.file),
      continuesAs: kind.outcomes[outcome]?.continuesAs?.kind ?? null,
      closedOn: on,
    },
  }).events;
};

const withdraw = ({ kind, file, stage }: Desk, command: WithdrawCase): Decision<CaseEvent> => {
  const { by, on, reason } = command;
  const refusal = caseMustBelongToOwnOffice(file, by) || stageMayOnlyBeDoneByItsOwner(by, kind.opens.by, file.stage);
  if (refusal) return refusal;
  if ('requests' in stage) return caseMustNotAwaitAnotherService(file.stage);
  if (file.answer !== undefined) return answeredCaseMustNotBeWithdrawn(file.answer);
  return decisionOf(
    enter(
      happened(begin(kind, file, command), { type: 'CaseWithdrawn', data: { reason, recordedBy: by.subject, on } }),
      WITHDRAWN,
    ),
  );
};

/** A deadline that was stopped, moved or has not passed is nothing: the stage has moved on, no timer is cancelled. */
const missDeadline = ({ kind, file }: Desk, command: MissDeadline): Decision<CaseEvent> => {
  const { clock, on } = command;
  const [state, spec] = [file.clocks[clock], kind.clocks[clock]];
  if (!spec || state?.status !== 'running' || on <= state.dueOn) return nothing();
  const escalatedTo = 'escalateTo' in spec.whenMissed ? spec.whenMissed.escalateTo : null;
  const missed = happened(begin(kind, file, command), {
    type: 'DeadlineMissed',
    data: { clock, dueOn: state.dueOn, on, escalatedTo },
  });
  return 'moveTo' in spec.whenMissed ? decisionOf(enter(missed, spec.whenMissed.moveTo)) : missed.events;
};

const decideOpen = (desk: Desk, command: Exclude<CaseCommand, { type: 'OpenCase' }>): Decision<CaseEvent> => {
  switch (command.type) {
    case 'RecordVisit':
      return recordVisit(desk, command);
    case 'Decide':
      return decide(desk, command);
    case 'HearService':
      return hear(desk, command);
    case 'InformApplicant':
      return inform(desk, command);
    case 'WithdrawCase':
      return withdraw(desk, command);
    case 'MissDeadline':
      return missDeadline(desk, command);
    case 'ReplanDeadlines':
      return deadlinesReplanned(desk.kind, desk.file, command satisfies ReplanDeadlines);
  }
};

const byThePlatform = ({ type }: CaseCommand) =>
  type === 'HearService' || type === 'MissDeadline' || type === 'ReplanDeadlines';

/**
 * The one decider of all cases; what differs between them is the kind, which a case keeps in the version it was opened
 * with.
 */
export const caseDecider = (kinds: readonly CaseKind[]): Decider<CaseCommand, CaseEvent, CaseState> => ({
  category: 'case',
  events: {
    CaseOpened: 1,
    ClockStarted: 1,
    StageEntered: 1,
    MeterVisited: 1,
    CaseDecided: 1,
    ServiceRequested: 1,
    ServiceAnswered: 1,
    AnswerRecorded: 1,
    ClockStopped: 1,
    ApplicantInformed: 1,
    CaseWithdrawn: 1,
    DeadlineMissed: 1,
    DeadlineReplanned: 1,
    CaseClosed: 1,
  },
  initial: { status: 'none' },
  decide: (command, state) => {
    if (command.type === 'OpenCase') return state.status === 'none' ? openCase(kinds, command) : nothing();
    if (state.status === 'none') return caseMustBeKnown();
    if (state.status === 'closed') return byThePlatform(command) ? nothing() : caseMustBeOpen(state.outcome);
    const kind = kindNamed(kinds, state.kind, state.kindVersion);
    if (!kind) throw new Error(`no kind ${state.kind} of version ${state.kindVersion}, on which a case is open`);
    return decideOpen({ kind, file: state, stage: stageOf(kind, state.stage) }, command);
  },
  evolve,
});
