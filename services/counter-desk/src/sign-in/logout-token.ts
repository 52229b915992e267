import { refused } from '../http/refusals.ts';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { StoredLogoutTokens } from '../session/stored/logout-tokens.ts';
import type { SessionsOf } from '../session/stored/stored-sessions.ts';
import type { IdentityProvider } from './identity-provider.ts';

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';
const OLDEST = '10 minutes';
const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];

/**
 * Reads the logout tokens of the issuer (OpenID Connect Back-Channel Logout 1.0, Logout Token Validation): signed by
 * it, for this desk, recent, with the event, without a nonce, each once.
 */
export const logoutTokensOf = ({ metadata, clientId }: IdentityProvider, done: StoredLogoutTokens) => {
  let keys: JWTVerifyGetKey | undefined;
  return {
    /**
     * The token has had its effect only after `end`: after a fault the issuer can send it again.
     *
     * @throws ProblemException 400 `LogoutTokenMustBeValid`
     */
    take: async (token: string, end: (whose: SessionsOf) => Promise<void>): Promise<void> => {
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
      const ended = session === undefined ? sub && { subject: sub } : { issuerSession: session };
      if (!isLogout || nonce !== undefined || !ended || (await done.has(jti!))) throw refused('LogoutTokenMustBeValid');
      await end(ended);
      await done.add(jti!);
    },
  };
};

export type LogoutTokens = ReturnType<typeof logoutTokensOf>;
