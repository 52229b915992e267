import { errors, jwtVerify } from 'jose';
import { ProblemException } from '../../http/problem.ts';
import type { SignedInActor } from '../../http/request-context.ts';
import { actorOf, CLOCK_TOLERANCE_SECONDS } from '../claims.ts';
import { issuerKeys, type Identity } from './issuer-keys.ts';
import { RememberedTokens, type VerifiedToken } from './remembered-tokens.ts';

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
/** A token with fifty roles has 3,000 characters. */
const LONGEST_TOKEN = 8_192;
/** A key is found by the token's header alone. */
const NO_SIGNATURE = { payload: '', signature: '' };

/**
 * Verifies bearer tokens with the published keys of an OIDC issuer.
 *
 * @param isOver Whether a login in a session of the issuer has ended: its tokens are refused
 */
export const tokenVerifier = (
  identity: Identity,
  isOver: (session: string, authTime: number | undefined) => boolean,
): TokenVerifier => {
  const { issuer, audience } = identity;
  const keys = issuerKeys(identity);
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ['sub', 'exp', 'iat'],
  };
  const verified = async (token: string): Promise<VerifiedToken> => {
    await keys.discovered();
    const { payload, protectedHeader, key } = await jwtVerify(token, keys.keyFor, options).catch((error: unknown) => {
      throw error instanceof ProblemException ? error : unauthorised(codeOf(error), error);
    });
    if (!/^(application\/)?(at\+)?jwt$/i.test(protectedHeader.typ ?? ''))
      throw unauthorised('the token has another type');
    const actor = actorOf(payload);
    if (typeof actor === 'string') throw unauthorised(actor);
    return { actor, claims: payload, header: protectedHeader, key };
  };
  const remembered = new RememberedTokens();
  /** The key is looked up each time, so that a token ends with its key. @throws ProblemException 503 */
  const keyIsPublished = async ({ header, key }: VerifiedToken): Promise<boolean> => {
    try {
      return (await keys.keyFor(header, NO_SIGNATURE)) === key;
    } catch (error) {
      if (error instanceof ProblemException) throw error;
      return false;
    }
  };
  const actorOfToken = async (token: string): Promise<SignedInActor> => {
    const known = remembered.get(token);
    if (known && (await keyIsPublished(known))) return known.actor;
    const fresh = await verified(token);
    remembered.keep(token, fresh);
    return fresh.actor;
  };
  const verify: TokenVerifier['verify'] = async (authorization) => {
    const actor = await actorOfToken(bearerOf(authorization));
    const { session, authTime } = actor.login;
    if (session !== undefined && isOver(session, authTime)) throw unauthorised('the session is over');
    return actor;
  };
  return { verify, reachable: async () => void (await keys.discovered()) };
};

/** The library throws a TypeError for a header or key that it cannot use. */
const codeOf = (error: unknown): string => (error instanceof errors.JOSEError ? error.code : 'the token is malformed');

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
  const token =
    authorization.length <= LONGEST_TOKEN ? /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1] : undefined;
  if (!token) throw unauthorised('not a bearer token');
  return token;
};
