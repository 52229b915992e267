import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { DEMO_PASSWORD, demoUsers, startDevelopmentIssuer, type DevelopmentIssuer } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
const options = {
  host: '127.0.0.1',
  port: 0,
  keyFile: join(folder, 'keys.json'),
  users: demoUsers,
  audience: 'pishkhan',
};
let issuer: DevelopmentIssuer;
beforeAll(async () => {
  issuer = await startDevelopmentIssuer(options);
});
afterAll(async () => {
  await issuer.stop();
  rmSync(folder, { recursive: true });
});

const ask = async (form: Record<string, string> | string, contentType = 'application/x-www-form-urlencoded') => {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  const response = await fetch(issuer.tokenEndpoint, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const good = { grant_type: 'password', username: 'clerk-101', password: DEMO_PASSWORD };
const verified = (token: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`)), {
    issuer: issuer.issuer,
    audience: 'pishkhan',
  });

describe('development issuer', () => {
  it('issues a demo user a token with roles and office, valid for an hour', async () => {
    const { status, body } = await ask(good);
    expect(status).toBe(200);
    const { payload } = await verified(String(body.access_token));
    expect(payload).toMatchObject({ sub: 'clerk-101', roles: ['counterClerk'], office: 'office-101' });
    expect(payload.exp! - payload.iat!).toBe(3600);
  });

  it.each([
    ['a wrong password', { ...good, password: 'guess' }, 'invalid_grant'],
    ['an unknown user', { ...good, username: 'nobody' }, 'invalid_grant'],
    ['another grant', { ...good, grant_type: 'client_credentials' }, 'unsupported_grant_type'],
    ['a missing password', { grant_type: 'password', username: 'clerk-101' }, 'invalid_request'],
    [
      'a parameter given twice',
      'grant_type=password&grant_type=password&username=clerk-101&password=x',
      'invalid_request',
    ],
  ])('rejects %s', async (_, form, error) => expect(await ask(form)).toMatchObject({ status: 400, body: { error } }));

  it('N12, H9: after ten wrong passwords of a user the eleventh guess waits, the right one too, and others go on', async () => {
    const guess = { ...good, username: 'auditor-1', password: 'guess' };
    for (let time = 0; time < 10; time++) expect((await ask(guess)).status).toBe(400);
    expect((await ask(guess)).status).toBe(429);
    const response = await fetch(issuer.tokenEndpoint, {
      method: 'POST',
      body: new URLSearchParams({ ...good, username: 'auditor-1' }),
    });
    expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await ask(good)).status).toBe(200);
  });

  it('rejects JSON and an oversized form', async () => {
    expect(await ask('{}', 'application/json')).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect((await ask(`x=${'y'.repeat(20_000)}`)).status).toBe(413);
  });

  it('publishes no private key and creates its file readable by the owner only', async () => {
    const { keys } = (await (await fetch(`${issuer.issuer}/jwks`)).json()) as { keys: object[] };
    expect(keys.every((key) => !('d' in key))).toBe(true);
    expect(statSync(options.keyFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(options.keyFile, 'utf8')).toContain('"d":');
  });

  it('accepts older tokens after key rotation and restart', async () => {
    const before = await issuer.tokenFor('auditor-1');
    await issuer.rotateKeys();
    await expect(verified(before)).resolves.toBeDefined();
    const port = Number(new URL(issuer.issuer).port);
    await issuer.stop();
    issuer = await startDevelopmentIssuer({ ...options, port });
    await expect(verified(before)).resolves.toBeDefined();
  });

  it('N32: issues no token under another host name, or to a page of another site', async () => {
    const statusOf = async (headers: Record<string, string>) => {
      const asked = request(issuer.tokenEndpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
      asked.end(new URLSearchParams(good).toString());
      const [reply] = (await once(asked, 'response')) as [IncomingMessage];
      reply.resume();
      return reply.statusCode;
    };
    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ host: 'evil.example' })).toBe(403);
    expect(await statusOf({ origin: 'https://evil.example' })).toBe(403);
  });

  it('binds to loopback only', async () => {
    await expect(startDevelopmentIssuer({ ...options, host: '0.0.0.0' })).rejects.toThrow(/loopback/);
  });
});
