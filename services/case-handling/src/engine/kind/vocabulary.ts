import type { CasePart } from '@pishkhan/roles';
import type { DeadlineOf } from './deadline-spec.ts';
import type { EventData, EventName, EventWords, FactRecord, NoticeBasis, Refusal, Replies, Role } from './facts.ts';
import type { Form, Words } from './form.ts';
import type { About, KnownReading } from './known.ts';
import type { Order, Orders, ReportOf } from './choice/order.ts';
import type { Choice, Weighing } from './choice/choice.ts';
import type { Edges } from './choice/edges.ts';
import type { Recall, Renewal } from './choice/pending.ts';
import type { Continuing, Registration, SamplePolicy } from './registration.ts';

export type * from './choice/choice.ts';
export type * from './choice/pending.ts';
export type * from './choice/edges.ts';
export type * from './facts.ts';
export type * from './deadline-spec.ts';
export type * from './choice/order.ts';
export type * from './registration.ts';

/** Input of a request to another service: all stored data of the case. */
export interface Asking<Facts = FactRecord, Filled = Readonly<Record<string, unknown>>, Needs extends Orders = Orders> {
  readonly requestId: string;
  readonly caseId: string;
  readonly officeId: string;
  readonly accountId: string | null;
  /** Rials collected for the case, or for the case that it continues; 0 without a fee. */
  readonly feeCharged: number;
  readonly facts: Facts;
  /** The last report of each work that the request needs. */
  readonly reports: { readonly [N in keyof Needs]: ReportOf<Needs[N]> };
  readonly form: Filled;
  /** The readings named in the form, in its order. */
  readonly readings: readonly KnownReading[];
  /** Subject of the person who made the last decision; empty without one. */
  readonly decidedBy: string;
  /** Higher role of that person, if the decision was made in place of the owner. */
  readonly decidedAs?: Role;
  /** The last reply of each kind so far, such as the first exchange when the second one is requested. */
  readonly replies: Replies;
  /** The meter of the account at the opening. */
  readonly meterId: string | null;
  /** Parts of persons in the case, which may bar them from signing the result (N4, N26). */
  readonly parts: readonly CasePart[];
  readonly on: string;
}
/** A request to another service: its contract, the form and reports that it uses, and its content. */
export interface Request<Facts = FactRecord> {
  readonly event: EventName;
  /** Field of the request and of its replies that identifies the request. */
  readonly knownBy: string;
  readonly after: Form;
  readonly needs: Orders;
  /** Texts of the history for the request and its replies. */
  readonly words: EventWords;
  content(asking: Asking<Facts>): object;
  readonly recall?: Recall;
  readonly renewal?: Renewal;
  /** The other service answers at once by its rules, without a person: there is nothing to take back. */
  readonly answersAlone?: boolean;
}

/** A fact determines the owner of a stage: the unit to which it was referred. */
export interface OwnerByFact<Fact extends string = string> {
  readonly fact: Fact;
  readonly among: Readonly<Record<string, { readonly role: Role; readonly title: Words }>>;
  /** Roles that may refer it to another unit. */
  readonly referredBy: readonly Role[];
}
/** Properties that a stage of any sort may have. */
interface Named<Stage extends string> {
  readonly title: Words;
  /** Numbers of the rules that the stage implements: `A6-3, A6-4`. */
  readonly source: string;
  /** Other roles that may do it. */
  readonly alsoBy?: readonly Role[];
  /** The owner may return the case from a wrong stage. */
  readonly sendsBack?: { readonly to: Stage; readonly title: Words; readonly source: string };
}
interface Owned<Facts, Stage extends string> extends Named<Stage> {
  readonly owner: Role | OwnerByFact<keyof Facts & string>;
}
/** The stage orders work, which is reported. */
export interface OrderStage<
  Facts = FactRecord,
  Stage extends string = string,
  Work extends Order = Order,
> extends Owned<Facts, Stage> {
  readonly orders: Work;
  readonly reported: Edges<never, Facts, Stage>;
  /** Fact with the contractor that has the order, if the owner is a contractor (A1-4, A1-6). */
  readonly company?: keyof Facts & string;
}
/** A person decides by one of the named answers. */
export interface DecisionStage<Facts = FactRecord, Stage extends string = string> extends Owned<Facts, Stage> {
  readonly decides: Readonly<Record<string, Choice<Facts, Stage>>>;
  /** Who decided last at this stage may not decide here (four eyes; 15.4-22, 15.4-29). */
  readonly notByDeciderOf?: Stage;
}
/** The stage requests another service; every reply leads to a stage. */
export interface RequestStage<Facts = FactRecord, Stage extends string = string> extends Named<Stage> {
  readonly requests: Request<Facts>;
  /** Progress that is recorded without a step. */
  readonly notes?: readonly EventName[];
  readonly on: { readonly [E in EventName]?: Edges<EventData<E>, Facts, Stage> };
}
/**
 * The answer is recorded on arrival; when the office has informed the applicant, the case is closed (15.4-21). The only
 * way to an outcome. With `then` the applicant is informed before the rest of the work, such as the return of a tested
 * meter, and the case closes after it at a stage that `ends`.
 */
export interface AnswerStage<
  Facts = FactRecord,
  Stage extends string = string,
  Outcome extends string = string,
> extends Owned<Facts, Stage> {
  readonly informs: Words | ((facts: Facts, replies: Replies, basis: NoticeBasis) => Words);
  readonly closes: Outcome;
  readonly then?: Edges<never, Facts, Stage>;
}
/** The work after the answer is done: the case closes with the outcome of which the applicant was informed. */
export interface EndStage<Stage extends string = string> extends Named<Stage> {
  readonly ends: true;
}
type Only<Stage, Others> = Stage & {
  readonly [K in Exclude<Others extends unknown ? keyof Others : never, keyof Stage>]?: never;
};
type AnyStage = OrderStage | DecisionStage | RequestStage | AnswerStage | EndStage;
export type StageOf<Facts, Stage extends string, Outcome extends string> =
  | Only<OrderStage<Facts, Stage>, AnyStage>
  | Only<DecisionStage<Facts, Stage>, AnyStage>
  | Only<RequestStage<Facts, Stage>, AnyStage>
  | Only<AnswerStage<Facts, Stage, Outcome>, AnyStage>
  | Only<EndStage<Stage>, AnyStage>;

/** A possible end of a case. `continuesAs` names the kind of the next case. */
export interface Outcome {
  readonly title: Words;
  readonly source: string;
  readonly continuesAs?: { readonly kind: string; readonly source: string };
}

/** The whole definition of a kind of case: all possible steps are in it. */
export interface KindOf<
  Asked extends Form,
  A extends About,
  Facts,
  Stage extends string,
  Outcomes extends string,
  Deadline extends string,
> {
  /** Wire name, and the version that a case keeps from its opening on. */
  readonly kind: string;
  readonly version: number;
  readonly title: Words;
  /** Search words for clerks. */
  readonly searchWords?: readonly string[];
  /** The service in the source, and all its rule numbers, which the kind must implement. */
  readonly source: string;
  readonly rules: readonly string[];
  readonly opens: Registration<Asked, A, Facts>;
  /** How a case of another kind continues as this one. */
  readonly continuing?: Continuing<NoInfer<Facts>, NoInfer<Stage>>;
  readonly deadlines: { readonly [D in Deadline]: DeadlineOf<NoInfer<Stage>, NoInfer<Facts>> };
  /** Deadlines that stop while the case is paused; by policy only (15.2-10). */
  readonly pausesStop?: SamplePolicy<readonly NoInfer<Deadline>[]>;
  /** A closed case may be opened again by these roles, and continues at this stage (15.2-7). */
  readonly reopens?: { readonly by: readonly Role[]; readonly to: NoInfer<Stage>; readonly source: string };
  /** Rules by which the case cannot be withdrawn now: work is done that has to be entered, or nobody has asked. */
  readonly withdrawnUnless?: readonly ((known: Pick<Weighing, 'facts' | 'reports' | 'replies'>) => Refusal)[];
  /** What a withdrawal means for the applicant. */
  readonly whenWithdrawn?: Words | ((facts: NoInfer<Facts>, replies: Replies) => Words);
  /** Role to which the owner escalates a case. Default: the head of subscriber affairs. */
  readonly escalatesTo?: Role;
  readonly start: NoInfer<Stage>;
  readonly stages: { readonly [S in Stage]: StageOf<NoInfer<Facts>, NoInfer<Stage>, NoInfer<Outcomes>> };
  readonly outcomes: { readonly [O in Outcomes]: Outcome };
}
