import { inOwnPlace, type AccessDeclaration, type AccessPlace, type Role } from '@pishkhan/roles';
import { higherRolesOf, rolesOf } from '../../engine/acting/authority.ts';
import { ofTheCompany } from '../../engine/acting/company.ts';
import { referralOf, type Stage } from '../../engine/kind/kind.ts';
import { kinds } from '../../kinds/index.ts';

const stages: readonly Stage[] = kinds.flatMap((kind) => Object.values(kind.stages));

const actorsOf = (stage: Stage): Role[] => {
  const referral = referralOf(stage);
  const owners = referral ? Object.values(referral.among).map(({ role }) => role) : [];
  return [...owners, 'owner' in stage && typeof stage.owner === 'string' ? stage.owner : [], stage.alsoBy ?? []].flat();
};

/** A higher role may do every step after a missed deadline (15.4-36). */
const higher = kinds.flatMap(higherRolesOf);

const access = (...roles: readonly Role[]): AccessDeclaration => inOwnPlace(roles);

/** Who may register, report, decide or inform in some kind; the decider checks the case itself. */
const opening = kinds.flatMap(({ opens }) => opens.by);
export const openers = access(...opening);
export const reporters = access(...stages.filter((stage) => 'orders' in stage).flatMap(actorsOf), ...higher);
/** Who may record a visit; a contractor reports the work of its order. */
export const visitors = access(
  ...ofTheCompany(stages.filter((stage) => 'orders' in stage).flatMap(actorsOf)),
  ...higher,
);
export const deciders = access(...stages.filter((stage) => 'decides' in stage).flatMap(actorsOf), ...higher);
export const informers = access(
  ...opening,
  ...stages.filter((stage) => 'informs' in stage).flatMap(actorsOf),
  ...higher,
);
/** Everyone of the company who takes part in cases; a contractor only reports. */
export const workers = access(...ofTheCompany(kinds.flatMap(rolesOf)));
/** Who may read cases: those that work on them, the contractors their orders, and the auditor. */
export const caseReaders: AccessDeclaration = { ...access(...kinds.flatMap(rolesOf)), auditor: 'all' };
/** The same roles as registrars, for data that concern no case of another office. */
export const openersIn = (place: AccessPlace): AccessDeclaration =>
  Object.fromEntries(opening.map((role) => [role, place]));
