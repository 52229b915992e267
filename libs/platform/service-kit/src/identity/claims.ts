import { text as textField } from '@pishkhan/fields';
import { isPlaceName } from '@pishkhan/identifiers';
import { isRole } from '@pishkhan/roles';
import type { JWTPayload } from 'jose';
import type { SignedInActor } from '../http/request-context.ts';

/** Difference between our clock and the issuer's. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** A token that lasts longer than a day is no access token (N23). */
const LONGEST_LIFE_SECONDS = 86_400;
/** Milliseconds for which a token can be valid. */
export const LONGEST_TOKEN_MS = (LONGEST_LIFE_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS) * 1_000;
const MOST_ROLES = 50;
const MOST_AUDIENCES = 20;
const MOST_METHODS = 20;

/** Claims of other tokens of the same issuer: id tokens and logout tokens. */
const foreignClaims = ['at_hash', 'c_hash', 's_hash', 'events'] as const;

/** A subject is stored in events and keys: visible ASCII without separators of ours. */
const isSubject = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._@:|-]{0,127}$/.test(value);

const isRoleList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= MOST_ROLES &&
  value.every((role) => typeof role === 'string' && role.length > 0 && role.length <= 100);

/** JSON numbers such as `1e400` are infinite in JavaScript. */
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER;

const isWord = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

const isLogin = ({ acr, amr, auth_time: time, sid }: JWTPayload): boolean =>
  (acr === undefined || isWord(acr)) &&
  (sid === undefined || isWord(sid)) &&
  (amr === undefined || (Array.isArray(amr) && amr.length <= MOST_METHODS && amr.every(isWord))) &&
  (time === undefined || (isTime(time) && time <= Date.now() / 1_000 + CLOCK_TOLERANCE_SECONDS));

const timeFault = ({ exp, iat, nbf }: JWTPayload): string | undefined => {
  if (!isTime(exp) || !isTime(iat) || (nbf !== undefined && !isTime(nbf))) return 'a time is malformed';
  if (iat > Date.now() / 1_000 + CLOCK_TOLERANCE_SECONDS) return 'the token is issued in the future';
  if (exp <= iat || exp - iat > LONGEST_LIFE_SECONDS) return 'the token lasts too long';
  return nbf !== undefined && nbf > exp ? 'the token is never valid' : undefined;
};

/** Why the claims of a correctly signed token are refused, for `error_description`. */
const faultOf = (claims: JWTPayload): string | undefined => {
  const { aud, typ, office, county } = claims;
  if (!isSubject(claims.sub)) return 'the subject is malformed';
  if (!isRoleList(claims.roles)) return 'the roles are malformed';
  if (Array.isArray(aud) && aud.length > MOST_AUDIENCES) return 'the audience is malformed';
  if ((typ !== undefined && typ !== 'Bearer') || foreignClaims.some((name) => name in claims))
    return 'claims are not those of an access token';
  if (office !== undefined && !isPlaceName(office)) return 'the office is malformed';
  if (county !== undefined && !isPlaceName(county)) return 'the county is malformed';
  if (!isLogin(claims)) return 'the login is malformed';
  return timeFault(claims);
};

const displayName = textField('name', { max: 100 });

/**
 * The actor of verified claims. Roles unknown to the platform are dropped; a malformed claim rejects the token.
 *
 * @returns The actor, or a sentence about the first fault
 */
export const actorOf = (claims: JWTPayload): SignedInActor | string => {
  const fault = faultOf(claims);
  if (fault !== undefined) return fault;
  const { sub, name, roles, office, county, acr, amr, auth_time, sid } = claims as JWTPayload & {
    readonly sub: string;
    readonly roles: readonly string[];
    readonly office?: string;
    readonly county?: string;
    readonly acr?: string;
    readonly amr?: readonly string[];
    readonly auth_time?: number;
    readonly sid?: string;
  };
  return Object.freeze({
    subject: sub,
    name: displayName.read(name) ?? sub,
    roles: [...new Set(roles.filter(isRole))],
    ...(office !== undefined && { office }),
    ...(county !== undefined && { county }),
    login: { acr, amr: amr ?? [], authTime: auth_time, session: sid },
  });
};
