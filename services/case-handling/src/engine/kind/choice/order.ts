import type { EventData, EventName, FactRecord, Refusal } from '../facts.ts';
import type { Answers, Form, Words } from '../form.ts';
import type { MeterFacts } from '../known.ts';

/** Input of an order's rules and of its report. */
export interface Working<Filled = Readonly<Record<string, unknown>>> extends MeterFacts {
  readonly form: Filled;
  readonly caseId: string;
  readonly accountId: string | null;
  readonly meterId: string | null;
  readonly openedOn: string;
  readonly on: string;
  readonly by: string;
  /** Contractor of that person, if the order was given to one. */
  readonly company?: string;
  readonly facts: FactRecord;
  /** The last report of each work of the case. */
  readonly reports: Readonly<Record<string, object>>;
  /** Reports of the case before this one; a report may derive an id from it. */
  readonly before: number;
}
/** Work ordered by a stage, and its report. */
export interface Order<Asks extends Form = Form, Report extends object = object> {
  readonly work: string;
  readonly title: Words;
  readonly asks: Asks;
  /** Private event of the report. */
  readonly event: 'MeterVisited' | 'WorkReported';
  refuses(working: Working<Answers<Asks>>): Refusal;
  reports(working: Working<Answers<Asks>>): Report;
}
export type ReportOf<O> = O extends Order<Form, infer Report> ? Report : never;
export type Orders = Readonly<Record<string, Order>>;

/**
 * The contractor that gets an order with a decision: the exchange company appointed for the zone of the meter on that
 * day (A1-4), or the workshop that the form names (A1-6). The case stores it in a fact.
 */
export type Appoints =
  | { readonly fact: string; readonly of: 'zone' }
  | { readonly fact: string; readonly named: string };

/** Input of a published fact: the approved reports, and who approved them. */
export interface Publishing<Needs extends Orders = Orders> {
  readonly caseId: string;
  readonly accountId: string | null;
  readonly meterId: string | null;
  readonly reports: { readonly [N in keyof Needs]: ReportOf<Needs[N]> };
  readonly approvedBy: string;
  readonly on: string;
}
/** A fact of a report that a decision publishes as a contract event, such as the result of a test (A1-7, A1-13). */
export interface Publishes {
  readonly event: EventName;
  readonly needs: Orders;
  content(publishing: Publishing): object;
}
/** Types a published fact by its contract; it is made from the reports that it needs. */
export const publishing = <E extends EventName, const Needs extends Orders>(spec: {
  readonly event: E;
  readonly needs: Needs;
  content(publishing: Publishing<Needs>): EventData<E>;
}): Publishes => spec;
