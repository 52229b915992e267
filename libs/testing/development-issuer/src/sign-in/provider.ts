import type { JWK } from 'jose';
import { Provider, type AdapterFactory, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { claimsOf } from '../claims.ts';
import type { DemoUser } from '../users.ts';
import { metadataOf, type SignInClient } from './clients.ts';
import { failure, questionBeforeSignOut, signedOut } from './pages.ts';
import { choicePath, paths } from './paths.ts';

export interface SignInOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly users: readonly DemoUser[];
  readonly clients: readonly SignInClient[];
  /** Private keys, newest first. */
  readonly keys: readonly JWK[];
  readonly cookieKey: string;
  readonly adapter: AdapterFactory;
}

const MINUTE = 60;
const SHIFT = 10 * 60 * MINUTE;
/** The platform's services as one resource (RFC 8707). */
const RESOURCE = 'urn:pishkhan:services';

/** A person's claims in the access token, with the moment and the session of the login. */
const claimsOfToken = ({ issuer, audience, users }: SignInOptions, ctx: KoaContextWithOIDC, username: string) => {
  const user = users.find((candidate) => candidate.username === username);
  const source = ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken;
  if (!user || !source) return {};
  const { name, preferred_username, roles, office, county, acr, amr } = claimsOf(user, issuer, audience);
  return { name, preferred_username, roles, office, county, acr, amr, auth_time: source.authTime, sid: source.sid };
};

/** Sign-out here and at the programs, and tokens for the services. */
const featuresOf = ({ audience }: SignInOptions): Configuration['features'] => ({
  devInteractions: { enabled: false },
  backchannelLogout: { enabled: true },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx, form) => void (ctx.body = questionBeforeSignOut(form)),
    postLogoutSuccessSource: (ctx) => void (ctx.body = signedOut()),
  },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => RESOURCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: '',
      audience,
      accessTokenFormat: 'jwt',
      accessTokenTTL: 5 * MINUTE,
      jwt: { sign: { alg: 'ES256' } },
    }),
  },
});

const configurationOf = (options: SignInOptions): Configuration => ({
  adapter: options.adapter,
  clients: options.clients.map(metadataOf),
  jwks: { keys: [...options.keys] } as Configuration['jwks'],
  cookies: {
    keys: [options.cookieKey],
    names: { session: 'issuer_session', interaction: 'issuer_interaction', resume: 'issuer_resume' },
    long: { sameSite: 'lax', httpOnly: true },
    short: { sameSite: 'lax', httpOnly: true },
  },
  routes: paths,
  ttl: {
    AccessToken: 5 * MINUTE,
    AuthorizationCode: MINUTE,
    Interaction: 10 * MINUTE,
    Session: SHIFT,
    RefreshToken: SHIFT,
    Grant: SHIFT,
    IdToken: SHIFT,
  },
  pkce: { required: () => true },
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
  acrValues: ['urn:pishkhan:acr:several-factors'],
  issueRefreshToken: () => true,
  rotateRefreshToken: true,
  /** Programs of the platform need no consent of their users. */
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client!.clientId,
      accountId: ctx.oidc.session!.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  findAccount: (_, id) => {
    const user = options.users.find(({ username }) => username === id);
    return user && { accountId: id, claims: () => ({ sub: id, name: user.name.fa, preferred_username: id }) };
  },
  extraTokenClaims: (ctx, token) => ('accountId' in token ? claimsOfToken(options, ctx, token.accountId) : undefined),
  interactions: { url: (_, { uid }) => choicePath(uid) },
  renderError: (ctx, { error, error_description }) => {
    ctx.type = 'html';
    ctx.body = failure(error_description ?? error);
  },
  /** The library's own would refuse loopback, where every client of this issuer is. */
  fetch: (url, request) => globalThis.fetch(url, { ...request, dispatcher: undefined } as RequestInit),
  features: featuresOf(options),
});

/** The authorization code flow with PKCE for programs that sign a person in with a browser (RFC 9700). */
export const providerOf = (options: SignInOptions): Provider => new Provider(options.issuer, configurationOf(options));
