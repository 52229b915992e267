import { NOWHERE, placeOf } from '@pishkhan/roles';
import type { Person } from '../case.messages.ts';
import {
  anotherOfficeMayNotAnswer,
  barredPersonMustNotTakePart,
  caseMustBelongToOwnOffice,
  stageMayOnlyBeDoneByItsOwner,
} from '../rules/case.rules.ts';
import { caseMustNotBePaused } from '../rules/verb.rules.ts';
import type { CaseFile, Context } from '../case.file.ts';
import { escalationOf } from '../deadlines/deadlines.ts';
import { actorsOf, supervisorOf, type CaseKind } from '../kind/kind.ts';
import { isContractor } from './company.ts';
import { headWhoJudges } from './disputed-reader.ts';
import type { Refusal, Role } from '../kind/vocabulary.ts';

type Unit = Pick<CaseFile, 'officeId' | 'countyOffice' | 'company'>;

/** The counter office, county office or contractor where this role works on the case (1.1, 1.2). */
export const unitOf = (role: Role, { officeId, countyOffice, company = NOWHERE }: Unit): string => {
  if (isContractor(role)) return company;
  return placeOf(role) === 'counter' ? officeId : countyOffice;
};

/** The allowed roles that a person has on this case. */
export const actingRoles = (roles: readonly Role[], by: Person, unit: Unit): Role[] =>
  roles.filter((role) => by.roles.includes(role) && unitOf(role, unit) === by.office);

/** Rejects unless the person has one of these roles at its unit and is not barred. */
export const refusesRoles = ({ file, stage }: Context, by: Person, roles: readonly Role[]): Refusal => {
  const place = 'decides' in stage || 'informs' in stage ? anotherOfficeMayNotAnswer : caseMustBelongToOwnOffice;
  return (
    barredPersonMustNotTakePart(file, by) ||
    place(file, by) ||
    stageMayOnlyBeDoneByItsOwner(by, roles, file.stage) ||
    (actingRoles(roles, by, file).length === 0 && place(file, { ...by, office: undefined }))
  );
};

/**
 * Every role that may do the current step: those of the stage, and a higher role after a missed deadline or an
 * escalation (15.4-36) or in place of a disputed reader (15.4-37).
 *
 * @param readers Representatives of the office who are readers by the evidence of a decision
 */
export const actorsNow = ({ kind, file, stage }: Context, readers: readonly string[] = []): Role[] => {
  const higher = 'owner' in stage ? [escalationOf(file.deadlines) ?? [], file.escalatedTo ?? []].flat() : [];
  return [...new Set([...actorsOf(stage, file.facts), ...headWhoJudges({ kind, file, stage }, readers), ...higher])];
};

/** The role of a person who does the step only in place of its owner. */
export const standsInAs = (context: Context, by: Person, readers: readonly string[] = []): Role | undefined => {
  const { file, stage } = context;
  const isOwner = actingRoles(actorsOf(stage, file.facts), by, file).length > 0;
  return isOwner ? undefined : actingRoles(actorsNow(context, readers), by, file)[0];
};

/** Rejects unless the person may do the current step. */
export const refusesStep = (context: Context, by: Person, readers: readonly string[] = []): Refusal =>
  refusesRoles(context, by, actorsNow(context, readers)) || caseMustNotBePaused(context.file);

/** Roles above the owners of the stages, which receive a case by escalation or by a missed deadline. */
export const higherRolesOf = (kind: CaseKind): Role[] => [
  supervisorOf(kind),
  ...Object.values(kind.deadlines).flatMap(({ whenMissed }) =>
    'escalateTo' in whenMissed ? [whenMissed.escalateTo] : [],
  ),
];

/** All roles that take part in cases of a kind. */
export const rolesOf = (kind: CaseKind): Role[] => [
  ...new Set([
    ...kind.opens.by,
    ...higherRolesOf(kind),
    ...Object.values(kind.stages).flatMap((stage) => [
      ...('owner' in stage
        ? typeof stage.owner === 'string'
          ? [stage.owner]
          : [...Object.values(stage.owner.among).map(({ role }) => role), ...stage.owner.referredBy]
        : []),
      ...(stage.alsoBy ?? []),
    ]),
  ]),
];
