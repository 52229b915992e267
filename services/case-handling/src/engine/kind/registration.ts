import type { CivilDate } from '@pishkhan/calendar';
import type { Report } from '../messages/report.ts';
import type { Answers, Form } from './form.ts';
import type { About, Known } from './known.ts';
import type { FactRecord, Refusal, Role } from './facts.ts';

/** Input of the rules of registration: the filled-in form, its subject, the day. */
export interface Opening<Asked = Readonly<Record<string, unknown>>, A extends About = About> {
  readonly asked: Asked;
  readonly known: Known<A>;
  /** Subject of the person who registers. */
  readonly by: string;
  readonly on: CivilDate;
  /** Content of the kind's policy in force on that day; empty where it has none. */
  readonly policy: FactRecord;
}

/** A condition of registration with the rule of the source it comes from (7.3). */
export interface Gate<O> {
  readonly source: string;
  readonly rule: (opening: O) => Refusal;
}

/** How a request is registered, and what is remembered of it. */
export interface Registration<Asked extends Form, A extends About, Facts> {
  readonly by: readonly Role[];
  readonly source: string;
  readonly about: A;
  readonly asks: Asked;
  /** Item of the fee schedule; none where nothing is collected. */
  readonly fee?: string;
  readonly gates: readonly Gate<Opening<Answers<NoInfer<Asked>>, NoInfer<A>>>[];
  readonly remembers: (opening: Opening<Answers<NoInfer<Asked>>, NoInfer<A>>) => Facts;
  /** Policy that the case remembers from its opening on (15.2). */
  readonly policy?: string;
  /** Field with the subject of a person who takes no part in the case: he neither sees it nor acts in it. */
  readonly bars?: { readonly field: keyof Asked & string; readonly source: string };
}

/** The case that is continued, as the next one sees it. */
export interface ContinuedCase {
  readonly kind: string;
  readonly facts: FactRecord;
  readonly reports: readonly Report[];
}
/** Where a continued case starts, and what it remembers of the one before. */
export interface Continuing<Facts, Stage extends string> {
  readonly source: string;
  readonly start: Stage;
  readonly remembers: (from: ContinuedCase) => Facts;
}
