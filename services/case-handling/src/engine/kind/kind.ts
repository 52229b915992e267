import type { Answers, Form, Words } from './form.ts';
import { subjects, type About } from './known.ts';
import type {
  AnswerStage,
  Asking,
  ClockOf,
  Deciding,
  DecisionStage,
  EventData,
  EventName,
  EventWords,
  FactRecord,
  Gate,
  KindOf,
  Opening,
  Outcome,
  Refusal,
  Registration,
  Request,
  RequestStage,
  Role,
  VisitStage,
  WhenMissed,
} from './vocabulary.ts';

/** A stage as the engine sees it. */
export type Stage = VisitStage | DecisionStage | RequestStage | AnswerStage;
export type ClockSpec = ClockOf<string>;

/** A kind as the engine sees it: names are texts, what a kind remembers is a record. */
export interface CaseKind extends Omit<
  KindOf<Form, About, FactRecord, string, string, string>,
  'opens' | 'stages' | 'clocks' | 'outcomes'
> {
  readonly opens: Omit<Registration<Form, About, FactRecord>, 'gates' | 'remembers'> & {
    readonly gates: readonly Gate<Opening>[];
    readonly remembers: (opening: Opening) => FactRecord;
  };
  readonly clocks: Readonly<Record<string, ClockSpec>>;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

type NamesItsSubject<A extends About> = { readonly [F in (typeof subjects)[A]['field']]: { readonly type: 'text' } };

/** How a kind's request is registered; its gates and what it remembers see the form filled in. */
export const registration = <
  const Asked extends Form & NamesItsSubject<A>,
  const A extends About,
  Facts extends FactRecord,
>(
  opens: Registration<Asked, A, Facts>,
): Registration<Asked, A, Facts> => opens;

/**
 * Types a kind of case: a wrong target, an event outside the contracts, a fact not remembered or a stage without an end
 * does not compile.
 */
export const caseKind = <
  Asked extends Form,
  A extends About,
  Facts extends FactRecord,
  const Stage extends string,
  const Outcomes extends string,
  const Clock extends string,
>(
  kind: KindOf<Asked, A, Facts, Stage, Outcomes, Clock>,
): CaseKind => kind as unknown as CaseKind;

/** A named answer; its rules read no field that its form does not ask for. */
export const decision = <
  F extends Form,
  Rules extends readonly ((deciding: Deciding<never, Answers<F>>) => Refusal)[],
  const To extends string,
>(spec: {
  readonly title: Words;
  readonly asks: F;
  readonly mustHold: Rules;
  readonly to: To;
}) => spec;

/**
 * A request in the shape of its contract, made from the answers to the form `after`; `knownBy` names the field that its
 * answers carry too.
 */
export const request = <E extends EventName, F extends Form, Facts = FactRecord>(
  event: E,
  knownBy: keyof EventData<E> & string,
  after: F,
  words: EventWords & { readonly [K in E]: Words },
  content: (asking: Asking<Facts, Answers<F>>) => EventData<E>,
): Request<Facts> => ({ event, knownBy, after, words, content: content as unknown as Request<Facts>['content'] });

export const escalateTo = (role: Role) => ({ escalateTo: role }) as const;
export const moveTo = <const Stage extends string>(stage: Stage): WhenMissed<Stage> => ({ moveTo: stage });

/** The newest version of a kind, for opening; a given one for a case that was opened by it. */
export const kindNamed = (kinds: readonly CaseKind[], name: string, version?: number): CaseKind | undefined =>
  kinds
    .filter(({ kind }) => kind === name)
    .filter((each) => version === undefined || each.version === version)
    .toSorted((a, b) => b.version - a.version)[0];

/**
 * Stage and outcome that every kind has: the applicant took the request back and is told that this was recorded
 * (15.2-6).
 */
export const WITHDRAWN = 'withdrawn';
export const withdrawnOutcome: Outcome = { title: { fa: 'انصراف متقاضی', en: 'Withdrawn' }, source: '15.4-21' };
const withdrawnStage: Stage = {
  title: { fa: 'تأیید انصراف به متقاضی', en: 'Confirm the withdrawal to the applicant' },
  source: '15.4-21',
  owner: 'counterClerk',
  informs: { fa: 'انصراف شما ثبت شد.', en: 'Your withdrawal was recorded.' },
  closes: WITHDRAWN,
};

/** A stage of the kind, or the one that every kind has. */
export const stageOf = (kind: CaseKind, name: string): Stage => {
  const stage = name === WITHDRAWN ? withdrawnStage : kind.stages[name];
  if (!stage) throw new Error(`kind ${kind.kind} has no stage ${name}`);
  return stage;
};

/** Whoever has to act at a stage; nobody while another service is awaited. */
export const ownerOf = (stage: Stage): Role | undefined => ('owner' in stage ? stage.owner : undefined);

/** Every stage that a result, an answer or a heard event may lead to. */
export const targetsOf = (stage: Stage): string[] => {
  if ('decides' in stage) return Object.values(stage.decides).map(({ to }) => to);
  if ('informs' in stage) return [];
  return Object.values(stage.on).flatMap((edges) =>
    typeof edges === 'string' ? [edges] : edges.map(({ to }: { to: string }) => to),
  );
};
