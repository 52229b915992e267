import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProblemAnswer, sessionWith } from './http-client.ts';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A server that replies with these statuses in order and repeats the last one; 0 cuts the connection. */
const answering = async (statuses: readonly number[]) => {
  const seen: IncomingMessage[] = [];
  server = createServer((request, response) => {
    const status = statuses[Math.min(seen.push(request), statuses.length) - 1]!;
    if (status === 0) return void request.socket.destroy();
    response
      .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
      .end(JSON.stringify({ status, title: 'x' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const token = () => Promise.resolve('t');

describe('a session', () => {
  it('retries an unavailable service with the same key', async () => {
    const { seen, url } = await answering([503, 0, 201]);
    expect(await sessionWith(url, token, 20_000).post('/v1/notes', { text: 'a' })).toMatchObject({ status: 201 });
    expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(seen).toHaveLength(3);
  });
  it('N12: waits as long as a 429 says', async () => {
    const { seen, url } = await answering([429, 201]);
    expect(await sessionWith(url, token, 20_000).post('/v1/notes', { text: 'a' })).toMatchObject({ status: 201 });
    expect(seen).toHaveLength(2);
  });
  it('without retries it returns the first response, and an error is never retried', async () => {
    const first = await answering([503, 200]);
    await expect(sessionWith(first.url, token).get('/v1/notes')).rejects.toThrow(ProblemAnswer);
    expect(first.seen).toHaveLength(1);
    await new Promise((resolve) => server.close(resolve));
    const second = await answering([422, 200]);
    await expect(sessionWith(second.url, token, 20_000).post('/v1/notes', {})).rejects.toThrow('422');
    expect(second.seen).toHaveLength(1);
  });
});
