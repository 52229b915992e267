import type { Rejection, RejectionKind } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';

/** A field that the body, query or path got wrong. `field` is a path: `person.nationalId`. */
export interface FieldError {
  readonly field: string;
  /** Name of the constraint: `isNationalId`, `whitelistValidation`. */
  readonly rule: string;
  /**
   * For people, beginning with what the field is called; in both languages the answer has the one that was asked for.
   */
  readonly message: string | Text;
}

interface More {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/**
 * Answer that is not a success, thrown by a controller or the kit; the filter makes RFC 9457 `application/problem+json`
 * of it.
 */
export class ProblemException extends Error {
  readonly status: number;
  /** PascalCase name of the rule, the machine's field. */
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

/** The refusal of a decider as an answer, for controllers that used `attempt`. */
export const rejectionProblem = ({ rejected, kind, data }: Rejection): ProblemException =>
  new ProblemException(statusOf[kind], rejected, { data });

/** Answers with the refusal where a rule is broken: `mustHold(searchMustBeNarrower(found))`. */
export const mustHold = (refusal: Rejection | false): void => {
  if (refusal) throw rejectionProblem(refusal);
};

/** 404 by the name of the rule: `throw missing('BillMustExist', { billNumber })`. */
export const missing = (rule: string, data?: Readonly<Record<string, unknown>>): ProblemException =>
  new ProblemException(404, rule, { data });

/** 403 by the name of the rule: the actor may not see or do this here. */
export const forbidden = (rule: string, data?: Readonly<Record<string, unknown>>): ProblemException =>
  new ProblemException(403, rule, { data });
