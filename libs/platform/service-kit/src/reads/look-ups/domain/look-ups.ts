import type { Decider, Rejection } from '@pishkhan/decider';
import { brokenRuleOf, policyAsKept, publishedVersions, type Policy } from '@pishkhan/published-versions';
import { lookUpPolicies, rowsFor, type LookUpLimits } from './look-up-limits.policy.ts';
import type {
  LookUp,
  LookUpLimitReached,
  LookUpPolicyCommand,
  LookUpPolicyEvent,
  LookUpsEvent,
  RecordLookUps,
} from './look-ups.messages.ts';
import {
  answersPerHourMustBeWithinLimit,
  lookUpPolicyContentMustFit,
  lookUpPolicyDayMustBeUnique,
  lookUpPolicyMustBeKnown,
  lookUpPolicyVersionMustNotChange,
  personsPerDayMustBeWithinLimit,
  personsPerHourMustBeWithinLimit,
  rowsPerDayMustBeWithinLimit,
  rowsPerHourMustBeWithinLimit,
} from './look-ups.rules.ts';

/** What one reader looked up on one day, counted for the limits. */
export interface LookUpsOfDay {
  readonly persons: readonly string[];
  readonly personsByHour: Readonly<Record<number, readonly string[]>>;
  readonly answersByHour: Readonly<Record<number, number>>;
  /** Records in whole answers, each as often as it was read. */
  readonly rows: number;
  readonly rowsByHour: Readonly<Record<number, number>>;
  /** Rule and hour of each limit that was reached; recorded once an hour. */
  readonly reached: readonly string[];
}

const NOTHING: LookUpsOfDay = {
  persons: [],
  personsByHour: {},
  answersByHour: {},
  rows: 0,
  rowsByHour: {},
  reached: [],
};

const union = (known: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...known, ...more]),
];

const counted = (state: LookUpsOfDay, { hour, form, persons, rows = 0 }: LookUp): LookUpsOfDay => {
  const answersByHour = { ...state.answersByHour, [hour]: (state.answersByHour[hour] ?? 0) + 1 };
  if (form === 'masked') return { ...state, answersByHour };
  return {
    ...state,
    answersByHour,
    persons: union(state.persons, persons),
    personsByHour: { ...state.personsByHour, [hour]: union(state.personsByHour[hour] ?? [], persons) },
    rows: state.rows + rows,
    rowsByHour: { ...state.rowsByHour, [hour]: (state.rowsByHour[hour] ?? 0) + rows },
  };
};

const limitsFor = (roles: readonly string[], limits: LookUpLimits) =>
  roles.includes('auditor')
    ? {
        perHour: limits.auditorPersonsPerHour,
        perDay: limits.auditorPersonsPerDay,
        answers: limits.auditorAnswersPerHour,
      }
    : { perHour: limits.personsPerHour, perDay: limits.personsPerDay, answers: limits.answersPerHour };

/** The limit that a look-up would exceed, by the counts after it. */
const brokenLimit = (after: LookUpsOfDay, { hour, roles }: LookUp, limits: LookUpLimits): Rejection | false => {
  const { perHour, perDay, answers } = limitsFor(roles, limits);
  const rows = rowsFor(roles, limits);
  return (
    answersPerHourMustBeWithinLimit(after.answersByHour[hour] ?? 0, answers) ||
    personsPerHourMustBeWithinLimit(after.personsByHour[hour]?.length ?? 0, perHour) ||
    personsPerDayMustBeWithinLimit(after.persons.length, perDay) ||
    rowsPerHourMustBeWithinLimit(after.rowsByHour[hour] ?? 0, rows.perHour) ||
    rowsPerDayMustBeWithinLimit(after.rows, rows.perDay)
  );
};

const nameOf = ({ rule, hour }: { readonly rule: string; readonly hour: number }): string => `${rule} ${hour}`;

const evolve = (state: LookUpsOfDay, event: LookUpsEvent): LookUpsOfDay => {
  switch (event.type) {
    case 'PersonalDataLookedUp':
      return event.data.lookUps.reduce(counted, state);
    case 'LookUpLimitReached':
      return { ...state, reached: union(state.reached, [nameOf(event.data)]) };
  }
};

/** Each look-up is judged after those before it; one that exceeds a limit does not refuse the others. */
const decide = ({ reader, day, lookUps, limits }: RecordLookUps, state: LookUpsOfDay): LookUpsEvent[] => {
  const granted: LookUp[] = [];
  const refused: LookUpLimitReached[] = [];
  let now = state;
  for (const lookUp of lookUps) {
    const after = counted(now, lookUp);
    const broken = limits !== undefined && brokenLimit(after, lookUp, limits);
    if (broken === false) {
      granted.push(lookUp);
      now = after;
      continue;
    }
    const { at, hour, endpoint } = lookUp;
    const limit = Number(broken.data?.['limit']);
    const event: LookUpLimitReached = {
      type: 'LookUpLimitReached',
      data: { reader, day, rule: broken.rejected, limit, at, hour, endpoint },
    };
    if (!now.reached.includes(nameOf(event.data))) refused.push(event);
    now = evolve(now, event);
  }
  return [
    ...(granted.length > 0 ? [{ type: 'PersonalDataLookedUp' as const, data: { reader, day, lookUps: granted } }] : []),
    ...refused,
  ];
};

/** The limit that refused a look-up of this hour, by the counts of the reader. */
export const refusalOf = (state: LookUpsOfDay, lookUp: LookUp, limits: LookUpLimits): Rejection | false =>
  brokenLimit(counted(state, lookUp), lookUp, limits);

export type LookUpsDecider = Decider<RecordLookUps, LookUpsEvent, LookUpsOfDay>;

/** One stream per reader and day: `<category>-<day>-<reader>`. The limits are decided on it, at its exact revision. */
export const lookUpsOf = (category: string): LookUpsDecider => ({
  category,
  events: { PersonalDataLookedUp: 1, LookUpLimitReached: 1 },
  initial: NOTHING,
  decide,
  evolve,
});

export type LookUpPolicyDecider = Decider<LookUpPolicyCommand, LookUpPolicyEvent, Policy>;

/** One stream per policy: `<category>-look-ups`. */
export const lookUpPolicyOf = (category: string): LookUpPolicyDecider =>
  publishedVersions({
    category,
    noun: 'LookUpPolicy',
    firstDayOf: ({ effectiveFrom }) => effectiveFrom,
    asKept: (draft) => policyAsKept(lookUpPolicies, draft),
    contentMustFit: (draft) =>
      lookUpPolicyMustBeKnown(draft) || lookUpPolicyContentMustFit(draft) || brokenRuleOf(lookUpPolicies, draft),
    versionMustNotChange: lookUpPolicyVersionMustNotChange,
    dayMustBeUnique: lookUpPolicyDayMustBeUnique,
  });
