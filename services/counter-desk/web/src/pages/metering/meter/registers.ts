import type { MeterCard, RegisterOfMeter } from '../../../api/generated/metering.ts';
import type { Problem } from '../../../api/problem.ts';
import type { Body } from '../../../parts/form/values/form-values.ts';

/** A register of a meter (C3-1), by the name that services use. */
export type Register = RegisterOfMeter['register'];
const registers: Readonly<Record<Register, true>> = {
  volume: true,
  low: true,
  mid: true,
  peak: true,
  friday: true,
  reactive: true,
};
export const registerNames = Object.keys(registers) as readonly Register[];

/**
 * Whether registers can be recorded: before the first reading, of which estimates are none, such as those of a meter
 * that a late exchange put in (15.4-31). The last index is unknown without a reason.
 */
export const isUnread = ({ lastReading, installedOn }: Pick<MeterCard, 'lastReading' | 'installedOn'>): boolean =>
  lastReading !== undefined && (lastReading.readOn === installedOn || lastReading.kind === 'estimated');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Figures as the form has them, one field a register, in the list that the service reads. */
export const registersBody = ({ rolledOver = '', ...typed }: Body): Body => {
  const passed = textOf(rolledOver).split(' ');
  const read = registerNames
    .filter((register) => typed[register] !== undefined)
    .map((register) => ({
      register,
      index: typed[register],
      ...(passed.includes(register) && { rolledOver: true }),
    }));
  const others = Object.entries(typed).filter(([name]) => !registerNames.includes(name as Register));
  return { ...Object.fromEntries(others), registers: read };
};

const named = (data: Problem['data'], key: string): readonly string[] =>
  textOf(data?.[key])
    .split(',')
    .filter((name) => name !== '');

/** Fields of the form that a rule is about; the sum is of all that was typed, so it is said at the last register. */
const fieldsOfRule = ({ rule, data }: Problem, sent: readonly string[]): readonly string[] => {
  switch (rule) {
    case 'RegisterMustNotFall':
    case 'RegisterMustFitItsDigits':
      return named(data, 'register');
    case 'OpeningIndexMustBeTheSum':
      return sent.slice(-1);
    case 'MeterTypeMustBeKnown':
      return ['meterType'];
    case 'DayMustNotBeInFuture':
    case 'ReadingMustFollowPrevious':
      return ['readOn'];
    case 'IndexMustFitRegister':
    case 'EveryRegisterMustBeRead':
      return ['index'];
    default:
      return [];
  }
};

/** A refusal with its sentences at the fields of the form: what is missing at each register that is missing. */
export const atRegisterFields = (
  problem: Problem,
  body: Body,
  words: { readonly missing: string; readonly foreign: string },
): Problem => {
  const { rule, detail, title, data, errors = [] } = problem;
  const sent = (body['registers'] as readonly { readonly register: string }[] | undefined) ?? [];
  const names = sent.map(({ register }) => register);
  const at = (fields: readonly string[], message: string) => fields.map((field) => ({ field, rule, message }));
  const ofType =
    rule === 'RegistersMustBeOfTheType'
      ? [...at(named(data, 'missing'), words.missing), ...at(named(data, 'foreign'), words.foreign)]
      : [];
  const renamed = errors.map((each) => {
    const place = /^registers\[(\d+)\]/.exec(each.field)?.[1];
    return place === undefined ? each : { ...each, field: names[Number(place)] ?? each.field };
  });
  const all = [...renamed, ...ofType, ...at(fieldsOfRule(problem, names), detail ?? title)];
  return all.length === 0 ? problem : { ...problem, errors: all };
};
