import { createHmac, generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { base64url, exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { get, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const now = Math.floor(Date.now() / 1000);
const claims = () => ({
  iss: platform.issuer.issuer,
  aud: 'pishkhan',
  sub: 'clerk-101',
  roles: ['counterClerk'],
  office: 'office-101',
  iat: now,
  exp: now + 600,
});
const signed = (changes: Record<string, unknown>) => platform.issuer.sign({ ...claims(), ...changes });
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangerRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const json = (value: unknown) => base64url.encode(JSON.stringify(value));

const publishedKey = async () =>
  ((await (await fetch(`${platform.issuer.issuer}/jwks`)).json()) as { keys: { kid: string }[] }).keys[0]!;
const byStranger = async (header: Record<string, unknown>) =>
  new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header }).sign(stranger.privateKey);
const parts = async () => (await signed({})).split('.') as [string, string, string];
const hmacOver = async (header: object, secret: string) => {
  const content = `${json(header)}.${json(claims())}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
};

/** S4: thirty classes of bad tokens, all of which are rejected. */
const bad: [string, () => Promise<string | undefined>][] = [
  ['no token', async () => undefined],
  ['another scheme', async () => 'Basic Y2xlcms6cGFzcw=='],
  ['an empty token', async () => 'Bearer '],
  ['something that is not a token', async () => 'Bearer hello'],
  ['two tokens', async () => `Bearer ${await signed({})}, Bearer ${await signed({})}`],
  ['a token with a trailing space', async () => `Bearer ${await signed({})} x`],
  ['a lapsed token', async () => `Bearer ${await signed({ iat: now - 7200, exp: now - 3600 })}`],
  ['a token that has just expired', async () => `Bearer ${await signed({ exp: now - 10 })}`],
  ['a token for later', async () => `Bearer ${await signed({ nbf: now + 600 })}`],
  ['a token without expiry', async () => `Bearer ${await signed({ exp: undefined })}`],
  ['an expiry that is a string', async () => `Bearer ${await signed({ exp: 'tomorrow' })}`],
  ['a token without its time of issue', async () => `Bearer ${await signed({ iat: undefined })}`],
  ['another issuer', async () => `Bearer ${await signed({ iss: 'http://127.0.0.1:1' })}`],
  ['an issuer with an extra slash', async () => `Bearer ${await signed({ iss: `${platform.issuer.issuer}/` })}`],
  ['another audience', async () => `Bearer ${await signed({ aud: 'account' })}`],
  ['no audience', async () => `Bearer ${await signed({ aud: undefined })}`],
  ['no subject', async () => `Bearer ${await signed({ sub: undefined })}`],
  ['an empty subject', async () => `Bearer ${await signed({ sub: '' })}`],
  ['no roles', async () => `Bearer ${await signed({ roles: undefined })}`],
  ['roles that are one string', async () => `Bearer ${await signed({ roles: 'counterClerk' })}`],
  ['roles that are not strings', async () => `Bearer ${await signed({ roles: [{ role: 'counterClerk' }] })}`],
  ['an office that is a list', async () => `Bearer ${await signed({ office: ['office-101', 'office-102'] })}`],
  ...[
    '*',
    'office-101 ',
    'office-101\u200c',
    'office-101\u0000',
    'office-101,office-102',
    'OFFICE-101',
    'office-۱۰۱',
    '',
  ].map((office): [string, () => Promise<string>] => [
    `N24: the office ${JSON.stringify(office)}`,
    async () => `Bearer ${await signed({ office })}`,
  ]),
  ['N24: a county that is a list', async () => `Bearer ${await signed({ county: ['county-1'] })}`],
  ['an id token', async () => `Bearer ${await signed({ typ: 'ID' })}`],
  ['a refresh token', async () => `Bearer ${await signed({ typ: 'Refresh' })}`],
  ['algorithm none', async () => `Bearer ${new UnsecuredJWT(claims()).encode()}`],
  [
    'algorithm none, in another spelling',
    async () => `Bearer ${json({ alg: 'nOnE', typ: 'at+jwt' })}.${json(claims())}.`,
  ],
  ['no algorithm', async () => `Bearer ${json({ typ: 'at+jwt' })}.${json(claims())}.c2ln`],
  [
    'a shared secret made of the public key',
    async () =>
      `Bearer ${await hmacOver({ alg: 'HS256', typ: 'at+jwt', kid: (await publishedKey()).kid }, JSON.stringify(await publishedKey()))}`,
  ],
  ["a stranger's key", async () => `Bearer ${await byStranger({})}`],
  [
    "a stranger's key under our key's name",
    async () => `Bearer ${await byStranger({ kid: (await publishedKey()).kid })}`,
  ],
  ['an unknown key', async () => `Bearer ${await byStranger({ kid: 'unknown' })}`],
  ['a key in the token itself', async () => `Bearer ${await byStranger({ jwk: await exportJWK(stranger.publicKey) })}`],
  [
    'an address of keys in the token itself',
    async () => `Bearer ${await byStranger({ jku: 'http://127.0.0.1:1/jwks', kid: 'mine' })}`,
  ],
  [
    "another algorithm than the key's",
    async () =>
      `Bearer ${await new SignJWT(claims()).setProtectedHeader({ alg: 'PS256', typ: 'at+jwt' }).sign(strangerRsa.privateKey)}`,
  ],
  [
    'an unknown critical header',
    async () => `Bearer ${await byStranger({ crit: ['b64'], b64: true, kid: (await publishedKey()).kid })}`,
  ],
  [
    'another type',
    async () =>
      `Bearer ${await new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', kid: (await publishedKey()).kid }).sign(stranger.privateKey)}`,
  ],
  [
    'changed claims',
    async () => {
      const [header, , signature] = await parts();
      return `Bearer ${header}.${json({ ...claims(), roles: ['auditor'] })}.${signature}`;
    },
  ],
  ['a missing signature', async () => `Bearer ${(await parts()).slice(0, 2).join('.')}.`],
  [
    'a truncated signature',
    async () => {
      const [header, payload, signature] = await parts();
      return `Bearer ${header}.${payload}.${signature.slice(0, 20)}`;
    },
  ],
  [
    'a signature of zeros',
    async () => {
      const [header, payload] = await parts();
      return `Bearer ${header}.${payload}.${base64url.encode(new Uint8Array(64))}`;
    },
  ],
  [
    'claims that are not JSON',
    async () => {
      const [header, , signature] = await parts();
      return `Bearer ${header}.${base64url.encode('no json')}.${signature}`;
    },
  ],
];

describe('tokens', () => {
  it.each(bad)('rejects %s', async (_, authorization) => {
    const header = await authorization();
    const request = get('/v1/notes/slow/0').with(header === undefined ? {} : { authorization: header });
    const { headers } = await api.when(request).thenRefused(401, 'TokenMustBeValid');
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="pishkhan"/);
  });

  it('accepts a valid token, and one whose clock is slightly ahead', async () => {
    for (const token of [await signed({}), await signed({ nbf: now + 2 })])
      await api.when(get('/v1/notes/slow/0').with({ authorization: `Bearer ${token}` })).then(200);
  });

  it('ignores a token in the address', async () => {
    await api.when(get(`/v1/notes/slow/0?access_token=${await signed({})}`)).thenRefused(401, 'TokenMustBeValid');
  });

  it('grants no right for an unknown role', async () => {
    await api
      .when(
        get('/v1/notes/slow/0').with({ authorization: `Bearer ${await signed({ roles: ['admin', '__proto__'] })}` }),
      )
      .thenRefused(403, 'RoleMustAllow');
  });

  it('continues over a rotation of keys', async () => {
    const before = await signed({});
    await platform.issuer.rotateKeys();
    await sleep(1_100);
    for (const token of [await signed({}), before])
      await api.when(get('/v1/notes/slow/0').with({ authorization: `Bearer ${token}` })).then(200);
  });
});
