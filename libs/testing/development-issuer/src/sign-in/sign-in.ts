import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { SigningKeys } from '../signing-keys.ts';
import type { DemoUser } from '../users.ts';
import type { SignInClient } from './clients.ts';
import { rememberedSignIns } from './memory.ts';
import { choiceOfUsers, failure } from './pages.ts';
import { choicePath, uidIn } from './paths.ts';

export interface SignIn {
  /** Serves everything below the path of the sign-in. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface SignInSetup {
  readonly issuer: string;
  readonly audience: string;
  readonly users: readonly DemoUser[];
  /** Asked at the first sign-in, when every client has its address. */
  readonly clients: () => readonly SignInClient[];
  readonly keys: SigningKeys;
  /** The form of a request, within the limit of its size. */
  readonly formOf: (request: IncomingMessage) => Promise<URLSearchParams>;
}

const html = (response: ServerResponse, status: number, body: string): void =>
  void response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    })
    .end(body);

/**
 * The sign-in with a browser. The library takes half a second to load, so that it is loaded at the first request. New
 * signing keys need a new provider; sessions and codes live in the memory of the process and stay.
 */
export const signInWith = ({ clients, keys, formOf, ...options }: SignInSetup): SignIn => {
  const memory = { cookieKey: randomBytes(32).toString('base64url'), adapter: rememberedSignIns() };
  let made: { readonly kid: string; readonly provider: Provider } | undefined;
  const provider = async (): Promise<Provider> => {
    const { providerOf } = await import('./provider.ts');
    const secret = keys.secret();
    const kid = secret[0]!.kid!;
    if (made?.kid !== kid)
      made = { kid, provider: providerOf({ ...options, clients: clients(), keys: secret, ...memory }) };
    return made.provider;
  };
  const interaction = async (uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const current = await provider();
    const asked = await current.interactionDetails(request, response).catch(() => undefined);
    if (asked?.uid !== uid) return html(response, 400, failure('the sign-in is unknown or too old'));
    if (request.method !== 'POST') return html(response, 200, choiceOfUsers(options.users, choicePath(uid)));
    const username = (await formOf(request)).get('username') ?? '';
    if (!options.users.some((user) => user.username === username))
      return html(response, 400, failure(`there is no user ${username}`));
    const login = { accountId: username, acr: 'urn:pishkhan:acr:several-factors', amr: ['pwd', 'mfa'] };
    await current.interactionFinished(request, response, { login });
  };
  return {
    serve: async (request, response) => {
      const path = new URL(request.url ?? '/', options.issuer).pathname;
      const uid = uidIn(path);
      if (uid) return interaction(uid, request, response);
      await (await provider()).callback()(request, response);
    },
  };
};
