import type { Role } from '@pishkhan/roles';
import { higherRolesOf, rolesOf } from '../../engine/acting/authority.ts';
import { referralOf, type Stage } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';

type Some = [Role, ...Role[]];
const distinct = (roles: readonly Role[]) => [...new Set(roles)] as Some;
const stages: readonly Stage[] = kinds.flatMap((kind) => Object.values(kind.stages));

const actorsOf = (stage: Stage): Role[] => {
  const referral = referralOf(stage);
  const owners = referral ? Object.values(referral.among).map(({ role }) => role) : [];
  return [...owners, 'owner' in stage && typeof stage.owner === 'string' ? stage.owner : [], stage.alsoBy ?? []].flat();
};

/** A higher role may do every step after a missed deadline (15.4-36). */
const higher = kinds.flatMap(higherRolesOf);

/** Roles that may register, report, decide or inform in some kind; the decider checks the case itself. */
export const openingRoles = distinct(kinds.flatMap(({ opens }) => opens.by));
export const reportingRoles = distinct([...stages.filter((stage) => 'orders' in stage).flatMap(actorsOf), ...higher]);
export const decidingRoles = distinct([...stages.filter((stage) => 'decides' in stage).flatMap(actorsOf), ...higher]);
export const informingRoles = distinct([
  ...openingRoles,
  ...stages.filter((stage) => 'informs' in stage).flatMap(actorsOf),
  ...higher,
]);
/** All roles that take part in cases. */
export const workingRoles = distinct(kinds.flatMap(rolesOf));
/** Roles that may read cases: those that work on them, and the auditor. */
export const readingRoles = distinct([...workingRoles, 'auditor']);
