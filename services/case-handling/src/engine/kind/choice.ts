import type { Form, Words } from './form.ts';
import type { KnownMeter, KnownReading } from './known.ts';
import type { FactRecord, Refusal } from './facts.ts';

/** Input of a decision's rules beside the form. */
export interface Weighing<Facts = FactRecord> {
  readonly facts: Facts;
  readonly accountId: string | null;
  /** The last report of a work, such as a visit. */
  readonly reports: Readonly<Record<string, object | undefined>>;
  readonly meter: KnownMeter | undefined;
  /** The reading that the matter turns on, whether the form names it or not. */
  readonly disputed: KnownReading | undefined;
}
/** Input of a decision's rules: the form, the reading that it names, and everything beside it. */
export interface Deciding<Facts, Filled = Readonly<Record<string, unknown>>> extends Weighing<Facts> {
  readonly form: Filled;
  readonly reading: KnownReading | undefined;
}

/** A named answer of a stage and where it leads. */
export interface Choice<Facts = FactRecord, Stage extends string = string> {
  readonly title: Words;
  readonly asks: Form;
  /** Rules that no form can satisfy: an answer that they refuse is not offered. */
  readonly offeredIf?: readonly ((weighing: Weighing<Facts>) => Refusal)[];
  /** Rules of the filled-in form; `decision` ties each to the form that it reads. */
  readonly mustHold: readonly ((deciding: Deciding<Facts, never>) => Refusal)[];
  /** Facts that the case remembers of the decision. */
  readonly remembers?: (deciding: Deciding<Facts, never>) => Partial<Facts>;
  readonly to: Stage;
}
