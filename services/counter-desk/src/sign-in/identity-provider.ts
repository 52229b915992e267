import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { refused } from '../http/refusals.ts';
import type { Person } from '../session/person.ts';
import type { Tokens } from '../session/session.ts';
import type { DeskSettings } from '../settings/settings.ts';

/** A sign-in under way: what the answer of the issuer is compared with. */
export interface SignInUnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  /** Path of the desk where the person goes on. */
  readonly returnTo: string;
  /** Key of the session of this browser until then. */
  readonly former?: string;
}

export interface SignInWish {
  readonly returnTo: string;
  /** Strengths of the login, one of which a service has asked for (RFC 9470). */
  readonly acrValues?: string;
  readonly language: 'fa' | 'en';
}

/** Longest wait for the issuer to end a session. */
const END_MS = 3_000;

/** Between the clocks and seconds of the issuer. */
const SLACK_MS = 5_000;

interface Claims {
  readonly iat?: number;
  readonly auth_time?: number;
  readonly sub?: string;
  readonly name?: string;
  readonly roles?: readonly string[];
  readonly office?: string;
  readonly county?: string;
}

const personOf = (token: string): Person => {
  const { sub, name, roles, office, county } = decodeJwt<Claims>(token);
  if (!sub || !Array.isArray(roles)) throw refused('AccountMustHaveRole');
  return { subject: sub, name: name ?? sub, roles, ...(office && { office }), ...(county && { county }) };
};

/** Whether the login at the issuer is older than this sign-in: somebody took `prompt` out of its address. */
const isOlder = (token: string, elapsedMs: number): boolean => {
  const { iat, auth_time: authTime } = decodeJwt<Claims>(token);
  return iat !== undefined && authTime !== undefined && (iat - authTime) * 1_000 > elapsedMs + SLACK_MS;
};

const tokensOf = (
  { access_token, refresh_token, id_token, expires_in }: oidc.TokenEndpointResponse,
  now: number,
  before?: Tokens,
): Tokens => ({
  access: access_token,
  refresh: refresh_token ?? before?.refresh,
  id: id_token ?? before?.id ?? '',
  expiresAt: now + (expires_in ?? 60) * 1_000,
});

const unreachable = (cause: unknown): never => {
  throw refused('SignInMustBeAvailable', { cause, headers: { 'Retry-After': '5' } });
};

/** The issuer by its discovery document: found at the first sign-in, and looked for again after a failure. */
const configurationOf = ({ issuer, clientId, clientSecret, plainHttp }: DeskSettings['identity']) => {
  let found: Promise<oidc.Configuration> | undefined;
  return (): Promise<oidc.Configuration> =>
    (found ??= oidc
      .discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
        execute: plainHttp ? [oidc.allowInsecureRequests] : [],
      })
      .catch((cause: unknown) => {
        found = undefined;
        return unreachable(cause);
      }));
};

/**
 * How the issuer asks the person: always, because a computer at a counter is shared. The issuer's session of the person
 * who left would open a locked desk for anybody.
 */
const askedOf = ({ acrValues, language }: Omit<SignInWish, 'returnTo'>): Record<string, string> => ({
  ui_locales: language,
  prompt: 'login',
  ...(acrValues && { acr_values: acrValues }),
});

/**
 * Ends the issuer's session without the browser, for the next person at the computer: Keycloak lets nobody else sign in
 * beside it, and takes the refresh token at its end-session endpoint. An issuer that does not take it asks the browser
 * (`prompt`).
 */
const endingBy =
  (configuration: () => Promise<oidc.Configuration>, { clientId, clientSecret }: DeskSettings['identity']) =>
  async ({ refresh }: Tokens): Promise<void> => {
    const { end_session_endpoint: endpoint } = (await configuration()).serverMetadata();
    if (endpoint === undefined || refresh === undefined) return;
    const form = { client_id: clientId, client_secret: clientSecret, refresh_token: refresh };
    await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
      signal: AbortSignal.timeout(END_MS),
    }).catch(() => undefined);
  };

const begun = (begunAt: number, returnTo: string): SignInUnderWay => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
  begunAt,
  returnTo,
});

/** The issuer of the desk: authorization code with PKCE, renewal, sign-out (RFC 9700). */
export const identityProvider = ({ identity }: DeskSettings, address: () => string, now: () => number) => {
  const configuration = configurationOf(identity);
  const callback = (): string => `${address()}/sign-in/callback`;
  return {
    /** Where the browser goes to sign in, and what its answer must match. */
    begin: async ({ returnTo, ...wish }: SignInWish): Promise<{ url: string; underWay: SignInUnderWay }> => {
      const underWay = begun(now(), returnTo);
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback(),
        scope: 'openid profile',
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
        ...askedOf(wish),
      });
      return { url: url.href, underWay };
    },
    /** @throws ProblemException 400 if the answer does not belong to the sign-in under way */
    finish: async (query: string, { state, nonce, verifier, begunAt }: SignInUnderWay) => {
      const tokens = await oidc
        .authorizationCodeGrant(await configuration(), new URL(`${callback()}${query}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw refused('SignInMustBeFinished', { cause });
        });
      if (isOlder(tokens.access_token, now() - begunAt)) throw refused('SignInMustBeFinished');
      const sid = tokens.claims()?.sid;
      return {
        person: personOf(tokens.access_token),
        issuerSession: typeof sid === 'string' ? sid : undefined,
        tokens: tokensOf(tokens, now()),
      };
    },
    /** @throws ProblemException 401 if the issuer has ended the session, 503 if it does not respond */
    renew: async (tokens: Tokens): Promise<Tokens> => {
      if (tokens.refresh === undefined) throw refused('SessionMustBeOpen');
      const renewed = await oidc
        .refreshTokenGrant(await configuration(), tokens.refresh)
        .catch((cause: unknown) =>
          cause instanceof oidc.ResponseBodyError
            ? Promise.reject(refused('SessionMustBeOpen', { cause }))
            : unreachable(cause),
        );
      return tokensOf(renewed, now(), tokens);
    },
    /** Where the browser goes to end the issuer's session too. */
    endOf: async ({ id }: Tokens): Promise<string> =>
      oidc.buildEndSessionUrl(await configuration(), { id_token_hint: id, post_logout_redirect_uri: `${address()}/` })
        .href,
    endWithoutBrowser: endingBy(configuration, identity),
    metadata: async () => (await configuration()).serverMetadata(),
    clientId: identity.clientId,
  };
};

export type IdentityProvider = ReturnType<typeof identityProvider>;
