import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { ProblemException } from '../../http/problem.ts';

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

const KEY_COOLDOWN_MS = 1_000;
const KEY_MAX_AGE_MS = 600_000;
const PATIENCE_MS = 3_000;

/** The issuer does not respond, or responds with something else than its keys (N21). */
export const issuerIsAway = (cause: unknown): ProblemException =>
  new ProblemException(503, 'PartMustBeAvailable', {
    data: { part: 'identity' },
    cause,
    headers: { 'Retry-After': '2' },
  });

/** Faults of the token itself; any other failure while a key is looked up is one of the issuer. */
const isFaultOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

const keySetAddress = async (issuer: string): Promise<URL> => {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
  const document = (response.ok ? await response.json() : {}) as { issuer?: unknown; jwks_uri?: unknown } | null;
  if (document?.issuer !== issuer || typeof document.jwks_uri !== 'string')
    throw new Error(`${url} is not a discovery document of ${issuer}`);
  return new URL(document.jwks_uri);
};

/**
 * The published keys of the issuer. Discovery runs at the first token, and again after a failure. A known key needs no
 * issuer until the keys are too old.
 */
export const issuerKeys = ({ issuer, keyCooldownMs, keyMaxAgeMs }: Identity) => {
  let keySet: Promise<JWTVerifyGetKey> | undefined;
  /** @throws ProblemException 503 */
  const discovered = (): Promise<JWTVerifyGetKey> => {
    keySet ??= keySetAddress(issuer).then(
      (address) =>
        createRemoteJWKSet(address, {
          cooldownDuration: keyCooldownMs ?? KEY_COOLDOWN_MS,
          cacheMaxAge: keyMaxAgeMs ?? KEY_MAX_AGE_MS,
          timeoutDuration: PATIENCE_MS,
        }),
      (cause: unknown) => {
        keySet = undefined;
        throw issuerIsAway(cause);
      },
    );
    return keySet;
  };
  /** @throws ProblemException 503; JOSEError if no published key fits the token */
  const keyFor: JWTVerifyGetKey = async (header, token) => {
    const lookUp = await discovered();
    try {
      return await lookUp(header, token);
    } catch (error) {
      throw isFaultOfToken(error) ? error : issuerIsAway(error);
    }
  };
  return { discovered, keyFor };
};
