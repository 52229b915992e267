import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import { browserAt, hiddenIn } from './browser.builders.ts';
import { demoUsers, startDevelopmentIssuer, type DevelopmentIssuer } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
const HOME = 'http://127.0.0.1:9/home';
const CALLBACK = 'http://127.0.0.1:9/callback';
/** Logout tokens that the program receives. */
const logoutTokens: string[] = [];
let program: Server;
let issuer: DevelopmentIssuer;
let client: oidc.Configuration;

beforeAll(async () => {
  program = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      logoutTokens.push(new URLSearchParams(body).get('logout_token') ?? '');
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(program, 'listening');
  issuer = await startDevelopmentIssuer({
    host: '127.0.0.1',
    port: 0,
    keyFile: join(folder, 'keys.json'),
    users: demoUsers,
    audience: 'pishkhan',
    clients: () => [
      {
        clientId: 'counter-desk',
        secret: 'a secret of this spec only',
        redirectUris: [CALLBACK],
        postLogoutRedirectUris: [HOME],
        backchannelLogoutUri: `http://127.0.0.1:${(program.address() as AddressInfo).port}/`,
      },
    ],
  });
  client = await oidc.discovery(
    new URL(issuer.issuer),
    'counter-desk',
    undefined,
    oidc.ClientSecretBasic('a secret of this spec only'),
    { execute: [oidc.allowInsecureRequests] },
  );
});
afterAll(async () => {
  await issuer.stop();
  program.close();
  rmSync(folder, { recursive: true });
});

const browser = () => browserAt(issuer.issuer);

const authorization = async (further: Record<string, string> = {}) => {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const url = oidc.buildAuthorizationUrl(client, {
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...further,
  });
  return { url: url.href, verifier, state };
};

const signedIn = async (username: string, go = browser(), further: Record<string, string> = {}) => {
  const { url, verifier, state } = await authorization(further);
  const choice = await go(url);
  const back = choice.url.startsWith(CALLBACK) ? choice : await go(choice.url, { username });
  const tokens = await oidc.authorizationCodeGrant(client, new URL(back.url), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  return { go, choice, back, verifier, state, tokens };
};
const verified = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`)), {
    issuer: issuer.issuer,
    audience: 'pishkhan',
    typ: 'at+jwt',
  });

describe('sign-in with a browser', () => {
  it('shows every demo user by place in Persian; the picked one gets the same claims as by password', async () => {
    const { choice, tokens } = await signedIn('clerk-101');
    for (const { name } of demoUsers) expect(choice.html).toContain(name.fa);
    const { payload } = await verified(tokens.access_token);
    const { payload: byPassword } = await verified(await issuer.tokenFor('clerk-101'));
    for (const claim of ['sub', 'name', 'roles', 'office', 'county', 'acr', 'amr', 'aud'])
      expect([claim, payload[claim]]).toEqual([claim, byPassword[claim]]);
    expect(payload.exp! - payload.iat!).toBe(300);
    expect(payload.sid).toBe(tokens.claims()!.sid);
    expect(payload.iat! - Number(payload.auth_time)).toBeLessThan(60);
  });

  it('renews the token without the person, each renewal once', async () => {
    const { tokens } = await signedIn('auditor-1');
    const renewed = await oidc.refreshTokenGrant(client, tokens.refresh_token!);
    expect((await verified(renewed.access_token)).payload).toMatchObject({
      sub: 'auditor-1',
      sid: tokens.claims()!.sid,
    });
    await expect(oidc.refreshTokenGrant(client, tokens.refresh_token!)).rejects.toThrow();
  });

  it('knows a person who is signed in, and asks again for a change of user', async () => {
    const first = await signedIn('clerk-101');
    const again = await signedIn('clerk-101', first.go);
    expect(again.choice.url).toContain(CALLBACK);
    const other = await signedIn('head-1', first.go, { prompt: 'login' });
    expect((await verified(other.tokens.access_token)).payload.sub).toBe('head-1');
  });

  it('accepts no code twice, no code without its verifier, and no request without a challenge', async () => {
    const { back, verifier, state } = await signedIn('clerk-101');
    const exchange = (pkceCodeVerifier: string) =>
      oidc.authorizationCodeGrant(client, new URL(back.url), { pkceCodeVerifier, expectedState: state });
    await expect(exchange(verifier)).rejects.toThrow();
    const { url } = await authorization();
    const go = browser();
    const choice = await go(url);
    const returned = await go(choice.url, { username: 'clerk-101' });
    await expect(
      oidc.authorizationCodeGrant(client, new URL(returned.url), {
        pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
        expectedState: new URL(url).searchParams.get('state')!,
      }),
    ).rejects.toThrow();
    const bare = new URL((await authorization()).url);
    bare.searchParams.delete('code_challenge');
    bare.searchParams.delete('code_challenge_method');
    expect((await browser()(bare.href)).url).toContain('error=invalid_request');
  });

  it('goes back to registered addresses only, and picks demo users only', async () => {
    const { url } = await authorization({ redirect_uri: 'https://evil.example/' });
    expect((await browser()(url)).html).toContain('ورود انجام نشد');
    const go = browser();
    const choice = await go((await authorization()).url);
    expect((await go(choice.url, { username: '<b>nobody' })).html).toContain('&#60;b&#62;nobody');
    expect((await browser()(choice.url)).html).toContain('ورود انجام نشد');
  });

  it('sends the program a logout token when the person signs out', async () => {
    const { go, tokens } = await signedIn('clerk-102');
    const question = await go(
      oidc.buildEndSessionUrl(client, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: HOME }).href,
    );
    const end = await go(`${client.serverMetadata().end_session_endpoint}/confirm`, hiddenIn(question.html));
    expect(end.url).toBe(HOME);
    const { payload } = await jwtVerify(logoutTokens.at(-1)!, createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`)), {
      issuer: issuer.issuer,
      audience: 'counter-desk',
      typ: 'logout+jwt',
    });
    expect(payload).toMatchObject({
      sid: tokens.claims()!.sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    });
    await expect(oidc.refreshTokenGrant(client, tokens.refresh_token!)).rejects.toThrow();
  });

  it('continues after new signing keys, with old tokens valid', async () => {
    const before = await signedIn('clerk-101');
    await issuer.rotateKeys();
    await expect(verified(before.tokens.access_token)).resolves.toBeDefined();
    const renewed = await oidc.refreshTokenGrant(client, before.tokens.refresh_token!);
    await expect(verified(renewed.access_token)).resolves.toBeDefined();
  });
});
