import type { Rejection, RejectionKind } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';

/** An invalid field of the body, query or path. `field` is a path: `person.nationalId`. */
export interface FieldError {
  readonly field: string;
  /** Name of the constraint: `isNationalId`, `whitelistValidation`. */
  readonly rule: string;
  /** For people, starting with the field's name. A `Text` is reduced to the language of the request. */
  readonly message: string | Text;
}

interface More {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * An unsuccessful response, thrown by a controller or the kit; the filter converts it to RFC 9457
 * `application/problem+json`.
 */
export class ProblemException extends Error {
  readonly status: number;
  /** PascalCase name of the rule, for programs. */
  readonly rule: string;
  readonly data: More['data'];
  readonly errors: More['errors'];
  readonly headers: More['headers'];
  constructor(status: number, rule: string, { data, errors, headers, cause }: More = {}) {
    super(rule, { cause });
    this.name = 'ProblemException';
    this.status = status;
    this.rule = rule;
    this.data = data;
    this.errors = errors;
    this.headers = headers;
  }
}

const statusOf: Readonly<Record<RejectionKind, number>> = {
  rule: 422,
  status: 409,
  missing: 404,
  forbidden: 403,
  input: 400,
};

/** Converts a decider's rejection to a problem, for controllers that use `attempt`. */
export const rejectionProblem = ({ rejected, kind, data }: Rejection): ProblemException =>
  new ProblemException(statusOf[kind], rejected, { data });

/** Throws the rejection of a broken rule: `mustHold(searchMustBeNarrower(found))`. */
export const mustHold = (refusal: Rejection | false): void => {
  if (refusal) throw rejectionProblem(refusal);
};

/** 404 named by the rule: `throw missing('BillMustExist', { billNumber })`. */
export const missing = (rule: string, data?: Readonly<Record<string, unknown>>): ProblemException =>
  new ProblemException(404, rule, { data });

/** 503 with Retry-After: the view lacks what is on its way. */
export const behind = ({ name }: { readonly name: string }): ProblemException =>
  new ProblemException(503, 'ViewIsBehind', { data: { view: name }, headers: { 'Retry-After': '1' } });

/**
 * 409 with Retry-After, named by the rule: what the command names is not known here. A fact of another service can be
 * on its way, so that nobody says "does not exist" (N6).
 */
export const notArrived = ({ rejected, data }: Rejection): ProblemException =>
  new ProblemException(409, rejected, { data, headers: { 'Retry-After': '2' } });

/** 403 named by the rule: the actor may not see or do this here. */
export const forbidden = (rule: string, data?: Readonly<Record<string, unknown>>): ProblemException =>
  new ProblemException(403, rule, { data });
