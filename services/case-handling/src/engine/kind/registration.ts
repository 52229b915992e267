import type { CivilDate } from '@pishkhan/calendar';
import type { Report } from '../messages/report.ts';
import type { Answers, Form, Words } from './form.ts';
import type { About, Known } from './known.ts';
import type { FactRecord, Refusal, Role } from './facts.ts';

/** Input of the rules of registration: the filled-in form, its subject, the day. */
export interface Opening<Asked = Readonly<Record<string, unknown>>, A extends About = About> {
  readonly form: Asked;
  readonly known: Known<A>;
  /** Subject of the person who registers. */
  readonly by: string;
  readonly on: CivilDate;
  /** Content of the kind's policy in force on that day; empty without a policy. */
  readonly policy: FactRecord;
}

/** A condition of registration with its rule of the source (7.3). */
export interface Gate<O> {
  readonly source: string;
  readonly rule: (opening: O) => Refusal;
}

/** The registration of a request, and the facts that the case stores. */
export interface Registration<Asked extends Form, A extends About, Facts> {
  readonly by: readonly Role[];
  readonly source: string;
  readonly about: A;
  readonly asks: Asked;
  /** Item of the fee schedule; absent if no fee is collected. */
  readonly fee?: string;
  readonly gates: readonly Gate<Opening<Answers<NoInfer<Asked>>, NoInfer<A>>>[];
  /** One open case of the kind per subject, across offices: the rule that refuses a second one (F10). */
  readonly onePer?: Gate<{ readonly known: Pick<Known, 'openCase'> }>;
  readonly remembers: (opening: Opening<Answers<NoInfer<Asked>>, NoInfer<A>>) => Facts;
  /** Stored facts that are shown beside the form, as fields of their own. */
  readonly shows?: Form;
  /** Policy that the case stores at its opening (15.2). */
  readonly policy?: string;
  /** Field with the subject of a person who may neither see the case nor act in it. */
  readonly bars?: { readonly field: keyof Asked & string; readonly source: string };
}

/** The continued case, as input for the next one. */
export interface ContinuedCase {
  readonly kind: string;
  readonly facts: FactRecord;
  readonly reports: readonly Report[];
  /** Day of the continuation, and the policy of the next kind in force on it; empty without a policy. */
  readonly on: CivilDate;
  readonly policy: FactRecord;
}
/** First stage of a continuing case, and the facts that it stores from the previous one. */
export interface Continuing<Facts, Stage extends string> {
  readonly source: string;
  readonly start: Stage;
  readonly remembers: (from: ContinuedCase) => Facts;
}

/** A value that the source leaves to policy (15.2), used until the company publishes its own. */
export interface SamplePolicy<Value = unknown> {
  readonly source: string;
  readonly title: Words;
  readonly value: Value;
  readonly sample: true;
}
