/** A report of ordered work: a visit, an exchange, a test. */
export interface Report {
  readonly work: string;
  readonly stage: string;
  readonly report: object;
}
