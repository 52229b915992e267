/** A filled-in form of a request or a report, as stored in an event. */
export type FilledIn = Readonly<Record<string, string | number | boolean>>;

/** A report of ordered work: a visit, an exchange, a test. */
export interface Report {
  readonly work: string;
  readonly stage: string;
  readonly report: object;
}
