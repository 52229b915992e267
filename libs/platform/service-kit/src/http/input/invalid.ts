import { ProblemException, type FieldError } from '../problem.ts';

/** More errors than this help nobody, and each costs memory (N12). */
const MOST_ERRORS = 20;

/** 400 that names fields, for checks beyond a DTO; at most the first 20. */
export const invalid = (errors: readonly FieldError[]): ProblemException =>
  new ProblemException(400, 'InvalidInput', {
    errors: errors.slice(0, MOST_ERRORS),
    ...(errors.length > MOST_ERRORS && { data: { errors: errors.length } }),
  });
