import type { Service } from './services.ts';

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
  /** Whose answer it is; the desk itself has none. */
  readonly service: Service | undefined;
  constructor(problem: Problem, isPassing = false, service?: Service) {
    super(`${problem.status} ${problem.rule}`);
    this.name = 'ProblemError';
    this.problem = problem;
    this.isPassing = isPassing;
    this.service = service;
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

/** Answers of a service that is there and only later than it should be. */
const LATE = new Set(['ViewIsBehind', 'WorkMustBeDoneHere', 'FeedsMustBeFew']);
const [FIRST_AWAY, LAST_AWAY] = [502, 504];

/** The service that does not answer, if that is the fault. */
export const awayIn = (error: unknown): Service | undefined =>
  error instanceof ProblemError &&
  error.problem.status >= FIRST_AWAY &&
  error.problem.status <= LAST_AWAY &&
  !LATE.has(error.problem.rule)
    ? error.service
    : undefined;
