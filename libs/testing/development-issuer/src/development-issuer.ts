import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { claimsOf } from './claims.ts';
import { strangerIn } from './own-host.ts';
import type { SignInClient } from './sign-in/clients.ts';
import { paths, SIGN_IN } from './sign-in/paths.ts';
import { signInWith } from './sign-in/sign-in.ts';
import { passwordGuesses, type GuessRate } from './password-guesses.ts';
import { signingKeysIn } from './signing-keys.ts';
import { grant, OAuthRefusal, type Granting } from './token-grant.ts';
import type { DemoUser } from './users.ts';

export interface DevelopmentIssuerOptions {
  /** A loopback address; others are rejected. */
  readonly host: string;
  /** 0 means any free port. With a fixed port the issuer's name and its tokens survive a restart. */
  readonly port: number;
  /** File of the signing keys. */
  readonly keyFile: string;
  readonly users: readonly DemoUser[];
  readonly audience: string;
  /** Wrong passwords of one user from one address. Default ten a minute. */
  readonly guesses?: GuessRate;
  /** Programs that sign persons in with a browser; asked at the first sign-in. Default none. */
  readonly clients?: () => readonly SignInClient[];
}

export interface DevelopmentIssuer {
  /** `http://127.0.0.1:4105`, the `iss` of its tokens. */
  readonly issuer: string;
  readonly tokenEndpoint: string;
  /** Issues a token without HTTP. @throws OAuthRefusal for an unknown user */
  tokenFor(username: string): Promise<string>;
  /** Signs any claims: for tests of rejected tokens. */
  sign(claims: Readonly<Record<string, unknown>>): Promise<string>;
  /** Signs any text as claims: for numbers that no JavaScript value has. */
  signText(claims: string): Promise<string>;
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const BODY_LIMIT = 8 * 1024;

/**
 * An OIDC issuer for development and tests: discovery, published keys, password grant for demo users, and sign-in with
 * a browser (authorization code with PKCE), where a demo user is picked.
 *
 * @throws Error if the host is not a loopback address
 */
export const startDevelopmentIssuer = async (options: DevelopmentIssuerOptions): Promise<DevelopmentIssuer> => {
  if (!LOOPBACK.has(options.host))
    throw new Error(`the development issuer listens on loopback only, not on ${options.host}`);
  const keys = await signingKeysIn(options.keyFile);
  const guesses = passwordGuesses(options.guesses ?? { requests: 10, seconds: 60 });
  const server = createServer(
    (request, response) => void answer(request, response).catch((error: unknown) => refuse(response, error)),
  );
  const issuer = await listening(server, options);
  const tokenEndpoint = `${issuer}/token`;
  const signIn = signInWith({ ...options, issuer, keys, formOf, clients: options.clients ?? (() => []) });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (strangerIn(request)) throw new OAuthRefusal(403, 'invalid_request', 'Host and Origin must be this server');
    const route = `${request.method} ${new URL(request.url ?? '/', issuer).pathname}`;
    if (route === 'GET /.well-known/openid-configuration') return json(response, 200, discoveryOf(issuer));
    if (route === 'GET /jwks') return json(response, 200, keys.published());
    if (route.includes(` ${SIGN_IN}/`)) return signIn.serve(request, response);
    if (route !== 'POST /token')
      throw new OAuthRefusal(404, 'not_found', 'discovery is at /.well-known/openid-configuration');
    const form = await formOf(request);
    const guesser = `${request.socket.remoteAddress} ${form.get('username')}`;
    json(response, 200, await guesses.judge(guesser, () => grant(form, { ...options, issuer, keys })));
  };
  return {
    issuer,
    tokenEndpoint,
    tokenFor: (username) => tokenFor(username, { ...options, issuer, keys }),
    sign: (claims) => keys.sign(JSON.stringify(claims)),
    signText: keys.sign,
    rotateKeys: keys.rotate,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const tokenFor = async (username: string, { users, audience, issuer, keys }: Granting): Promise<string> => {
  const user = users.find((candidate) => candidate.username === username);
  if (!user) throw new OAuthRefusal(400, 'invalid_grant', `there is no user ${username}`);
  return keys.sign(JSON.stringify(claimsOf(user, issuer, audience)));
};

/** Of the sign-in with a browser. Scripts find their token endpoint in the status of the platform. */
const discoveryOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}${paths.authorization}`,
  token_endpoint: `${issuer}${paths.token}`,
  userinfo_endpoint: `${issuer}${paths.userinfo}`,
  end_session_endpoint: `${issuer}${paths.end_session}`,
  jwks_uri: `${issuer}/jwks`,
  grant_types_supported: ['authorization_code', 'refresh_token'],
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  code_challenge_methods_supported: ['S256'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
  authorization_response_iss_parameter_supported: true,
  backchannel_logout_supported: true,
  backchannel_logout_session_supported: true,
});

const listening = (server: Server, { host, port }: DevelopmentIssuerOptions): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () =>
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`),
    );
  });

const formOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  if (request.headers['content-type']?.split(';', 1)[0] !== 'application/x-www-form-urlencoded')
    throw new OAuthRefusal(400, 'invalid_request', 'the body must be form-encoded');
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
    if (parts.reduce((sum, { length }) => sum + length, 0) > BODY_LIMIT)
      throw new OAuthRefusal(413, 'invalid_request', 'the body is too large');
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
};

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' })
    .end(JSON.stringify(body));

const refuse = (response: ServerResponse, error: unknown): void => {
  const { status, code, description, headers } =
    error instanceof OAuthRefusal ? error : new OAuthRefusal(500, 'server_error', 'an unexpected fault');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  json(response, status, { error: code, error_description: description });
};
