import type { Answers, Form, Words } from './form.ts';
import { subjects, type About } from './known.ts';
import type {
  AnswerStage,
  Asking,
  ContinuedCase,
  Deciding,
  DecisionStage,
  EventData,
  EventName,
  EventWords,
  FactRecord,
  Gate,
  DeadlineOf,
  KindOf,
  Opening,
  Order,
  Orders,
  OrderStage,
  Outcome,
  OwnerByFact,
  Refusal,
  Registration,
  Request,
  RequestStage,
  Role,
  SamplePolicy,
  Weighing,
  WhenMissed,
} from './vocabulary.ts';

/** A stage as the engine sees it. */
export type Stage = OrderStage | DecisionStage | RequestStage | AnswerStage;
export type DeadlineSpec = DeadlineOf<string, FactRecord>;

/** A kind as the engine sees it: names are texts, its facts are a record. */
export interface CaseKind extends Omit<
  KindOf<Form, About, FactRecord, string, string, string>,
  'opens' | 'continuing' | 'stages' | 'deadlines' | 'outcomes'
> {
  readonly opens: Omit<Registration<Form, About, FactRecord>, 'gates' | 'remembers'> & {
    readonly gates: readonly Gate<Opening>[];
    readonly remembers: (opening: Opening) => FactRecord;
  };
  readonly continuing?: {
    readonly source: string;
    readonly start: string;
    readonly remembers: (from: ContinuedCase) => FactRecord;
  };
  readonly deadlines: Readonly<Record<string, DeadlineSpec>>;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

type NamesItsSubject<A extends About> = A extends 'nothing'
  ? unknown
  : { readonly [F in (typeof subjects)[A]['field']]: { readonly type: 'text' } };

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
  const Deadline extends string,
>(
  kind: KindOf<Asked, A, Facts, Stage, Outcomes, Deadline>,
): CaseKind => kind as unknown as CaseKind;

/** A named answer; its rules read no field that its form does not ask for. */
export const decision = <
  F extends Form,
  Rules extends readonly ((deciding: Deciding<never, Answers<F>>) => Refusal)[],
  const To extends string,
  Facts extends FactRecord = FactRecord,
>(spec: {
  readonly title: Words;
  readonly asks: F;
  readonly offeredIf?: readonly ((weighing: Weighing) => Refusal)[];
  readonly mustHold: Rules;
  readonly remembers?: (deciding: Deciding<FactRecord, Answers<F>>) => Facts;
  readonly to: To;
}) => spec;

/** Work to be ordered; its rules and its report see the filled-in form. */
export const order = <const Asks extends Form, Report extends object>(work: Order<Asks, Report>): Order<Asks, Report> =>
  work;

/**
 * A request in the shape of its contract, made from the answers to the form `after` and from the reports that it
 * `needs`; `knownBy` names the field that its answers carry too.
 */
export const request = <E extends EventName, F extends Form, const Needs extends Orders, Facts = FactRecord>(spec: {
  readonly event: E;
  readonly knownBy: keyof EventData<E> & string;
  readonly after: F;
  readonly needs: Needs;
  readonly words: EventWords & { readonly [K in E]: Words };
  content(asking: Asking<Facts, Answers<F>, Needs>): EventData<E>;
}) => spec as unknown as Request<Facts>;

/** A value that the source leaves to policy; its number says where (15.2). */
export const samplePolicy = <const Value>(source: string, title: Words, value: Value): SamplePolicy<Value> => ({
  source,
  title,
  value,
  sample: true,
});

export const escalateTo = (role: Role) => ({ escalateTo: role }) as const;
export const moveTo = <const Stage extends string>(stage: Stage): WhenMissed<Stage> => ({ moveTo: stage });

/** The newest version of a kind, for opening; a given one for a case that was opened by it. */
export const kindNamed = (kinds: readonly CaseKind[], name: string, version?: number): CaseKind | undefined =>
  kinds
    .filter(({ kind }) => kind === name)
    .filter((each) => version === undefined || each.version === version)
    .toSorted((a, b) => b.version - a.version)[0];

/** The newest version of each kind, in the order of the list. */
export const newestOf = (kinds: readonly CaseKind[]): CaseKind[] =>
  kinds.filter((kind) => kindNamed(kinds, kind.kind) === kind);

/**
 * Stage and outcome that every kind has: the applicant took the request back and is told that this was recorded
 * (15.2-6).
 */
export const WITHDRAWN = 'withdrawn';
export const withdrawnOutcome: Outcome = { title: { fa: 'انصراف متقاضی', en: 'Withdrawn' }, source: '15.4-21' };
const withdrawnStage = (by: readonly Role[]): AnswerStage => ({
  title: { fa: 'تأیید انصراف به متقاضی', en: 'Confirm the withdrawal to the applicant' },
  source: '15.4-21',
  owner: by[0] ?? 'counterClerk',
  alsoBy: by.slice(1),
  informs: { fa: 'انصراف شما ثبت شد.', en: 'Your withdrawal was recorded.' },
  closes: WITHDRAWN,
});

/** A stage of the kind, or the one that every kind has. */
export const stageOf = (kind: CaseKind, name: string): Stage => {
  const stage = name === WITHDRAWN ? withdrawnStage(kind.opens.by) : kind.stages[name];
  if (!stage) throw new Error(`kind ${kind.kind} has no stage ${name}`);
  return stage;
};

const isByFact = (owner: Role | OwnerByFact): owner is OwnerByFact => typeof owner !== 'string';
/** The units among which a stage is referred, where its owner follows from a fact. */
export const referralOf = (stage: Stage): OwnerByFact | undefined =>
  'owner' in stage && isByFact(stage.owner) ? stage.owner : undefined;

/** Whoever has to act at a stage; nobody while another service is awaited. */
export const ownerOf = (stage: Stage, facts: FactRecord): Role | undefined => {
  if (!('owner' in stage)) return undefined;
  return isByFact(stage.owner) ? stage.owner.among[String(facts[stage.owner.fact])]?.role : stage.owner;
};

/** Every role that may act at a stage. */
export const actorsOf = (stage: Stage, facts: FactRecord): Role[] => [
  ...new Set([ownerOf(stage, facts) ?? [], stage.alsoBy ?? []].flat()),
];

const targets = (edges: string | readonly { readonly to: string }[]): readonly string[] =>
  typeof edges === 'string' ? [edges] : edges.map(({ to }) => to);
/** Every stage that a result, a decision, an answer or a return may lead to. */
export const targetsOf = (stage: Stage): string[] => {
  const back = stage.sendsBack ? [stage.sendsBack.to] : [];
  if ('decides' in stage) return [...Object.values(stage.decides).map(({ to }) => to), ...back];
  if ('orders' in stage) return [...targets(stage.reported), ...back];
  if ('requests' in stage) return [...Object.values(stage.on).flatMap(targets), ...back];
  return back;
};
