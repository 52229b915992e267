import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { RememberedTokens } from './remembered-tokens.ts';
import { tokenVerifier } from './token-verifier.ts';

const AUDIENCE = 'pishkhan';
const KEY_MAX_AGE_MS = 60_000;

/** An issuer whose published keys the spec chooses. */
const published: JWK[] = [];
let server: Server;
let issuer: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const body = request.url === '/jwks' ? { keys: published } : { issuer, jwks_uri: `${issuer}/jwks` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  published.length = 0;
});

const publish = async (kid: string) => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  published.push({ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' });
  const sign = (subject: string, { session = 'session-1', seconds = 600 } = {}) =>
    new SignJWT({ sub: subject, sid: session, roles: ['auditor'] })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${seconds}s`)
      .sign(privateKey);
  return { sign };
};

const verifierOf = () => {
  const over = new Set<string>();
  const verifier = tokenVerifier({ issuer, audience: AUDIENCE, keyMaxAgeMs: KEY_MAX_AGE_MS }, (each) => over.has(each));
  const signatures = jest.spyOn(Object.getPrototypeOf(crypto.subtle) as typeof crypto.subtle, 'verify');
  return {
    verify: (token: string) => verifier.verify(`Bearer ${token}`),
    end: (session: string) => over.add(session),
    /** Number of signatures verified so far. */
    verified: () => signatures.mock.calls.length,
  };
};
/** Moves the wall clock only; the requests to the issuer take real time. */
const later = (ms: number) => {
  const timers = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'];
  const others = ['nextTick', 'queueMicrotask', 'hrtime', 'performance'];
  jest.useFakeTimers({ now: Date.now() + ms, doNotFake: [...timers, ...others] as 'setTimeout'[] });
};
const refused = { status: 401 };

describe('remembered tokens (P8)', () => {
  it('the signature of a token is verified once', async () => {
    const { sign } = await publish('a');
    const { verify, verified } = verifierOf();
    const token = await sign('auditor-1');
    const actors = [await verify(token), await verify(token), await verify(token)];
    expect(new Set(actors.map(({ subject }) => subject))).toEqual(new Set(['auditor-1']));
    expect(verified()).toBe(1);
    expect(Object.isFrozen(actors[0])).toBe(true);
  });

  it('the hash is that of the whole token: the same claims with another signature are verified and refused', async () => {
    const { sign } = await publish('a');
    const { verify } = verifierOf();
    const [token, other] = [await sign('auditor-1'), await sign('auditor-2')];
    await verify(token);
    const forged = [token.slice(0, token.lastIndexOf('.')), other.slice(other.lastIndexOf('.') + 1)].join('.');
    await expect(verify(forged)).rejects.toMatchObject(refused);
  });

  it('a refused token is not remembered', async () => {
    const { sign } = await publish('a');
    const { verify, verified } = verifierOf();
    const token = await sign('auditor-1 ');
    for (let time = 1; time <= 2; time++) {
      await expect(verify(token)).rejects.toMatchObject(refused);
      expect(verified()).toBe(time);
    }
  });

  it('no token is remembered past its exp: within the tolerance it is verified anew, then refused', async () => {
    const { sign } = await publish('a');
    const { verify, verified } = verifierOf();
    const token = await sign('auditor-1', { seconds: 10 });
    await verify(token);
    later(11_000);
    await verify(token);
    expect(verified()).toBe(2);
    later(20_000);
    await expect(verify(token)).rejects.toMatchObject(refused);
  });

  it('ASVS 7.4.1: every token of a session that is over is refused, remembered or not; those of other sessions are not', async () => {
    const { sign } = await publish('a');
    const { verify, end } = verifierOf();
    const [known, unseen] = [await sign('auditor-1'), await sign('auditor-1', { seconds: 700 })];
    const another = await sign('auditor-1', { session: 'session-2' });
    for (const token of [known, another]) await verify(token);
    end('session-1');
    for (const token of [known, unseen]) await expect(verify(token)).rejects.toMatchObject(refused);
    expect(await verify(another)).toMatchObject({ login: { session: 'session-2' } });
  });

  it('a token of a withdrawn key is refused as soon as the keys are read again, as one that comes first', async () => {
    const { sign } = await publish('a');
    const { verify } = verifierOf();
    const [token, unseen] = [await sign('auditor-1'), await sign('auditor-2')];
    await verify(token);
    published.length = 0;
    await publish('b');
    later(KEY_MAX_AGE_MS - 1_000);
    await verify(token);
    await verify(unseen);
    later(2_000);
    for (const each of [token, unseen]) await expect(verify(each)).rejects.toMatchObject(refused);
  });

  it('a token of a withdrawn key is refused when another key becomes known before', async () => {
    const { sign } = await publish('a');
    const { verify } = verifierOf();
    const token = await sign('auditor-1');
    await verify(token);
    published.length = 0;
    const next = await publish('b');
    later(5_000);
    await verify(await next.sign('auditor-2'));
    await expect(verify(token)).rejects.toMatchObject(refused);
  });

  it('a key that is published anew under the same name is another key', async () => {
    const { sign } = await publish('a');
    const { verify } = verifierOf();
    const token = await sign('auditor-1');
    await verify(token);
    published.length = 0;
    await publish('a');
    later(KEY_MAX_AGE_MS + 1_000);
    await expect(verify(token)).rejects.toMatchObject(refused);
  });

  it('at most so many are remembered, the oldest goes first', () => {
    const tokens = new RememberedTokens(2);
    const actor = { subject: 'a', name: 'a', roles: [], login: { acr: undefined, amr: [], authTime: undefined } };
    const verified = { actor, claims: { exp: Date.now() / 1_000 + 60 }, header: { alg: 'ES256' }, key: undefined };
    for (const token of ['a', 'b', 'c']) tokens.keep(token, verified);
    expect(['a', 'b', 'c'].map((token) => tokens.get(token) !== undefined)).toEqual([false, true, true]);
  });
});
