import type { Answers, Form, PlainForm, Words } from './form.ts';
import { subjects, type About } from './known.ts';
import { WITHDRAWN, withdrawnStage } from '../verbs/ending/withdrawn-stage.ts';
import type {
  AnswerStage,
  Asking,
  ContinuedCase,
  Deciding,
  Appoints,
  Edges,
  EndStage,
  DecisionStage,
  EventData,
  EventName,
  EventWords,
  FactRecord,
  FormerForm,
  Gate,
  DeadlineOf,
  KindOf,
  Opening,
  Order,
  Orders,
  Publishes,
  OrderStage,
  Outcome,
  OwnerByFact,
  Recall,
  Refusal,
  Registration,
  Renewal,
  Replies,
  Request,
  RequestStage,
  Role,
  SamplePolicy,
  Weighing,
  WhenMissed,
} from './vocabulary.ts';

export { WITHDRAWN, withdrawnOutcome } from '../verbs/ending/withdrawn-stage.ts';

/** A stage, as used by the engine. */
export type Stage = OrderStage | DecisionStage | RequestStage | AnswerStage | EndStage;
export type DeadlineSpec = DeadlineOf<string, FactRecord>;

/** A kind, as used by the engine: names are strings, its facts are a record. */
export interface CaseKind extends Omit<
  KindOf<Form, About, FactRecord, string, string, string>,
  'opens' | 'continuing' | 'stages' | 'deadlines' | 'outcomes' | 'whenWithdrawn'
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
  readonly whenWithdrawn?: Words | ((facts: FactRecord, replies: Replies) => Words);
  readonly deadlines: Readonly<Record<string, DeadlineSpec>>;
  readonly stages: Readonly<Record<string, Stage>>;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

type NamesItsSubject<A extends About> = A extends 'nothing'
  ? unknown
  : { readonly [F in (typeof subjects)[A]['field']]: { readonly type: 'text' } };

/** Types the registration of a kind: its gates and stored facts are typed by the form. */
export const registration = <
  const Asked extends PlainForm & NamesItsSubject<A>,
  const A extends About,
  Facts extends FactRecord,
>(
  opens: Registration<Asked, A, Facts>,
): Registration<Asked, A, Facts> => opens;

/**
 * Types a kind of case: a wrong target, an event without a contract, an unknown fact or a stage without an end does not
 * compile.
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

/** Types a named answer; its rules can read only fields of its form. */
export const decision = <
  F extends Form,
  Rules extends readonly ((deciding: Deciding<never, Answers<F>>) => Refusal)[],
  const To extends Edges<never, never, string>,
  Facts extends FactRecord = FactRecord,
>(spec: {
  readonly title: Words;
  readonly asks: F;
  readonly formerly?: FormerForm;
  readonly offeredIf?: readonly ((weighing: Weighing) => Refusal)[];
  readonly mustHold: Rules;
  readonly remembers?: (deciding: Deciding<FactRecord, Answers<F>>) => Facts;
  readonly appoints?: Appoints;
  readonly publishes?: Publishes;
  readonly to: To;
}) => spec;

/** Types ordered work; its rules and its report read the filled-in form. */
export const order = <const Asks extends PlainForm, Report extends object>(
  work: Order<Asks, Report>,
): Order<Asks, Report> => work;

/**
 * Types a request by its contract. It is made from the answers to the form `after` and from the reports that it
 * `needs`; `knownBy` names the id field of the request and its replies.
 */
export const request = <E extends EventName, F extends Form, const Needs extends Orders, Facts = FactRecord>(spec: {
  readonly event: E;
  readonly knownBy: keyof EventData<E> & string;
  readonly after: F;
  readonly needs: Needs;
  readonly words: EventWords & { readonly [K in E]: EventWords[K] & {} };
  content(asking: Asking<Facts, Answers<F>, Needs>): EventData<E>;
  readonly recall?: Recall;
  readonly renewal?: Renewal;
  readonly answersAlone?: boolean;
}) => spec as unknown as Request<Facts>;

/** A value that the source leaves to policy, with the number of the gap (15.2). */
export const samplePolicy = <const Value>(source: string, title: Words, value: Value): SamplePolicy<Value> => ({
  source,
  title,
  value,
  sample: true,
});

export const escalateTo = (role: Role) => ({ escalateTo: role }) as const;
export const moveTo = <const Stage extends string>(stage: Stage): WhenMissed<Stage> => ({ moveTo: stage });

/** The newest version of a kind, for opening; a given one for an existing case. */
export const kindNamed = (kinds: readonly CaseKind[], name: string, version?: number): CaseKind | undefined =>
  kinds
    .filter(({ kind }) => kind === name)
    .filter((each) => version === undefined || each.version === version)
    .toSorted((a, b) => b.version - a.version)[0];

/** The newest version of each kind, in the order of the list. */
export const newestOf = (kinds: readonly CaseKind[]): CaseKind[] =>
  kinds.filter((kind) => kindNamed(kinds, kind.kind) === kind);

/** Items of the fee schedule that the opening of a case needs, each once (13.4). */
export const feeItemsOf = (kinds: readonly CaseKind[]): readonly string[] => [
  ...new Set(newestOf(kinds).flatMap(({ opens }) => opens.fee ?? [])),
];

/** A stage of the kind, or the common withdrawal stage. */
export const stageOf = (kind: CaseKind, name: string): Stage => {
  const stage = name === WITHDRAWN ? withdrawnStage(kind) : kind.stages[name];
  if (!stage) throw new Error(`kind ${kind.kind} has no stage ${name}`);
  return stage;
};

const isByFact = (owner: Role | OwnerByFact): owner is OwnerByFact => typeof owner !== 'string';
/** The units to which a stage can be referred, if a fact determines its owner. */
export const referralOf = (stage: Stage): OwnerByFact | undefined =>
  'owner' in stage && isByFact(stage.owner) ? stage.owner : undefined;

/** The role that must act at a stage; undefined while another service is awaited. */
export const ownerOf = (stage: Stage, facts: FactRecord): Role | undefined => {
  if (!('owner' in stage)) return undefined;
  return isByFact(stage.owner) ? stage.owner.among[String(facts[stage.owner.fact])]?.role : stage.owner;
};

/** Every role that may act at a stage. */
export const actorsOf = (stage: Stage, facts: FactRecord): Role[] => [
  ...new Set([ownerOf(stage, facts) ?? [], stage.alsoBy ?? []].flat()),
];

/** The role to which the owner of a stage escalates a case of the kind. */
export const supervisorOf = ({ escalatesTo }: CaseKind): Role => escalatesTo ?? 'headOfSubscriberAffairs';

export const targets = (edges: string | readonly { readonly to: string }[]): readonly string[] =>
  typeof edges === 'string' ? [edges] : edges.map(({ to }) => to);
/** All stages that a result, a decision, an answer or a return may lead to. */
export const targetsOf = (stage: Stage): string[] => {
  const back = stage.sendsBack ? [stage.sendsBack.to] : [];
  if ('decides' in stage) return [...Object.values(stage.decides).flatMap(({ to }) => targets(to)), ...back];
  if ('orders' in stage) return [...targets(stage.reported), ...back];
  if ('requests' in stage) return [...Object.values(stage.on).flatMap(targets), ...back];
  if ('informs' in stage && stage.then !== undefined) return [...targets(stage.then), ...back];
  return back;
};
