import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { once } from 'node:events';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveStartPage } from './start-page.ts';

const clock = fixedClock('2026-11-22T04:30:00.000Z');
const clerk = {
  username: 'clerk-101',
  name: { fa: 'سارا', en: 'Sara <b>' },
  roles: ['counterClerk'],
  office: 'office-101',
} as const;
const headOfOffice = { username: 'office-head-1', name: { fa: 'فرید', en: 'Farid' }, roles: ['headOfOffice'] } as const;
let server: Server;
beforeAll(async () => {
  const advance = (milliseconds: number) => {
    clock.advance(milliseconds);
    return clock.now();
  };
  server = await serveStartPage(
    {
      clock,
      services: [],
      issuer: '',
      tokenEndpoint: '',
      users: [clerk, headOfOffice],
      password: '',
      progress: () => ({ fa: 'آماده', en: 'ready' }),
      suggestions: () => [],
      advance,
    },
    '127.0.0.1',
    0,
  );
});
afterAll(() => void server.close());

const statusOf = async (method: string, path: string, headers: Record<string, string> = {}): Promise<number> => {
  const asked = request({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    method,
    path,
    headers,
    agent: false,
  }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode!;
};

describe('the start page', () => {
  it('1.2: lists demo users under the place where they work', async () => {
    const { port } = server.address() as AddressInfo;
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    const order = ['Counter office', 'clerk-101', 'Counter clerk', 'County gas office', 'office-head-1'];
    const places = order.map((words) => page.indexOf(words, page.indexOf('Demo users')));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(places).not.toContain(-1);
    expect(page).toContain('Sara &lt;b&gt;');
    expect(page).not.toContain('Zone');
  });

  it('replies to an invalid address, and continues', async () => {
    expect(await statusOf('GET', '//')).toBe(400);
    expect(await statusOf('GET', 'http://[/')).toBe(400);
    expect(await statusOf('GET', '/status')).toBe(200);
  });

  it.each([
    [{ host: 'evil.example' }, 421],
    [{ host: 'evil.example:4100' }, 421],
    [{ host: '127.0.0.1:1' }, 421],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
  ])('N32: takes no command with %p', async (headers, status) => {
    expect(await statusOf('POST', '/clock/advance?days=1', headers)).toBe(status);
    expect(clock.now().toISOString()).toBe('2026-11-22T04:30:00.000Z');
  });

  it('N32: shows no page under another name, and may be opened from a link', async () => {
    expect(await statusOf('GET', '/', { host: 'evil.example' })).toBe(421);
    expect(await statusOf('GET', '/', { 'sec-fetch-site': 'cross-site' })).toBe(200);
  });

  it.each(['days=abc', 'days=-1', 'days=1e400', 'days=401', 'days=0', ''])(
    'does not move the clock by "%s"',
    async (query) => {
      expect(await statusOf('POST', `/clock/advance?${query}`)).toBe(400);
      expect(clock.now().toISOString()).toBe('2026-11-22T04:30:00.000Z');
    },
  );

  it('N32: takes a command of its own page and of a script', async () => {
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const headers = { origin: own, 'sec-fetch-site': 'same-origin' };
    expect(await statusOf('POST', '/clock/advance?minutes=1', headers)).toBe(200);
    expect(await statusOf('POST', '/clock/advance?minutes=1')).toBe(200);
  });
});
