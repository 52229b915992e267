import { isRole } from '@pishkhan/roles';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { ProblemException } from '../http/problem.ts';
import type { SignedInActor } from '../http/request-context.ts';

export interface Identity {
  readonly issuer: string;
  readonly audience: string;
  /**
   * Minimum time between two fetches of the issuer's keys, so a rotated key is found at most this much later. Default
   * one second.
   */
  readonly keyCooldownMs?: number;
  /**
   * Maximum age of cached keys; a key that the issuer has withdrawn is accepted at most this long. Default ten minutes.
   */
  readonly keyMaxAgeMs?: number;
}

export interface TokenVerifier {
  /**
   * The actor of an `Authorization` header.
   *
   * @throws ProblemException 401, or 503 if the issuer is unreachable
   */
  verify(authorization: string | undefined): Promise<SignedInActor>;
  /**
   * Resolves if the issuer was found.
   *
   * @throws ProblemException 503
   */
  reachable(): Promise<void>;
}

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const KEY_COOLDOWN_MS = 1_000;
const KEY_MAX_AGE_MS = 600_000;
const DISCOVERY_TIMEOUT_MS = 3_000;

/**
 * Verifies bearer tokens with the published keys of an OIDC issuer. Discovery runs at the first token, and again after
 * a failure.
 */
export const tokenVerifier = (identity: Identity): TokenVerifier => {
  const { issuer, audience } = identity;
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const discovered = (): Promise<JWTVerifyGetKey> => {
    keys ??= discover(identity).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  const verify: TokenVerifier['verify'] = async (authorization) => {
    const token = bearerOf(authorization);
    const getKey = await discovered();
    try {
      const options = {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp', 'iat'],
      };
      const { payload, protectedHeader } = await jwtVerify(token, getKey, options);
      if (!/^(at\+)?jwt$/i.test(protectedHeader.typ ?? '')) throw unauthorised('the token has another type');
      return actorOf(payload);
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout))
        throw unauthorised(error.code, error);
      throw unreachable(error);
    }
  };
  return { verify, reachable: async () => void (await discovered()) };
};

const discover = async ({
  issuer,
  keyCooldownMs = KEY_COOLDOWN_MS,
  keyMaxAgeMs = KEY_MAX_AGE_MS,
}: Identity): Promise<JWTVerifyGetKey> => {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS), redirect: 'error' }).catch(
    (cause: unknown) => {
      throw unreachable(cause);
    },
  );
  const document = (response.ok ? await response.json() : {}) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') {
    throw unreachable(new Error(`${url} is not a discovery document of ${issuer}`));
  }
  return createRemoteJWKSet(new URL(document.jwks_uri), {
    cooldownDuration: keyCooldownMs,
    cacheMaxAge: keyMaxAgeMs,
    timeoutDuration: DISCOVERY_TIMEOUT_MS,
  });
};

const unreachable = (cause: unknown): ProblemException =>
  new ProblemException(503, 'PartMustBeAvailable', { data: { part: 'identity' }, cause });

const unauthorised = (description: string, cause?: unknown): ProblemException =>
  new ProblemException(401, 'TokenMustBeValid', {
    cause,
    headers: {
      'WWW-Authenticate': `Bearer realm="pishkhan", error="invalid_token", error_description="${description}"`,
    },
  });

const bearerOf = (authorization: string | undefined): string => {
  if (authorization === undefined)
    throw new ProblemException(401, 'TokenMustBeValid', { headers: { 'WWW-Authenticate': 'Bearer realm="pishkhan"' } });
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthorised('not a bearer token');
  return token;
};

/** An office, county or contractor in a token: lower-case Latin words joined by hyphens (N24). */
const isPlaceName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 64 && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value);

const text = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200;

/** Roles unknown to the platform are dropped; a malformed claim rejects the token. */
const actorOf = ({ sub, name, roles, office, county, typ }: JWTPayload): SignedInActor => {
  if (!text(sub) || !Array.isArray(roles) || !roles.every(text)) throw unauthorised('sub or roles are missing');
  if (typ === 'ID' || typ === 'Refresh') throw unauthorised('claims are not those of an access token');
  if (office !== undefined && !isPlaceName(office)) throw unauthorised('the office is malformed');
  if (county !== undefined && !isPlaceName(county)) throw unauthorised('the county is malformed');
  return {
    subject: sub,
    name: text(name) ? name : sub,
    roles: roles.filter(isRole),
    ...(office !== undefined && { office }),
    ...(county !== undefined && { county }),
  };
};
