/** RFC 9457 problem as the services and the desk answer it, in the language of the reader. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly rule: string;
  readonly detail?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly field: string; readonly rule: string; readonly message: string }[];
}

/** A request was refused or failed; the page shows it with `ProblemView`. */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** The same request can succeed later: the answer says when to try again. */
  readonly isPassing: boolean;
  constructor(problem: Problem, isPassing = false) {
    super(`${problem.status} ${problem.rule}`);
    this.name = 'ProblemError';
    this.problem = problem;
    this.isPassing = isPassing;
  }
}

/** No answer came: the connection is cut, or the desk itself is away. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('no connection to the desk', { cause });
    this.name = 'ConnectionLost';
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && typeof (body as Partial<Problem>).rule === 'string';

export const problemOf = (status: number, body: unknown): Problem =>
  isProblem(body) ? body : { type: 'about:blank', title: String(status), status, rule: 'UnexpectedFault' };

export const ruleOf = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.rule : undefined;
