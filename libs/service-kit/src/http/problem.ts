/** A field that the body, query or path got wrong. `field` is a path: `person.nationalId`. */
export interface FieldError {
  readonly field: string;
  /** Name of the constraint: `isNationalId`, `whitelistValidation`. */
  readonly rule: string;
  readonly message: string;
}

/** Answer that is not a success, thrown by a controller or the kit; the filter makes RFC 9457 `application/problem+json` of it. */
export class ProblemException extends Error {
  readonly status: number;
  /** PascalCase name of the rule, the machine's field. */
  readonly rule: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly errors: readonly FieldError[] | undefined;
  constructor(status: number, rule: string, more: { data?: Readonly<Record<string, unknown>>; errors?: readonly FieldError[]; cause?: unknown } = {}) {
    super(rule, { cause: more.cause });
    this.name = 'ProblemException';
    this.status = status;
    this.rule = rule;
    this.data = more.data;
    this.errors = more.errors;
  }
}
