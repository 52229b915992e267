import type { CivilDate } from '@pishkhan/calendar';
import type * as contracts from '@pishkhan/contracts';
import type { Contract, DataOf } from '@pishkhan/contracts';
import type { Rejection } from '@pishkhan/decider';
import type { Role } from '@pishkhan/roles';
import type { Answers, Form, Words } from './form.ts';
import type { About, Known, KnownMeter, KnownReading } from './known.ts';

type AnyContract = Extract<(typeof contracts)[keyof typeof contracts], Contract>;
/** Wire names of the public events: a kind can neither wait for nor ask by any other. */
export type EventName = AnyContract['type'];
export type EventData<E extends EventName> = DataOf<Extract<AnyContract, { readonly type: E }>>;

export type { Role };
export type Visit = EventData<'MeterVisited'>;
/** What a kind remembers of its opening; JSON. */
export type FactRecord = Readonly<Record<string, string | number | boolean | undefined>>;
export type Refusal = Rejection | false;

/** What is at hand when a case is opened: the filled-in form, its subject, the day. */
export interface Opening<Asked = Readonly<Record<string, unknown>>, A extends About = About> {
  readonly asked: Asked;
  readonly known: Known<A>;
  readonly on: CivilDate;
}

/** A condition of registration with the rule of the source it comes from (7.3). */
export interface Gate<O> {
  readonly source: string;
  readonly rule: (opening: O) => Refusal;
}

/** What is at hand when a person decides: the form, what is remembered, the visit, the reading that the form names. */
export interface Deciding<Facts, Filled = Readonly<Record<string, unknown>>> {
  readonly form: Filled;
  readonly facts: Facts;
  readonly accountId: string;
  readonly visit: Visit | undefined;
  readonly reading: KnownReading | undefined;
  readonly meter: KnownMeter | undefined;
  /** The reading that the matter turns on, whether the form names it or not. */
  readonly disputed: KnownReading | undefined;
}

/** A named answer of a stage and where it leads. */
export interface Choice<Facts = FactRecord, Stage extends string = string> {
  readonly title: Words;
  readonly asks: Form;
  /** `decision` ties each rule to the form that it reads. */
  readonly mustHold: readonly ((deciding: Deciding<Facts, never>) => Refusal)[];
  readonly to: Stage;
}

/** What is at hand when another service is asked. */
export interface Asking<Facts = FactRecord, Filled = Readonly<Record<string, unknown>>> {
  readonly requestId: string;
  readonly caseId: string;
  readonly officeId: string;
  readonly accountId: string;
  readonly feeCharged: number;
  readonly facts: Facts;
  readonly visit: Visit;
  readonly form: Filled;
  readonly reading: KnownReading;
  /** Subject of the person who decided. */
  readonly decidedBy: string;
  readonly on: CivilDate;
}

/** A request to another service: the contract it goes out by, the form whose answers it needs, and its content. */
export interface Request<Facts = FactRecord> {
  readonly event: EventName;
  /** Field of the request and of its answers that tells which request it is. */
  readonly knownBy: string;
  readonly after: Form;
  /** What the history of a case says of the request and of everything that is heard about it. */
  readonly words: EventWords;
  readonly content: (asking: Asking<Facts>) => object;
}
export type EventWords = { readonly [E in EventName]?: Words };

export interface Edge<Data, Facts, Stage extends string> {
  readonly when?: (data: Data, facts: Facts) => boolean;
  readonly to: Stage;
}
/** Where a result leads: one stage, or the first whose guard holds. The last has no guard. */
export type Edges<Data, Facts, Stage extends string> =
  | Stage
  | readonly [...Edge<Data, Facts, Stage>[], Edge<Data, Facts, Stage>];

interface Named {
  readonly title: Words;
  /** Numbers of the rules that the stage carries out: `A6-3, A6-4`. */
  readonly source: string;
}
/** Somebody goes to the meter; the result is what he wrote down. */
export interface VisitStage<Facts = FactRecord, Stage extends string = string> extends Named {
  readonly orders: 'meterVisit';
  readonly owner: Role;
  /** Others who may do it too; it waits in the owner's worklist only. */
  readonly alsoBy?: readonly Role[];
  readonly on: { readonly MeterVisited: Edges<Visit, Facts, Stage> };
}
/** A person decides by one of the named answers. */
export interface DecisionStage<Facts = FactRecord, Stage extends string = string> extends Named {
  readonly owner: Role;
  readonly decides: Readonly<Record<string, Choice<Facts, Stage>>>;
}
/** Another service is asked, and both of its answers are heard. */
export interface RequestStage<Facts = FactRecord, Stage extends string = string> extends Named {
  readonly requests: Request<Facts>;
  /** Progress that is written down and moves nothing. */
  readonly notes?: readonly EventName[];
  readonly on: { readonly [E in EventName]?: Edges<EventData<E>, Facts, Stage> };
}
/**
 * The answer is recorded on arrival; when the office has told the applicant, the case is closed (15.4-21). The only way
 * to an outcome.
 */
export interface AnswerStage<Outcome extends string = string> extends Named {
  readonly owner: Role;
  /** What the applicant is told. */
  readonly informs: Words;
  readonly closes: Outcome;
}
type Only<Stage, Others> = Stage & {
  readonly [K in Exclude<Others extends unknown ? keyof Others : never, keyof Stage>]?: never;
};
type AnyStage = VisitStage | DecisionStage | RequestStage | AnswerStage;
export type StageOf<Facts, Stage extends string, Outcome extends string> =
  | Only<VisitStage<Facts, Stage>, AnyStage>
  | Only<DecisionStage<Facts, Stage>, AnyStage>
  | Only<RequestStage<Facts, Stage>, AnyStage>
  | Only<AnswerStage<Outcome>, AnyStage>;

/** A missed clock shows the case to somebody higher, or moves it on. */
export type WhenMissed<Stage extends string = string> = { readonly escalateTo: Role } | { readonly moveTo: Stage };
interface Duration<Stage extends string> {
  readonly title: Words;
  readonly within: number;
  /** As the source writes it, never converted (7.1). `days` are calendar days. */
  readonly unit: 'workingDays' | 'days';
  readonly source: string;
  readonly whenMissed: WhenMissed<Stage>;
}
/** A promise with its start and stop; `during` runs as long as the case is at that stage. */
export type ClockOf<Stage extends string> = Duration<Stage> &
  (
    | { readonly starts: 'opened'; readonly stops: 'answerRecorded' | 'applicantInformed'; readonly during?: never }
    | { readonly during: Stage; readonly starts?: never; readonly stops?: never }
  );

/** How a case can end. `continuesAs` names the kind that the matter goes on as. */
export interface Outcome {
  readonly title: Words;
  readonly source: string;
  readonly continuesAs?: { readonly kind: string; readonly source: string };
}

/** How a request is registered, and what is remembered of it. */
export interface Registration<Asked extends Form, A extends About, Facts> {
  readonly by: readonly Role[];
  readonly source: string;
  readonly about: A;
  readonly asks: Asked;
  /** Item of the fee schedule. */
  readonly fee: string;
  readonly gates: readonly Gate<Opening<Answers<NoInfer<Asked>>, NoInfer<A>>>[];
  readonly remembers: (opening: Opening<Answers<NoInfer<Asked>>, NoInfer<A>>) => Facts;
}

/** A kind of case, whole: what may happen to a case is in it and nowhere else. */
export interface KindOf<
  Asked extends Form,
  A extends About,
  Facts,
  Stage extends string,
  Outcomes extends string,
  Clock extends string,
> {
  /** Wire name, and the version that a case keeps from its opening on. */
  readonly kind: string;
  readonly version: number;
  readonly title: Words;
  /** The service in the source, and every rule number of it that the kind must carry out. */
  readonly source: string;
  readonly rules: readonly string[];
  readonly opens: Registration<Asked, A, Facts>;
  readonly clocks: { readonly [C in Clock]: ClockOf<NoInfer<Stage>> };
  readonly start: NoInfer<Stage>;
  readonly stages: { readonly [S in Stage]: StageOf<NoInfer<Facts>, NoInfer<Stage>, NoInfer<Outcomes>> };
  readonly outcomes: { readonly [O in Outcomes]: Outcome };
}
