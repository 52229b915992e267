import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as rawRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';
import { demoUsers, deskAt, startDevelopmentIssuer, type DevelopmentIssuer } from '@pishkhan/development-issuer';
import { browserAt, hiddenIn } from '@pishkhan/development-issuer/browser';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import { decodeJwt } from 'jose';
import mongoose from 'mongoose';
import { eventsIn } from './gateway/changes/events-in.ts';
import { startDesk, type DeskSettings, type RunningDesk } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const MINUTE = 60_000;
const SECRET = 'a secret of this spec';
let issuer: DevelopmentIssuer;
let desk: RunningDesk;
/** Another process of the desk behind the same address. */
let replica: RunningDesk;
let replicaUrl: string;
let start: (over?: Partial<DeskSettings>) => Promise<RunningDesk>;
let mongoDb: Awaited<ReturnType<typeof startEmbeddedMongoDb>>;
let database: mongoose.Connection;
let service: Server;
/** What the service receives, and what it answers. */
let received: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answers: { status: number; headers?: Record<string, string>; isCut?: boolean }[] = [];
let later = 0;
/** Authorization of each session that the services are asked to end. */
let ended: string[] = [];
let isEndingRefused = false;
/** Open feeds of changes at the service, and the status of the next one if it is refused. */
let feeds: ServerResponse[] = [];
let feedStatus = 200;
const change = (changed: readonly string[], position: string): string =>
  `event: changes\ndata: ${JSON.stringify({ changed, position })}\n\n`;
/** Until then the service does not answer. */
let hold: PromiseWithResolvers<void> | undefined;

const startService = async (): Promise<string> => {
  service = createServer((request, response) => {
    if (request.method === 'DELETE') {
      ended.push(`${request.url} ${request.headers.authorization}`);
      return void response.writeHead(isEndingRefused ? 503 : 204).end();
    }
    if (request.url?.startsWith('/v1/changes?')) {
      received.push({ method: 'GET', url: request.url, headers: request.headers, body: '' });
      response.writeHead(feedStatus, { 'content-type': 'text/event-stream' });
      if (feedStatus !== 200) return void response.end();
      response.write(change(['corrections'], '1-1'));
      return void feeds.push(response);
    }
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    const respond = () => {
      const { status, headers, isCut } = answers.shift() ?? { status: 200 };
      response.writeHead(status, {
        'content-type': 'application/json',
        'set-cookie': 'a=b',
        'x-position': '1-1',
        ...headers,
      });
      if (isCut) return void response.write('{"served', () => response.destroy());
      response.end(JSON.stringify({ served: request.url }));
    };
    request.on('end', () => {
      received.push({ method: request.method!, url: request.url!, headers: request.headers, body });
      void (hold?.promise.then(respond) ?? respond());
    });
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  return `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
};

const freePort = async (): Promise<number> => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  return port;
};

beforeAll(async () => {
  const url = await startService();
  const pages = join(folder, 'pages');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(
    join(pages, 'index.html'),
    '<!doctype html><meta name="person" content="__PERSON__" /><title>پیشخوان</title>',
  );
  writeFileSync(join(pages, 'visits-worker.js'), 'addEventListener("fetch", () => {});');
  issuer = await startDevelopmentIssuer({
    host: '127.0.0.1',
    port: 0,
    keyFile: join(folder, 'keys.json'),
    users: demoUsers,
    audience: 'pishkhan',
    clients: () => [deskAt(desk.url, SECRET)],
  });
  mongoDb = await startEmbeddedMongoDb({ file: join(folder, 'desk.sqlite'), host: '127.0.0.1', port: 0 });
  database = await mongoose.createConnection(mongoDb.uri('counter-desk')).asPromise();
  start = (over = {}) =>
    startDesk(
      {
        listen: { host: '127.0.0.1', port: 0 },
        services: {
          ...(Object.fromEntries(serviceNames.map((name) => [name, url])) as Record<ServiceName, string>),
          'case-handling': 'http://127.0.0.1:1',
        },
        identity: {
          issuer: issuer.issuer,
          clientId: 'counter-desk',
          clientSecret: SECRET,
          plainHttp: true,
        },
        sessionLimits: [
          {
            version: '1',
            effectiveFrom: '2018-04-05',
            content: { lockAfterMinutes: 15, endAfterHours: 10, visits: { most: 40, keepUnsentHours: 48 } },
          },
        ],
        database,
        sealingKey: new Uint8Array(32).fill(7),
        pages,
        now: () => Date.now() + later,
        ...over,
      },
      { build: 'test', logLevel: 'silent' },
    );
  desk = await start();
  const replicaPort = await freePort();
  replicaUrl = `http://127.0.0.1:${replicaPort}`;
  replica = await start({ address: desk.url, listen: { host: '127.0.0.1', port: replicaPort } });
});
afterAll(async () => {
  await desk.stop();
  await replica.stop();
  await database.close();
  await mongoDb.close();
  await issuer.stop();
  service.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  received = [];
  ended = [];
  answers = [];
  later = 0;
  hold = undefined;
  feeds = [];
  feedStatus = 200;
});

const signedIn = async (username: string, go = browserAt(desk.url, issuer.issuer), query = '') => {
  const choice = await go(`${desk.url}/sign-in${query}`);
  const page = choice.url.startsWith(issuer.issuer) ? await go(choice.url, { username }) : choice;
  return { go, page };
};
type Browser = ReturnType<typeof browserAt>;
const asked = (go: Browser, path: string, request: RequestInit = {}) =>
  fetch(`${desk.url}${path}`, {
    ...request,
    headers: { cookie: go.cookies(), origin: desk.url, 'x-desk': '1', ...request.headers } as Record<string, string>,
  });
const statusAndRule = async (answer: Response) => [answer.status, ((await answer.json()) as { rule?: string }).rule];
const ACCOUNT = '/api/customer-accounts/v1/accounts/0d1f8c52-6b3f-4c8e-9d7a-3f0b8f6a9c11';

describe('counter desk: sign-in', () => {
  it('signs a person in by the issuer; the browser has a cookie and no token', async () => {
    const { go, page } = await signedIn('clerk-101', undefined, '?return-to=/cases/7');
    expect(page).toMatchObject({ url: `${desk.url}/cases/7`, status: 200 });
    const session = await asked(go, '/session');
    expect(await session.json()).toEqual({
      person: {
        subject: 'clerk-101',
        name: 'سارا احمدی',
        roles: ['counterClerk'],
        office: 'office-101',
        county: 'county-1',
      },
    });
    expect(go.cookies()).not.toMatch(/ey[A-Za-z0-9_-]+\./);
  });

  it('gives the cookie HttpOnly and SameSite=Strict', async () => {
    const go = browserAt(issuer.issuer);
    const first = await fetch(`${desk.url}/sign-in`, { redirect: 'manual' });
    const back = await go((await go(first.headers.get('location')!)).url, { username: 'clerk-101' });
    const finished = await fetch(back.url, { headers: { cookie: first.headers.getSetCookie()[0]!.split(';')[0]! } });
    const cookie = finished.headers.getSetCookie().find((each) => each.startsWith('desk='));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(first.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax/);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a"><script>'])(
    'never goes on at the foreign address %s',
    async (address) =>
      expect((await signedIn('clerk-101', undefined, `?return-to=${encodeURIComponent(address)}`)).page.url).toBe(
        `${desk.url}/`,
      ),
  );

  it('refuses an answer of the issuer that belongs to no sign-in of this browser', async () => {
    const answer = await fetch(`${desk.url}/sign-in/callback?code=a&state=b`);
    expect(await statusAndRule(answer)).toEqual([400, 'SignInMustBeFinished']);
    const shown = await fetch(answer.url, { headers: { accept: 'text/html,*/*', 'accept-language': 'fa' } });
    expect([shown.status, await shown.text()]).toEqual([400, expect.stringMatching(/ورود کامل نشد.*<a href="\/">/)]);
  });

  it('asks who signs in although the issuer knows somebody, also without the wish of the desk in the address', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, '/session/locks', { method: 'POST' });
    expect((await go(`${desk.url}/sign-in`)).html).toContain('name="username"');
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    const { headers } = await fetch(`${desk.url}/sign-in`, { redirect: 'manual', headers: { cookie: go.cookies() } });
    const address = new URL(headers.get('location')!);
    expect(address.searchParams.get('prompt')).toBe('login');
    address.searchParams.delete('prompt');
    const cookie = headers.getSetCookie()[0]!.split(';', 1)[0]!;
    const answer = await go(address.href);
    expect(answer.url).toContain('/sign-in/callback?code=');
    expect(await statusAndRule(await fetch(answer.url, { headers: { cookie: `${go.cookies()}; ${cookie}` } }))).toEqual(
      [400, 'SignInMustBeFinished'],
    );
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
  }, 20_000);

  it('ends the session here and at the issuer', async () => {
    const { go } = await signedIn('clerk-102');
    const ended = (await (await asked(go, '/sign-out', { method: 'POST' })).json()) as { next: string };
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
    const question = await go(ended.next);
    expect((await go(`${ended.next.split('?')[0]}/confirm`, { ...hiddenIn(question.html), logout: 'yes' })).url).toBe(
      `${desk.url}/`,
    );
  });

  it('ends the session when the issuer says so (back-channel logout), and refuses the logout token of anybody else', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, ACCOUNT);
    const { sid } = decodeJwt(received[0]!.headers.authorization!.slice('Bearer '.length));
    const claims = (over: object) => ({
      iss: issuer.issuer,
      aud: 'counter-desk',
      iat: Math.floor(Date.now() / 1_000),
      jti: crypto.randomUUID(),
      sid,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...over,
    });
    const logOut = async (token: string) =>
      (
        await fetch(`${desk.url}/back-channel-logout`, {
          method: 'POST',
          body: new URLSearchParams({ logout_token: token }),
        })
      ).status;
    for (const wrong of [
      { aud: 'another' },
      { iss: 'https://evil.example' },
      { events: {} },
      { nonce: 'n' },
      { iat: 1 },
      { sid: undefined },
    ])
      expect([wrong, await logOut(await issuer.sign(claims(wrong)))]).toEqual([wrong, 400]);
    expect(await logOut('rubbish')).toBe(400);
    expect((await asked(go, '/session')).status).toBe(200);
    const token = await issuer.sign(claims({}));
    expect(await logOut(token)).toBe(204);
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
    expect(await logOut(token)).toBe(400);
  });
});

describe('counter desk: a shared computer', () => {
  it('locks after idle time; the same person goes on with the unsent words, another one does not see them', async () => {
    const { go } = await signedIn('clerk-101');
    const draft = { method: 'PUT', body: JSON.stringify({ draft: { reason: 'رقم کنتور' } }) };
    expect((await asked(go, '/session/drafts/case:new', draft)).status).toBe(204);
    later = 16 * MINUTE;
    expect(await statusAndRule(await asked(go, ACCOUNT))).toEqual([401, 'SessionMustBeUnlocked']);
    await signedIn('clerk-101', go);
    expect(await (await asked(go, '/session/drafts/case:new')).json()).toEqual({ draft: { reason: 'رقم کنتور' } });
    await asked(go, '/session/locks', { method: 'POST' });
    await signedIn('head-1', go);
    expect(await (await asked(go, '/session/drafts/case:new')).json()).toEqual({ draft: null });
  });

  it('after the end of a session the same person finds the unsent words, another one does not', async () => {
    const { go } = await signedIn('clerk-101');
    const draft = { method: 'PUT', body: JSON.stringify({ draft: { reason: 'رقم کنتور' } }) };
    expect((await asked(go, '/session/drafts/register', draft)).status).toBe(204);
    later = 11 * 60 * MINUTE;
    expect(await statusAndRule(await asked(go, ACCOUNT))).toEqual([401, 'SessionMustBeOpen']);
    expect(await statusAndRule(await asked(go, '/session/drafts/register'))).toEqual([401, 'SessionMustBeOpen']);
    await signedIn('clerk-101', go);
    expect(await (await asked(go, '/session/drafts/register')).json()).toEqual({ draft: { reason: 'رقم کنتور' } });
    later += 11 * 60 * MINUTE;
    await signedIn('head-1', go);
    expect(await (await asked(go, '/session/drafts/register')).json()).toEqual({ draft: null });
  });

  it('a look in the background does not keep it unlocked, and ten hours end it', async () => {
    const { go } = await signedIn('clerk-101');
    later = 10 * MINUTE;
    expect((await asked(go, ACCOUNT, { headers: { 'x-desk-background': '1' } })).status).toBe(200);
    later = 16 * MINUTE;
    expect(await statusAndRule(await asked(go, ACCOUNT))).toEqual([401, 'SessionMustBeUnlocked']);
    const other = await signedIn('head-1');
    later += 10 * 60 * MINUTE;
    expect(await statusAndRule(await asked(other.go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
  });

  it('a lock holds although a request of before is answered after it; words that are typed keep it open', async () => {
    const { go } = await signedIn('clerk-101');
    hold = Promise.withResolvers<void>();
    const slow = asked(go, ACCOUNT);
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await asked(go, '/session/locks', { method: 'POST' });
    hold.resolve();
    expect((await slow).status).toBe(200);
    expect(await statusAndRule(await asked(go, ACCOUNT))).toEqual([401, 'SessionMustBeUnlocked']);
    const other = await signedIn('clerk-102');
    later = 10 * MINUTE;
    await asked(other.go, '/session/drafts/a', { method: 'PUT', body: '{"draft":"ن"}' });
    later = 20 * MINUTE;
    expect((await asked(other.go, '/session')).status).toBe(200);
  });

  it('keeps what the same person was typing when the desk locked or the session ended, and shows it to nobody before', async () => {
    const { go } = await signedIn('clerk-101');
    const put = (draft: string, headers: Record<string, string> = { 'x-desk-person': 'clerk-101' }) =>
      asked(go, '/session/drafts/a', { method: 'PUT', body: JSON.stringify({ draft }), headers });
    const read = async () => (await asked(go, '/session/drafts/a')).json();
    await asked(go, '/session/locks', { method: 'POST' });
    expect((await put('دلیل')).status).toBe(204);
    for (const headers of [{}, { 'x-desk-person': 'head-1' }] as Record<string, string>[])
      expect(await statusAndRule(await put('x', headers))).toEqual([401, 'SessionMustBeUnlocked']);
    expect(await read()).toMatchObject({ rule: 'SessionMustBeUnlocked' });
    await signedIn('clerk-101', go);
    expect(await read()).toEqual({ draft: 'دلیل' });
    later = 11 * 60 * MINUTE;
    expect((await put('دلیل دوم')).status).toBe(204);
    expect(await read()).toMatchObject({ rule: 'SessionMustBeOpen' });
    await signedIn('clerk-101', go);
    expect(await read()).toEqual({ draft: 'دلیل دوم' });
  });

  it('a page of the person who left does not act for the next one', async () => {
    const { go } = await signedIn('clerk-101');
    await signedIn('head-1', go);
    const ofClerk = { headers: { 'x-desk-person': 'clerk-101' } };
    expect(await statusAndRule(await asked(go, ACCOUNT, ofClerk))).toEqual([401, 'SessionMustBeOfThisPerson']);
    const draft = { method: 'PUT', body: '{"draft":"ن"}', ...ofClerk };
    expect((await asked(go, '/session/drafts/a', draft)).status).toBe(401);
    expect((await asked(go, ACCOUNT, { headers: { 'x-desk-person': 'head-1' } })).status).toBe(200);
  });

  it('refuses a draft that is too large or nameless, and keeps the newest twenty', async () => {
    const { go } = await signedIn('clerk-101');
    const put = (name: string, draft: unknown) =>
      asked(go, `/session/drafts/${name}`, { method: 'PUT', body: JSON.stringify({ draft }) });
    expect(await statusAndRule(await put('a', 'x'.repeat(70_000)))).toEqual([413, 'DraftMustBeSmall']);
    expect(await statusAndRule(await put('a', ['x'.repeat(400_000)]))).toEqual([413, 'BodyMustNotBeTooLarge']);
    const deep = `{"draft":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    expect((await asked(go, '/session/drafts/a', { method: 'PUT', body: deep })).status).toBe(400);
    expect((await put('a%20b', 1)).status).toBe(400);
    for (let at = 0; at < 21; at++) await put(`d${at}`, at);
    expect(await (await asked(go, '/session/drafts/d0')).json()).toEqual({ draft: null });
    expect(await (await asked(go, '/session/drafts/d20')).json()).toEqual({ draft: 20 });
  });
});

describe('counter desk: names of colleagues', () => {
  const namesFor = (go: Browser, subjects: string) => asked(go, `/people?subjects=${subjects}`);

  it('knows those who have signed in, with any letters of the user name, and nobody else', async () => {
    await signedIn('representative-101-a');
    const { go } = await signedIn('clerk-101');
    const answer = await namesFor(go, `Representative-101-A,clerk-101,${'n'.repeat(128)}`);
    const { names } = (await answer.json()) as { names: Record<string, string> };
    expect(names).toEqual({
      'Representative-101-A': 'مریم رستمی',
      'clerk-101': 'سارا احمدی',
    });
  });

  it('tells them to nobody who is not signed in, and refuses a list that is empty, too long or none', async () => {
    expect(await statusAndRule(await fetch(`${desk.url}/people?subjects=clerk-101`))).toEqual([
      401,
      'SessionMustBeOpen',
    ]);
    const { go } = await signedIn('clerk-101');
    const wrong = [
      '',
      'a,,b',
      'a%20b',
      'n'.repeat(129),
      Array.from({ length: 101 }, (_, at) => `p${at}`).join(','),
      'a&subjects=b',
    ];
    for (const subjects of wrong)
      expect(await statusAndRule(await namesFor(go, subjects))).toEqual([400, 'InvalidInput']);
  });
});

describe('counter desk: the way to the services', () => {
  it('sends the request under the token of the person, and passes on nothing else of the browser', async () => {
    const { go } = await signedIn('clerk-101');
    const answer = await asked(go, '/api/customer-accounts/v1/account-searches', {
      method: 'POST',
      body: '{"query":"رضا"}',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': 'k-1',
        'x-reason': 'r',
        'x-forwarded-for': '1.2.3.4',
        'x-secret': 's',
      },
    });
    expect([answer.status, answer.headers.get('x-position'), answer.headers.get('set-cookie')]).toEqual([
      200,
      '1-1',
      null,
    ]);
    const [{ headers, body, url }] = received as [(typeof received)[number]];
    expect([url, body]).toEqual(['/v1/account-searches', '{"query":"رضا"}']);
    expect(headers).toMatchObject({ 'idempotency-key': 'k-1', 'x-reason': 'r' });
    expect(decodeJwt(headers.authorization!.slice('Bearer '.length)).sub).toBe('clerk-101');
    for (const name of ['cookie', 'x-forwarded-for', 'x-secret', 'origin']) expect(headers[name]).toBeUndefined();
  });

  it('renews a token that is over, by one renewal for many requests, and one that a service refuses', async () => {
    const { go } = await signedIn('clerk-101');
    later = 5 * MINUTE;
    const all = await Promise.all(Array.from({ length: 8 }, () => asked(go, ACCOUNT)));
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(received.map(({ headers }) => headers.authorization)).size).toBe(1);
    answers = [{ status: 401 }];
    expect((await asked(go, ACCOUNT)).status).toBe(200);
  });

  it('passes the refusal on that asks for a stronger or newer login', async () => {
    const { go } = await signedIn('head-1');
    answers = [
      { status: 401, headers: { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age=3600' } },
    ];
    const answer = await asked(go, ACCOUNT);
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('max_age=3600'),
    ]);
    expect(received).toHaveLength(1);
  });

  it('knows the operations of the public APIs only', async () => {
    const { go } = await signedIn('clerk-101');
    for (const path of [
      '/api/customer-accounts/metrics',
      '/api/customer-accounts/v1/accounts/a/b/c',
      '/api/nothing/v1/accounts',
      '/api/metering/../x',
      '/api/customer-accounts/openapi.json',
    ])
      expect([path, ...(await statusAndRule(await asked(go, path)))]).toEqual([path, 404, 'RouteMustExist']);
    for (const path of ['/x\\..\\..\\..\\openapi.json', '/..', '/%2e%2e', '/a#b', '/\\metrics']) {
      const whole = `/api/customer-accounts/v1/accounts${path}`;
      const [answer] = (await once(
        rawRequest(desk.url, { path: whole, headers: { cookie: go.cookies() } }).end(),
        'response',
      )) as [IncomingMessage];
      answer.resume();
      expect([path, answer.statusCode]).toEqual([path, 404]);
    }
    expect(received).toEqual([]);
  });

  it('a service that dies in the middle of an answer ends that answer only', async () => {
    const { go } = await signedIn('clerk-101');
    answers = [{ status: 200, isCut: true }];
    await expect(asked(go, ACCOUNT).then((answer) => answer.text())).rejects.toThrow();
    expect((await asked(go, ACCOUNT)).status).toBe(200);
  });

  it('says which part does not respond, and the others go on', async () => {
    const { go } = await signedIn('clerk-101');
    const answer = await asked(go, '/api/case-handling/v1/worklist', { headers: { 'accept-language': 'en' } });
    expect(await answer.json()).toMatchObject({
      status: 503,
      rule: 'PartMustBeAvailable',
      data: { service: 'case-handling' },
    });
    expect((await asked(go, ACCOUNT)).status).toBe(200);
  });

  it('refuses a stranger, a form of another site, and another host name', async () => {
    const { go } = await signedIn('clerk-101');
    expect(await statusAndRule(await fetch(`${desk.url}${ACCOUNT}`))).toEqual([401, 'SessionMustBeOpen']);
    const post = (headers: Record<string, string>) =>
      fetch(`${desk.url}/sign-out`, { method: 'POST', headers: { cookie: go.cookies(), ...headers } });
    for (const headers of [
      {},
      { origin: desk.url },
      { 'x-desk': '1', origin: 'https://evil.example' },
      { 'x-desk': '1' },
      { 'x-desk': '1', origin: desk.url, 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[])
      expect([headers, ...(await statusAndRule(await post(headers)))]).toEqual([
        headers,
        403,
        'RequestMustComeFromThisPage',
      ]);
    const rebinding = rawRequest(`${desk.url}/session`, {
      headers: { host: 'evil.example', cookie: go.cookies() },
    }).end();
    const [reply] = (await once(rebinding, 'response')) as [IncomingMessage];
    reply.resume();
    expect(reply.statusCode).toBe(421);
    expect((await asked(go, '/session')).status).toBe(200);
  });
});

describe('counter desk: bodies', () => {
  const LARGE = 6 * 1024 * 1024;
  /** Sends the head of a request and a part of its body, of which the rest never follows. */
  const begun = async (path: string, headers: Record<string, string> = {}, method = 'POST') => {
    const length = { 'content-length': String(LARGE), 'content-type': 'text/csv' };
    const own = { origin: desk.url, 'x-desk': '1', ...length, ...headers };
    const sent = rawRequest(`${desk.url}${path}`, { method, headers: own });
    sent.write('meterId,index\n'.repeat(1_000));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part as Buffer);
    sent.destroy();
    return [answer.statusCode, (JSON.parse(Buffer.concat(parts).toString()) as { rule: string }).rule];
  };
  const FILE = '/api/metering/v1/reading-files';

  it('N22: the session is checked before a body is read, and so is the address', async () => {
    expect(await begun(FILE)).toEqual([401, 'SessionMustBeOpen']);
    expect(await begun('/api/nothing/at/all')).toEqual([401, 'SessionMustBeOpen']);
    expect(await begun('/session/drafts/a', {}, 'PUT')).toEqual([401, 'SessionMustBeOpen']);
    expect(await begun('/nothing')).toEqual([404, 'RouteMustExist']);
    const { go } = await signedIn('clerk-101');
    await asked(go, '/session/locks', { method: 'POST' });
    expect(await begun(FILE, { cookie: go.cookies() })).toEqual([401, 'SessionMustBeUnlocked']);
    expect(received).toEqual([]);
  });

  it('N22: where a stranger may send a body, a large one is refused before it is read', async () => {
    for (const path of ['/sign-out', '/session/locks', '/back-channel-logout'])
      expect([path, ...(await begun(path))]).toEqual([path, 413, 'BodyMustNotBeTooLarge']);
  });

  it('N22: the body of a person who is signed in reaches the service whole', async () => {
    const { go } = await signedIn('clerk-101');
    const body = 'x'.repeat(5 * 1024 * 1024);
    const headers = { 'content-type': 'text/csv' };
    expect((await asked(go, FILE, { method: 'POST', body, headers })).status).toBe(200);
    expect(received.map(({ body: { length } }) => length)).toEqual([body.length]);
    const more = await asked(go, FILE, { method: 'POST', body: `${body}${body}`, headers });
    expect(await statusAndRule(more)).toEqual([413, 'BodyMustNotBeTooLarge']);
    const large = '/api/metering/v1/bulk-reading-files';
    const three = { method: 'POST', body: body.repeat(3), headers: { 'content-type': 'application/octet-stream' } };
    expect((await asked(go, large, three)).status).toBe(200);
    expect(received.at(-1)!.body).toHaveLength(three.body.length);
    const four = await asked(go, large, { ...three, body: body.repeat(4) });
    expect(await statusAndRule(four)).toEqual([413, 'BodyMustNotBeTooLarge']);
  });
});

/** Asks the other process under the cookies of a browser. */
const askedAtReplica = async (go: Browser, path: string, request: { method?: string; body?: string } = {}) => {
  const headers = { cookie: go.cookies(), host: new URL(desk.url).host, origin: desk.url, 'x-desk': '1' };
  const sent = rawRequest(`${replicaUrl}${path}`, { method: request.method ?? 'GET', headers }).end(request.body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return { status: answer.statusCode, cookies: answer.headers['set-cookie'] ?? [], text };
};
const tokenOf = (at = 0) => received[at]!.headers.authorization!.slice('Bearer '.length);
const endedOf = (token: string) => ended.filter((each) => each === `/session Bearer ${token}`);
/** Three of the four services respond. */
const RESPONDING = serviceNames.length - 1;

describe('counter desk: in several processes', () => {
  const put = (draft: unknown) => ({ method: 'PUT', body: JSON.stringify({ draft }) });

  it('every process knows the session, its lock and its unsent words', async () => {
    const { go } = await signedIn('clerk-101');
    expect((await askedAtReplica(go, '/session')).text).toContain('سارا احمدی');
    expect((await asked(go, '/session/drafts/a', put('رقم کنتور'))).status).toBe(204);
    expect(JSON.parse((await askedAtReplica(go, '/session/drafts/a')).text)).toEqual({ draft: 'رقم کنتور' });
    await askedAtReplica(go, '/session/locks', { method: 'POST' });
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeUnlocked']);
    await signedIn('clerk-101', go);
    expect(JSON.parse((await askedAtReplica(go, '/session/drafts/a')).text)).toEqual({ draft: 'رقم کنتور' });
    await askedAtReplica(go, '/sign-out', { method: 'POST' });
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
  });

  it('one finishes the sign-in that another one began', async () => {
    const go = browserAt(issuer.issuer);
    const first = await fetch(`${desk.url}/sign-in?return-to=/cases/7`, { redirect: 'manual' });
    const back = await go((await go(first.headers.get('location')!)).url, { username: 'clerk-101' });
    const cookie = first.headers.getSetCookie()[0]!.split(';', 1)[0]!;
    const { pathname, search } = new URL(back.url);
    const browser = Object.assign(go, { cookies: () => cookie });
    const finished = await askedAtReplica(browser, `${pathname}${search}`);
    expect([finished.status, finished.text]).toEqual([200, expect.stringContaining('url=/cases/7')]);
    const session = finished.cookies.find((each) => each.startsWith('desk='))!.split(';', 1)[0]!;
    expect((await asked(Object.assign(go, { cookies: () => session }), '/session')).status).toBe(200);
  });

  it('a token that is over is renewed once, whoever asks', async () => {
    const { go } = await signedIn('clerk-101');
    later = 5 * MINUTE;
    const all = await Promise.all([
      ...Array.from({ length: 4 }, async () => (await asked(go, ACCOUNT)).status),
      ...Array.from({ length: 4 }, async () => (await askedAtReplica(go, ACCOUNT)).status),
    ]);
    expect(all).toEqual(Array.from({ length: 8 }, () => 200));
    expect(new Set(received.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  it('the database has no token, no name and no unsent word that can be read, and with another key nobody is signed in', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, '/session/drafts/a', put('رقم کنتور'));
    await asked(go, ACCOUNT);
    const collections = await database.db!.listCollections().toArray();
    const all = await Promise.all(collections.map(({ name }) => database.db!.collection(name).find().toArray()));
    const bytes = all
      .flat()
      .flatMap((document) =>
        Object.values(document).map((value: unknown) => String((value as { buffer?: Buffer } | null)?.buffer ?? value)),
      );
    expect(bytes.length).toBeGreaterThan(10);
    for (const text of bytes) expect(text).not.toMatch(/clerk-101|سارا|رقم|eyJ/);
    expect(bytes.join()).not.toContain(go.cookies().split('=')[1]!);
    const other = await start({ sealingKey: new Uint8Array(32).fill(8) });
    const stranger = await fetch(`${other.url}/session`, { headers: { cookie: go.cookies() } });
    expect(await statusAndRule(stranger)).toEqual([401, 'SessionMustBeOpen']);
    await other.stop();
  });

  it('N22: what is kept has a limit: drafts of a session together, and sessions of a person', async () => {
    const { go } = await signedIn('clerk-102');
    const long = 'x'.repeat(60_000);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await asked(go, `/session/drafts/${name}`, put(long));
    const kept = async (name: string) =>
      ((await (await asked(go, `/session/drafts/${name}`)).json()) as { draft: unknown }).draft;
    expect([await kept('a'), await kept('b')]).toEqual([null, long]);
    const others: Browser[] = [];
    for (let at = 0; at < 10; at++) others.push((await signedIn('clerk-102')).go);
    expect(await statusAndRule(await asked(go, '/session'))).toEqual([401, 'SessionMustBeOpen']);
    for (const other of others) expect((await asked(other, '/session')).status).toBe(200);
  });
});

describe('ASVS 7.4.1: the services refuse the tokens of a session that is over at the desk', () => {
  it('by a sign-out, and by another person at the same computer', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, ACCOUNT);
    await signedIn('head-1', go);
    expect(endedOf(tokenOf())).toHaveLength(RESPONDING);
    await asked(go, ACCOUNT);
    await asked(go, '/sign-out', { method: 'POST' });
    expect(endedOf(tokenOf(1))).toHaveLength(RESPONDING);
  });

  it('by a sign-in at a locked desk, before the issuer asks who it is: the words stay for the same person', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, ACCOUNT);
    await asked(go, '/session/drafts/a', { method: 'PUT', body: '{"draft":"رقم کنتور"}' });
    await asked(go, '/session/locks', { method: 'POST' });
    await go(`${desk.url}/sign-in`);
    expect(endedOf(tokenOf())).toHaveLength(RESPONDING);
    await signedIn('clerk-101', go);
    expect(await (await asked(go, '/session/drafts/a')).json()).toEqual({ draft: 'رقم کنتور' });
  });

  it('not while the same person goes on in the same session of the issuer', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, ACCOUNT);
    await signedIn('clerk-101', go);
    await asked(go, ACCOUNT);
    expect(decodeJwt(tokenOf(1)).sid).toBe(decodeJwt(tokenOf()).sid);
    expect(endedOf(tokenOf())).toEqual([]);
  });

  it('a service that does not respond is told again by any process, until the token has expired', async () => {
    const { go } = await signedIn('clerk-101');
    await asked(go, ACCOUNT);
    isEndingRefused = true;
    await asked(go, '/sign-out', { method: 'POST' });
    expect(endedOf(tokenOf())).toHaveLength(RESPONDING);
    isEndingRefused = false;
    const until = async (isTrue: () => Promise<boolean> | boolean) => {
      while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await until(() => endedOf(tokenOf()).length >= 2 * RESPONDING);
    const waiting = () => database.db!.collection('endings').find().toArray();
    expect((await waiting()).map(({ services }) => services as unknown)).toContainEqual(['case-handling']);
    later = 24 * 60 * MINUTE;
    await until(async () => (await waiting()).length === 0);
  }, 20_000);
});

describe('counter desk: visits on a phone (ADR 0108)', () => {
  const post = (go: Browser, path: string, body: object = {}) =>
    asked(go, `/session/visit-keys${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('gives a key that the same person gets again after a new sign-in from any process, and nobody else', async () => {
    const { go } = await signedIn('expert-1');
    const made = await post(go, '');
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { key, wrapped, most } = (await made.json()) as { key: string; wrapped: string; most: number };
    expect([Buffer.from(key, 'base64').length, most]).toEqual([32, 40]);
    await asked(go, '/sign-out', { method: 'POST' });
    expect(await statusAndRule(await post(go, '/opened', { wrapped }))).toEqual([401, 'SessionMustBeOpen']);
    await signedIn('expert-1', go);
    expect(await (await post(go, '/opened', { wrapped })).json()).toMatchObject({ key });
    const other = await signedIn('clerk-101');
    expect(await statusAndRule(await post(other.go, '/opened', { wrapped }))).toEqual([
      404,
      'VisitsMustBeOfThisPerson',
    ]);
    for (const body of [{}, { wrapped: 7 }, { wrapped: 'x' }])
      expect(await statusAndRule(await post(go, '/opened', body))).toEqual([400, 'InvalidInput']);
  });

  it('serves the worker under its one name, which a browser asks for each time', async () => {
    const answer = await fetch(`${desk.url}/visits-worker.js`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'no-cache',
    ]);
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
  });
});

describe('counter desk: pages', () => {
  it('serves the console at every page address, with a policy that allows no inline code and no other origin', async () => {
    for (const path of ['/', '/cases/7', '/today']) {
      const answer = await fetch(`${desk.url}${path}`);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('پیشخوان')]);
      expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    }
  });

  it('says in the page who is signed in, so that the console need not ask; of a stranger and at a locked desk nothing', async () => {
    const personIn = async (answer: Response): Promise<unknown> => {
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const [, written] = /<meta name="person" content="([^"<>&]*)" \/>/.exec(await answer.text())!;
      return written === '' ? undefined : JSON.parse(decodeURIComponent(written!));
    };
    expect(await personIn(await fetch(`${desk.url}/`))).toBeUndefined();
    const { go } = await signedIn('clerk-101');
    const { person } = (await (await asked(go, '/session')).json()) as { person: object };
    expect(await personIn(await asked(go, '/cases/7'))).toEqual(person);
    await asked(go, '/session/locks', { method: 'POST' });
    expect(await personIn(await asked(go, '/cases/7'))).toBeUndefined();
  });

  it('answers a wrong address of the back end with a problem, in the language of the reader', async () => {
    const answer = await fetch(`${desk.url}/assets/no.js`, { headers: { 'accept-language': 'fa' } });
    expect(await answer.json()).toMatchObject({
      status: 404,
      rule: 'RouteMustExist',
      title: 'نشانی درخواست‌شده یافت نشد',
    });
  });
});

describe('counter desk: what changes while one looks (ADR 0110)', () => {
  const WATCH = '/changes?watch=billing-adjustments/corrections';
  const reading = async (go: Browser, path = WATCH, headers: Record<string, string> = {}) => {
    const answer = await asked(go, path, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    return eventsIn(answer.body!);
  };
  const viaProcess = async (go: Browser, url: string) => {
    const headers = { host: new URL(desk.url).host, cookie: go.cookies() };
    const [answer] = (await once(rawRequest(`${url}${WATCH}`, { headers }).end(), 'response')) as [IncomingMessage];
    return eventsIn(Readable.toWeb(answer) as never);
  };
  const first = { service: 'billing-adjustments', changed: ['corrections'], position: '1-1' };
  const next = async (events: AsyncGenerator<unknown, void>) => (await events.next()).value;

  it('passes on what the service of the watched says, under the token of the person, without a limit of time', async () => {
    const { go } = await signedIn('clerk-101');
    const events = await reading(go, `${WATCH},billing-adjustments/correction:7`);
    expect(await next(events)).toEqual(first);
    expect(received[0]!.url).toBe('/v1/changes?watch=corrections%2Ccorrection%3A7');
    expect(decodeJwt(received[0]!.headers.authorization!.slice('Bearer '.length)).sub).toBe('clerk-101');
    const cut = change(['correction:7'], '2-2');
    feeds[0]!.write(cut.slice(0, 30));
    setTimeout(() => feeds[0]!.write(cut.slice(30)), 50);
    expect(await next(events)).toEqual({ ...first, changed: ['correction:7'], position: '2-2' });
    await events.return();
  });

  it('says which service is away, follows it again, and does not ask again what is refused', async () => {
    const { go } = await signedIn('clerk-101');
    const away = await reading(go, '/changes?watch=case-handling/cases');
    expect(await next(away)).toEqual({ service: 'case-handling', isAway: true });
    await away.return();
    const events = await reading(go);
    expect(await next(events)).toEqual(first);
    feeds[0]!.destroy();
    expect(await next(events)).toEqual({ service: 'billing-adjustments', isAway: true });
    expect(await next(events)).toEqual(first);
    await events.return();
    received = [];
    feedStatus = 403;
    const refused = await reading(go);
    expect(await next(refused)).toEqual({ service: 'billing-adjustments', isAway: true });
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(received.length).toBe(1);
    await refused.return();
  }, 20_000);

  it('N28: says nothing after a lock, a sign-out or the end of the session, at every process of the desk', async () => {
    const endings: readonly ((go: Browser) => Promise<unknown>)[] = [
      (go) => asked(go, '/session/locks', { method: 'POST' }),
      (go) => asked(go, '/sign-out', { method: 'POST' }),
      async () => (later = 11 * 60 * MINUTE),
    ];
    for (const leave of endings) {
      later = 0;
      feeds = [];
      const { go } = await signedIn('clerk-102');
      const here = await reading(go);
      const there = await viaProcess(go, replicaUrl);
      for (const events of [here, there]) expect(await next(events)).toEqual(first);
      await leave(go);
      for (const feed of feeds) feed.write(change(['corrections'], '3-3'));
      for (const events of [here, there]) expect(await next(events)).toBeUndefined();
    }
  }, 20_000);

  it('ends by itself when the desk locks, although nothing changes, and keeps no desk unlocked', async () => {
    const { go } = await signedIn('clerk-101');
    const events = await reading(go);
    expect(await next(events)).toEqual(first);
    later = 10 * MINUTE;
    expect(await next(await reading(go))).toEqual(first);
    later = 16 * MINUTE;
    expect(await next(events)).toBeUndefined();
    expect(await statusAndRule(await asked(go, WATCH))).toEqual([401, 'SessionMustBeUnlocked']);
  }, 20_000);

  it('is refused to strangers, to the page of another person, for rubbish, past the desk, and beyond six', async () => {
    expect(await statusAndRule(await fetch(`${desk.url}${WATCH}`))).toEqual([401, 'SessionMustBeOpen']);
    const { go } = await signedIn('clerk-101');
    const ofOther = await asked(go, WATCH, { headers: { 'x-desk-person': 'head-1' } });
    expect(await statusAndRule(ofOther)).toEqual([401, 'SessionMustBeOfThisPerson']);
    const many = Array.from({ length: 11 }, () => 'metering/readings').join(',');
    for (const watch of [
      '',
      'corrections',
      'billing/corrections',
      'metering/',
      'metering/../x',
      'metering/a&watch=b',
      many,
    ])
      expect(await statusAndRule(await asked(go, `/changes?watch=${watch}`))).toEqual([400, 'InvalidInput']);
    const past = await asked(go, '/api/billing-adjustments/v1/changes?watch=corrections');
    expect(await statusAndRule(past)).toEqual([404, 'RouteMustExist']);
    const open = await Promise.all(Array.from({ length: 6 }, () => reading(go)));
    expect(await statusAndRule(await asked(go, WATCH))).toEqual([429, 'FeedsMustBeFew']);
    await Promise.all(open.map((events) => next(events).then(() => events.return())));
  });

  it('ends when the process stops', async () => {
    const { go } = await signedIn('clerk-101');
    const stopping = await start({ address: desk.url });
    const events = await viaProcess(go, stopping.listens);
    expect(await next(events)).toEqual(first);
    await stopping.stop();
    expect(await next(events)).toBeUndefined();
  });
});
