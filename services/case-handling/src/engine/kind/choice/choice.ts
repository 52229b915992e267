import type { CivilDate } from '@pishkhan/calendar';
import type { FilledInForm } from '@pishkhan/fields';
import type { Form, Words } from '../form.ts';
import type { KnownBilling, KnownMeter, KnownReading } from '../known.ts';
import type { Edges } from './edges.ts';
import type { FactRecord, Refusal, Replies, Role } from '../facts.ts';
import type { Appoints, Publishes } from './order.ts';

/** Input of a decision's rules, except the form. */
export interface Weighing<Facts = FactRecord> {
  readonly facts: Facts;
  readonly accountId: string | null;
  /** The last report of each kind of work, such as a visit. */
  readonly reports: Readonly<Record<string, object | undefined>>;
  readonly meter: KnownMeter | undefined;
  /** The disputed reading, whether the form names it or not. */
  readonly disputed: KnownReading | undefined;
  /** All readings of the case's meter, the oldest first. */
  readonly meterReadings: readonly KnownReading[];
  readonly billing?: KnownBilling | undefined;
  /** Day of the last test of the meter in another case (B5-1). */
  readonly lastTestOn?: string | undefined;
  /** The last reply of each kind of other services. */
  readonly replies: Replies;
}
/** Input of a decision's rules: the form, the readings that it names in their order, and everything else. */
export interface Deciding<Facts, Filled = Readonly<Record<string, unknown>>> extends Weighing<Facts> {
  readonly form: Filled;
  readonly readings: readonly KnownReading[];
  /** Subject of the person who decides. */
  readonly by: string;
  /** Day of the decision. */
  readonly on: CivilDate;
  /** Higher role of the person, who decides in place of the owner (15.4-36). */
  readonly decidedAs?: Role;
}

/** An earlier form of an answer. Requests written for it still work: it becomes the present one. */
export interface FormerForm {
  readonly asks: Form;
  readonly becomes: (filled: FilledInForm) => FilledInForm;
}

/** A named answer of a stage, and its target. */
export interface Choice<Facts = FactRecord, Stage extends string = string> {
  readonly title: Words;
  readonly asks: Form;
  readonly formerly?: FormerForm;
  /** Rules independent of the form: an answer that they reject is not offered. */
  readonly offeredIf?: readonly ((weighing: Weighing<Facts>) => Refusal)[];
  /** Rules of the filled-in form; `decision` ties each to the form that it reads. */
  readonly mustHold: readonly ((deciding: Deciding<Facts, never>) => Refusal)[];
  /** Facts that the case stores from the decision. */
  readonly remembers?: (deciding: Deciding<Facts, never>) => Partial<Facts>;
  /** The contractor that gets the order to which the decision leads. */
  readonly appoints?: Appoints;
  /** The fact of an approved report that the decision publishes. */
  readonly publishes?: Publishes;
  readonly to: Edges<never, Facts, Stage>;
}
