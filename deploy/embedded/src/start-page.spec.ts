import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { once } from 'node:events';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveStartPage } from './start-page.ts';

const clock = fixedClock('2026-11-22T04:30:00.000Z');
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
      users: [],
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

const statusOf = async (method: string, path: string): Promise<number> => {
  const asked = request({
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    method,
    path,
    agent: false,
  }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode!;
};

describe('the start page', () => {
  it('answers an address that is none, and goes on', async () => {
    expect(await statusOf('GET', '//')).toBe(400);
    expect(await statusOf('GET', 'http://[/')).toBe(400);
    expect(await statusOf('GET', '/status')).toBe(200);
  });

  it.each(['days=abc', 'days=-1', 'days=1e400', 'days=401', 'days=0', ''])('moves no clock by "%s"', async (query) => {
    expect(await statusOf('POST', `/clock/advance?${query}`)).toBe(400);
    expect(clock.now().toISOString()).toBe('2026-11-22T04:30:00.000Z');
  });
});
