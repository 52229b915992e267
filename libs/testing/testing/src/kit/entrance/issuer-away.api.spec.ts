import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type RunningService } from '@pishkhan/service-kit';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { apiOf, get, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

interface Key {
  readonly secret: CryptoKey;
  readonly published: JWK;
}

let platform: TestPlatform;
let keys: Record<'known' | 'new', Key>;
beforeAll(async () => {
  platform = await startTestPlatform();
  const made = async (): Promise<Key> => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    return { secret: privateKey, published: { ...jwk, alg: 'ES256', kid: await calculateJwkThumbprint(jwk) } };
  };
  keys = { known: await made(), new: await made() };
});
afterAll(() => platform.stop());

/** How an issuer answers the request for its key set. */
const faults: Readonly<Record<string, (response: ServerResponse) => unknown>> = {
  'closes the connection': (response) => response.socket!.destroy(),
  'answers 500': (response) => response.writeHead(500).end(),
  'answers HTML': (response) => response.setHeader('content-type', 'text/html').end('<html>'),
  'answers nothing': (response) => response.end(),
  'answers null': (response) => response.end('null'),
  'answers a list': (response) => response.end('[]'),
  'answers keys that are no list': (response) => response.end('{"keys":{}}'),
  'breaks off': (response) => void response.write('{"ke', () => response.socket!.destroy()),
  redirects: (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  'never answers': () => {},
};

let server: Server;
let service: RunningService;
let answer: (response: ServerResponse) => unknown;
let discovery: ((response: ServerResponse) => unknown) | undefined;
const published =
  (...named: readonly Key[]) =>
  (response: ServerResponse) =>
    response.end(JSON.stringify({ keys: named.map((key) => key.published) }));

const started = async () => {
  server = createServer((request, response) => {
    if (request.url === '/jwks') return void answer(response);
    if (discovery) return void discovery(response);
    const { port } = server.address() as AddressInfo;
    const issuer = `http://127.0.0.1:${port}`;
    return void response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = await platform.platformFor('away');
  service = await startService(
    { ...sampleService, name: 'away' },
    { ...own, identity: { issuer, audience: 'pishkhan', keyCooldownMs: 0 } },
    { host: '127.0.0.1', port: 0 },
  );
  const ask = async ({ secret, published: { kid } }: Key) => {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ roles: ['counterClerk'], office: 'office-101' })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(issuer)
      .setAudience('pishkhan')
      .setSubject('clerk-101')
      .setIssuedAt(now)
      .setExpirationTime(now + 600)
      .sign(secret);
    return apiOf(service, platform).send(get('/v1/notes/slow/0').with({ authorization: `Bearer ${token}` }));
  };
  return ask;
};
afterEach(async () => {
  await service.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  discovery = undefined;
});

const isAway = { rule: 'PartMustBeAvailable', data: { part: 'identity' } };

describe('N21: an issuer that is away', () => {
  it.each(Object.entries(faults))(
    '%s for its keys: an unknown key waits with 503 and Retry-After, a known key is accepted',
    async (_, fault) => {
      answer = published(keys.known);
      const ask = await started();
      expect((await ask(keys.known)).status).toBe(200);
      answer = fault;
      const { status, body, headers } = await ask(keys.new);
      expect([status, headers.get('retry-after')]).toEqual([503, '2']);
      expect(body).toMatchObject(isAway);
      expect((await ask(keys.known)).status).toBe(200);
      answer = published(keys.known, keys.new);
      expect((await ask(keys.new)).status).toBe(200);
    },
  );

  it.each(Object.entries(faults))('%s for its discovery: 503, until it is back', async (_, fault) => {
    discovery = fault;
    answer = published(keys.known);
    const ask = await started();
    const { status, body } = await ask(keys.known);
    expect(status).toBe(503);
    expect(body).toMatchObject(isAway);
    discovery = undefined;
    expect((await ask(keys.known)).status).toBe(200);
  });

  it('is present, but does not publish the key: 401', async () => {
    answer = published(keys.known);
    const ask = await started();
    expect((await ask(keys.new)).status).toBe(401);
  });
});
