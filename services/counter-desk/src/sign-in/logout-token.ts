import { refused } from '../http/refusals.ts';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { IdentityProvider } from './identity-provider.ts';

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const MOST_REMEMBERED = 10_000;
const OLDEST = '10 minutes';
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];

export interface EndedSession {
  readonly issuerSession?: string;
  readonly subject?: string;
}

/**
 * Reads the logout tokens of the issuer (OpenID Connect Back-Channel Logout 1.0, Logout Token Validation): signed by
 * it, for this desk, recent, with the event, without a nonce, each once.
 */
export const logoutTokensOf = ({ metadata, clientId }: IdentityProvider) => {
  const seen = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: 15 * 60_000 });
  let keys: JWTVerifyGetKey | undefined;
  return {
    /** @throws ProblemException 400 `LogoutTokenMustBeValid` */
    read: async (token: string): Promise<EndedSession> => {
      const { issuer, jwks_uri } = await metadata();
      keys ??= createRemoteJWKSet(new URL(jwks_uri!));
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience: clientId,
        algorithms: ALGORITHMS,
        maxTokenAge: OLDEST,
        requiredClaims: ['iat', 'jti', 'events'],
      }).catch((cause: unknown) => {
        throw refused('LogoutTokenMustBeValid', { cause });
      });
      const { sub, sid, jti, nonce, events } = payload as typeof payload & { readonly events: unknown };
      const isLogout = typeof events === 'object' && events !== null && LOGOUT in events;
      const session = typeof sid === 'string' ? sid : undefined;
      if (!isLogout || nonce !== undefined || (session ?? sub) === undefined || seen.has(jti!))
        throw refused('LogoutTokenMustBeValid');
      seen.set(jti!, true);
      return session === undefined ? { subject: sub! } : { issuerSession: session };
    },
  };
};

export type LogoutTokens = ReturnType<typeof logoutTokensOf>;
