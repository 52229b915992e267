import type { Document } from 'bson';
import { isDocument } from '../store/values.ts';

/** A value that compares by `===` and `<` as MongoDB compares it. */
type Simple = string | number | boolean | null;
type Test = (value: Simple | undefined) => boolean;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isSimple = (value: unknown): value is Simple =>
  typeof value === 'string' || typeof value === 'boolean' || value === null || isNumber(value);

const equalTo = (operand: unknown): Test | undefined =>
  !isSimple(operand)
    ? undefined
    : operand === null
      ? (value) => (value ?? null) === null
      : (value) => value === operand;

const among = (list: unknown): Test | undefined => {
  if (!Array.isArray(list) || !list.every(isSimple)) return undefined;
  const values = new Set<Simple | undefined>(list);
  if (values.has(null)) values.add(undefined);
  return (value) => values.has(value);
};

/** Only values of the operand's type are in its range. */
const ordered = (operand: unknown, holds: (order: number) => boolean): Test | undefined => {
  if (typeof operand !== 'string' && !isNumber(operand)) return undefined;
  return (value) => typeof value === typeof operand && holds(value! < operand ? -1 : value! > operand ? 1 : 0);
};

const not = (test: Test | undefined): Test | undefined => test && ((value) => !test(value));

const operators: Readonly<Record<string, (operand: unknown) => Test | undefined>> = {
  $eq: equalTo,
  $ne: (operand) => not(equalTo(operand)),
  $in: among,
  $nin: (operand) => not(among(operand)),
  $gt: (operand) => ordered(operand, (order) => order > 0),
  $gte: (operand) => ordered(operand, (order) => order >= 0),
  $lt: (operand) => ordered(operand, (order) => order < 0),
  $lte: (operand) => ordered(operand, (order) => order <= 0),
  $exists: (operand) => (typeof operand === 'boolean' ? (value) => (value !== undefined) === operand : undefined),
};

const testOf = (condition: unknown): Test | undefined => {
  if (!isDocument(condition)) return equalTo(condition);
  const tests = Object.entries(condition).map(([operator, operand]) =>
    Object.hasOwn(operators, operator) ? operators[operator]!(operand) : undefined,
  );
  if (tests.length === 0 || tests.includes(undefined)) return undefined;
  return tests.length === 1 ? tests[0] : (value) => tests.every((test) => test!(value));
};

/** The value at the steps; a list on the way is returned instead, because a condition asks each of its elements. */
const valueAt = (document: Document, steps: readonly string[]): unknown => {
  let value: unknown = document;
  for (const step of steps) {
    if (Array.isArray(value)) return value;
    value = typeof value === 'object' && value !== null ? (value as Document)[step] : undefined;
  }
  return value;
};

/**
 * Whether a document fulfils a condition on one path, without mingo; undefined for a document whose value is not a
 * simple one (a list, a document, a date). Undefined in place of the function: the condition itself needs mingo.
 */
export const simpleCondition = (
  path: string,
  condition: unknown,
): ((document: Document) => boolean | undefined) | undefined => {
  const test = path.startsWith('$') ? undefined : testOf(condition);
  if (!test) return undefined;
  const steps = path.split('.');
  return (document) => {
    const value = valueAt(document, steps);
    return value === undefined || isSimple(value) ? test(value) : undefined;
  };
};
