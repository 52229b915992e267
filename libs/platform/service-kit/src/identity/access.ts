import { createParamDecorator, SetMetadata } from '@nestjs/common';
import { isWithin, reachOf, type AccessDeclaration, type Placed, type Reach, type Role } from '@pishkhan/roles';
import { missing, ProblemException } from '../http/problem.ts';
import { currentRequest, type SignedInActor } from '../http/request-context.ts';

export const ACCESS = 'pishkhan:access';
export const OPEN = 'pishkhan:open';
export const ANY_TOKEN = 'pishkhan:any-token';

/**
 * The roles that may call the route, each with the place of its records: `@Access({ counterClerk: 'ownOffice', auditor:
 * 'all' })`. On a method or a whole controller; the method's takes precedence. A route without it rejects everyone.
 */
export const Access = (declared: AccessDeclaration) => SetMetadata(ACCESS, declared);

/** A route without a token: health and documents only. */
export const Open = () => SetMetadata(OPEN, true);

/** A route that concerns only the token itself: every valid token, whatever its roles and office. */
export const AnyToken = () => SetMetadata(ANY_TOKEN, true);

export const rolesIn = (declared: AccessDeclaration): readonly Role[] => Object.keys(declared) as Role[];

/** What the request may reach, as the guard granted it: `list(@Granted() reach: Reach)`. */
export const Granted = createParamDecorator((): Reach => {
  const reach = currentRequest()?.reach;
  if (!reach) throw new Error('Granted was used on a route without a token');
  return reach;
});

const claimMustBePresent = (claim: 'office' | 'county'): ProblemException =>
  new ProblemException(403, 'ClaimMustBePresent', { data: { claim } });

/**
 * What a token reaches at a route.
 *
 * @throws ProblemException 403 without a role of the route, or without the office of the role
 */
export const grantedTo = (actor: SignedInActor, declared: AccessDeclaration): Reach => {
  const reach = reachOf(declared, actor);
  if (reach === 'noRole') throw new ProblemException(403, 'RoleMustAllow', { data: { needed: rolesIn(declared) } });
  if (reach === 'noOffice') throw claimMustBePresent('office');
  return reach;
};

/** @throws ProblemException 403 that names the claim, if the token has no county */
export const countyOf = ({ county }: Reach): string => {
  if (county === undefined) throw claimMustBePresent('county');
  return county;
};

/**
 * The one check of a found record against the declared places. A record of another place and a missing record have the
 * same response (N29).
 *
 * @throws ProblemException 404 named by `missingRule`, as `Reads.one` throws it
 */
export const mustBeWithin = (reach: Reach, placed: Placed, missingRule: string, id: string): void => {
  if (!isWithin(reach, placed)) throw missing(missingRule, { id });
};
