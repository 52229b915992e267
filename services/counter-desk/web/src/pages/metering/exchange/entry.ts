import type { Problem } from '../../../api/problem.ts';
import type { Body } from '../../../parts/form/values/form-values.ts';

/** The outcome of a taking off with which another meter was put in. */
export const EXCHANGED = 'putIn';

const numbersIn = (typed: unknown) =>
  typeof typed === 'string'
    ? typed
        .split(/[\s,،]+/)
        .filter((number) => number !== '')
        .map((number) => ({ number }))
    : undefined;

/** Card 13 as the service reads it. */
export const entryBody = (typed: Body): Body => {
  const { outcome, seals: found, reason, serial, make, capacity, registerDigits, newIndex, newSeals, ...entry } = typed;
  const putIn = { serial, make, capacity, registerDigits, index: newIndex, seals: numbersIn(newSeals) };
  return { ...entry, seals: numbersIn(found), ...(outcome === EXCHANGED ? { reason, putIn } : { absence: outcome }) };
};

const names: Readonly<Record<string, string>> = {
  putIn: 'serial',
  'putIn.index': 'newIndex',
  'putIn.seals': 'newSeals',
  absence: 'outcome',
};

/** `putIn.seals[0].number` of the body is `newSeals` of the form. */
const fieldOf = (path: string): string => {
  const dotted = path.replace(/\[.*$/, '');
  return names[dotted] ?? dotted.replace(/^putIn\./, '');
};

/** The field that a rule is about, so that its sentence is read there. */
const fieldsOfRules: Readonly<Record<string, string>> = {
  DayMustNotBeInFuture: 'takenOffOn',
  RemovalMustFollowLastReading: 'takenOffOn',
  RemovalMustFollowEstimates: 'takenOffOn',
  InstallationMustFollowTakingOff: 'takenOffOn',
  IndexMustNotFall: 'index',
  ConsumptionMustNotExceedCapacity: 'index',
  DayMustHaveOneFigure: 'index',
  RolloverMustBeConfirmed: 'rolloverConfirmed',
  NewMeterMustBeAnother: 'serial',
  SerialMustBeFree: 'serial',
  ReadingsOfMeterMustBeReviewed: 'serial',
  TakingOffMustNameMeterOrAbsence: 'outcome',
};

const digitsOf = (index: unknown): number => (typeof index === 'number' ? String(index).length : 0);

const fieldOfRule = (rule: string, { index, newIndex, registerDigits }: Body): string | undefined => {
  if (rule !== 'IndexMustFitRegister') return fieldsOfRules[rule];
  const digits = digitsOf(newIndex);
  return digits > Number(registerDigits ?? Infinity) && digits >= digitsOf(index) ? 'newIndex' : 'index';
};

/** A refusal with its sentences at the fields of the form. */
export const atEntryFields = (problem: Problem, typed: Body): Problem => {
  const { errors = [], rule, detail, title } = problem;
  const field = fieldOfRule(rule, typed);
  const own = field === undefined ? [] : [{ field, rule, message: detail ?? title }];
  const all = [...errors.map((each) => ({ ...each, field: fieldOf(each.field) })), ...own];
  return all.length === 0 ? problem : { ...problem, errors: all };
};
