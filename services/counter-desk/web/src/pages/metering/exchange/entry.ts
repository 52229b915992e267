import { exchangeBodyAbsenceTitles, exchangeBodyReasonTitles } from '../../../api/generated/metering.titles.ts';
import type { PutInMeterDto } from '../../../api/generated/metering.ts';
import type { Problem } from '../../../api/problem.ts';
import type { Body, FormField } from '../../../parts/form/values/form-values.ts';
import { field, optionsOf } from '../../../parts/form/values/page-field.ts';
import { entryWords as words } from './exchange.words.ts';

const EXCHANGED = 'putIn';
const capacities: Readonly<Record<PutInMeterDto['capacity'], true>> = {
  G4: true,
  G6: true,
  G10: true,
  G16: true,
  G25: true,
  G40: true,
  G65: true,
  G100: true,
};
const ofNewMeter: Partial<FormField> = { shownIf: { field: 'outcome', is: 'oneOf', values: [EXCHANGED] } };
const seals: Partial<FormField> = { required: false, help: words.sealsHelp, maxLength: 600 };

/** The fields of Card 13, in the order in which the paper form has them. */
export const entryFields: readonly FormField[] = [
  field('takenOffOn', words.takenOffOn, { type: 'date' }),
  field('index', words.index, { type: 'index' }),
  field('rolloverConfirmed', words.rollover, { type: 'yesNo', required: false, help: words.rolloverHelp }),
  field('seals', words.sealsOff, seals),
  field('outcome', words.outcome, {
    type: 'choice',
    options: [{ value: EXCHANGED, label: words.putIn }, ...optionsOf(exchangeBodyAbsenceTitles)!],
  }),
  field('reason', words.reason, { ...ofNewMeter, type: 'choice', options: optionsOf(exchangeBodyReasonTitles) }),
  field('serial', words.serial, { ...ofNewMeter, maxLength: 60 }),
  field('make', words.make, { ...ofNewMeter, required: false, maxLength: 120 }),
  field('capacity', words.capacity, {
    ...ofNewMeter,
    type: 'choice',
    options: Object.keys(capacities).map((value) => ({ value, label: { fa: value, en: value } })),
  }),
  field('registerDigits', words.digits, { ...ofNewMeter, type: 'count' }),
  field('newIndex', words.newIndex, { ...ofNewMeter, type: 'index' }),
  field('newSeals', words.sealsOn, { ...ofNewMeter, ...seals }),
  field('contractorId', words.company, { type: 'choice', required: false }),
  field('exchangedBy', words.exchangedBy, { required: false, maxLength: 60 }),
  field('remark', words.remark, { required: false, maxLength: 400 }),
];

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
