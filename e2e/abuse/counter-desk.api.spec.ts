import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import { startDesk, type RunningDesk } from '@pishkhan/counter-desk';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { deskAt } from '@pishkhan/development-issuer';
import { browserAt } from '@pishkhan/development-issuer/browser';
import { startTestPlatform, type TestPlatform } from '@pishkhan/testing';

const SECRET = 'a secret of this spec';
const folder = mkdtempSync(join(tmpdir(), 'desk-abuse-'));
let platform: TestPlatform;
let desk: RunningDesk;
/** In front of the service; an attacker reads the tokens that pass. */
let wire: Server;
const tokens: string[] = [];
let service: string;

beforeAll(async () => {
  platform = await startTestPlatform({
    clients: () => [deskAt(desk.url, SECRET)],
  });
  const { issuer } = platform;
  const { url } = await platform.start(customerAccounts);
  wire = createServer((request, response) => {
    const {
      method,
      url: path,
      headers: { authorization = '' },
    } = request;
    tokens.push(authorization);
    void fetch(`${url}${path}`, { method: method!, headers: { authorization } }).then(async (answer) =>
      response.writeHead(answer.status).end(await answer.text()),
    );
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  const { port } = wire.address() as AddressInfo;
  service = url;
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  desk = await startDesk(
    {
      listen: { host: '127.0.0.1', port: 0 },
      services: Object.fromEntries(serviceNames.map((name) => [name, `http://127.0.0.1:${port}`])) as Record<
        ServiceName,
        string
      >,
      identity: { issuer: issuer.issuer, clientId: 'counter-desk', clientSecret: SECRET, plainHttp: true },
      sessionLimits: [
        { version: '1', effectiveFrom: '2018-04-05', content: { lockAfterMinutes: 15, endAfterHours: 10 } },
      ],
      database: (await platform.platformFor('counter-desk')).database,
      sealingKey: randomBytes(32),
      pages: folder,
    },
    { build: 'test', logLevel: 'silent' },
  );
});
afterAll(async () => {
  await desk.stop();
  wire.close();
  await platform.stop();
  rmSync(folder, { recursive: true });
});

const signedIn = async (username: string) => {
  const go = browserAt(desk.url, platform.issuer.issuer);
  const next = async (name: string) => go((await go(`${desk.url}/sign-in`)).url, { username: name });
  await next(username);
  const ask = (path: string, request: RequestInit = {}) =>
    fetch(`${desk.url}${path}`, {
      ...request,
      headers: { cookie: go.cookies(), origin: desk.url, 'x-desk': '1', ...request.headers } as Record<string, string>,
    });
  return Object.assign(ask, { next });
};

describe('abuse of counter-desk: a colleague at the same computer, a page of another site', () => {
  it('without a sign-in nothing of a service is reached, also with a token that the attacker has', async () => {
    const authorization = `Bearer ${await platform.tokenFor('auditor-1')}`;
    for (const headers of [{}, { authorization }])
      expect((await fetch(`${desk.url}/api/customer-accounts/v1/offices`, { headers })).status).toBe(401);
  });
  it('a token in a request does not take the place of the person who is signed in', async () => {
    const ask = await signedIn('clerk-101');
    const headers = { authorization: `Bearer ${await platform.tokenFor('operator-1')}` };
    expect((await ask('/api/customer-accounts/admin/views', { headers })).status).toBe(403);
    expect((await ask('/api/customer-accounts/v1/offices', { headers })).status).toBe(200);
  });
  it.each(['a sign-out', 'another person at the computer'])(
    'ASVS 7.4.1: a token that was copied on its way is refused by the service itself after %s',
    async (ending) => {
      const ask = await signedIn('clerk-101');
      expect((await ask('/api/customer-accounts/v1/offices')).status).toBe(200);
      const authorization = tokens.at(-1)!;
      const direct = async () => (await fetch(`${service}/v1/offices`, { headers: { authorization } })).status;
      expect(await direct()).toBe(200);
      if (ending === 'a sign-out') await ask('/sign-out', { method: 'POST' });
      else await ask.next('head-1');
      expect(await direct()).toBe(401);
    },
  );
  it('a command of another site is refused, and so is one without the header of the desk', async () => {
    const ask = await signedIn('clerk-101');
    for (const headers of [{ origin: 'https://evil.example' }, { 'x-desk': '' }] as Record<string, string>[])
      expect((await ask('/session/locks', { method: 'POST', headers })).status).toBe(403);
    expect((await ask('/session')).status).toBe(200);
  });
  it('whoever leaves the desk locked leaves nothing to the next person', async () => {
    const ask = await signedIn('clerk-101');
    expect((await ask('/session/locks', { method: 'POST' })).status).toBe(204);
    expect((await ask('/api/customer-accounts/v1/offices')).status).toBe(401);
  });
});
