import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { base64url } from 'jose';
import { get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
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
  aud: 'pishkhan' as unknown,
  sub: 'clerk-101',
  roles: ['counterClerk'],
  office: 'office-101',
  iat: now,
  exp: now + 600,
});

const wrongTypes = [null, true, {}, [], [now], '', 'x', String(now), { $gt: 0 }] as const;
const times = [...wrongTypes, -1, Number.MAX_VALUE, 2 ** 53] as const;
const invisible = [
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u00ad',
  '\u0000',
  '\n',
  '\u001b',
  '\ufffe',
  '\ud800',
];
const longText = 'a'.repeat(129);

/** Claims, correctly signed by the issuer, of which each value makes a bad token. */
const badClaims: Readonly<Record<string, readonly unknown[]>> = {
  exp: [...times, now - 6, now - 1e6, 0, now + 86_401 * 2, now + 1e9],
  iat: [...times, now + 10, now + 31_536_000, now + 1e12, now - 86_400],
  nbf: [...times.filter((time) => time !== null), now + 10, now + 1e9],
  sub: [
    ...wrongTypes.filter((value) => value !== 'x' && value !== String(now)),
    1,
    longText,
    ' clerk-101',
    'clerk 101',
    'clerk/101',
    'a\\b',
    'کارمند',
    '../x',
    "x'--",
    ...invisible.map((mark) => `clerk${mark}-101`),
  ],
  roles: [
    null,
    true,
    {},
    'counterClerk',
    1,
    [1],
    [null],
    [['counterClerk']],
    [{ role: 'counterClerk' }],
    [''],
    ['x'.repeat(101)],
    Array.from({ length: 51 }, () => 'counterClerk'),
  ],
  office: [
    ...wrongTypes.filter((value) => value !== 'x'),
    1,
    'a'.repeat(65),
    '*',
    'office-101,office-102',
    'OFFICE-101',
    'office-۱۰۱',
    'office--101',
    '-office',
    ...invisible.map((mark) => `office-101${mark}`),
  ],
  county: [
    ...wrongTypes.filter((value) => value !== 'x'),
    1,
    '*',
    'county 1',
    ...invisible.map((mark) => `county${mark}-1`),
  ],
  aud: [undefined, ...wrongTypes, 'Pishkhan', 'pishkhan ', ['account'], Array.from({ length: 21 }, () => 'pishkhan')],
  iss: [undefined, ...wrongTypes, 'http://127.0.0.1:1', 'HTTP://127.0.0.1'],
  typ: ['ID', 'Refresh', 'Offline', 'Logout', 'bearer', 'DPoP', '', 1, null, ['Bearer'], {}],
  at_hash: ['x', ''],
  c_hash: ['x'],
  s_hash: ['x'],
  events: [{ 'http://schemas.openid.net/event/backchannel-logout': {} }],
};

/** JSON has numbers that a double cannot hold: the claim is written as text. */
const rawNumbers = ['1e400', '-1e400', '1e309', '9'.repeat(400)];
/** Changes of a good token's text. */
const broken: readonly ((header: string, payload: string, signature: string) => string)[] = [
  (header, payload) => `${header}.${payload}.`,
  (header, payload) => `${header}.${payload}`,
  (header, payload, signature) => `${header}.${payload}.${signature}.${signature}`,
  (header, payload, signature) => `${header}.${payload}.${signature.slice(0, -2)}`,
  (header, payload, signature) => `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
  (header, payload, signature) => `${signature}.${payload}.${header}`,
  (header, payload) => `${header}.${payload}.${base64url.encode(new Uint8Array(64))}`,
  (_, payload, signature) => `${base64url.encode('{"alg":"none"}')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('{}')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('[]')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('null')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('{"alg":1}')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('{"alg":"ES256","kid":{}}')}.${payload}.${signature}`,
  (_, payload, signature) =>
    `${base64url.encode('{"alg":"ES256","kid":"../../x","typ":"JWT"}')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('{"alg":"HS256","typ":"JWT"}')}.${payload}.${signature}`,
  (_, payload, signature) => `${base64url.encode('{"alg":"RSA-OAEP","enc":"A128GCM"}')}.${payload}.${signature}`,
  (header, _, signature) => `${header}.${base64url.encode('null')}.${signature}`,
  (header, _, signature) => `${header}.${base64url.encode('[]')}.${signature}`,
  (header, payload, signature) => `${header}.${payload}.${'A'.repeat(8_000)}${signature}`,
  (header, payload, signature) => `${header} .${payload}.${signature}`,
];

it('S4, N23: of more than 200 bad tokens of more than 30 classes, none is accepted', async () => {
  const accepted: string[] = [];
  let tried = 0;
  const tryToken = async (name: string, token: string) => {
    tried++;
    const response = await fetch(`${api.url}/v1/notes/slow/0`, { headers: { authorization: `Bearer ${token}` } });
    const { rule } = (await response.json()) as { rule?: string };
    if (response.status !== 401 || rule !== 'TokenMustBeValid') accepted.push(`${name}: ${response.status} ${rule}`);
  };
  const sign = (changes: object) => platform.issuer.sign({ ...claims(), ...changes });
  for (const [claim, values] of Object.entries(badClaims))
    for (const value of values) {
      const signed = await sign({ [claim]: value }).catch(() => undefined);
      if (signed !== undefined) await tryToken(`${claim} ${JSON.stringify(value)}`, signed);
    }
  for (const claim of ['exp', 'iat', 'nbf'])
    for (const number of rawNumbers)
      await tryToken(`${claim} ${number}`, await platform.issuer.signText(withNumber(claim, number)));
  const parts = (await sign({})).split('.') as [string, string, string];
  for (const [at, change] of broken.entries()) await tryToken(`broken ${at}`, change(...parts));
  expect(accepted).toEqual([]);
  expect(tried).toBeGreaterThan(200);
  expect(Object.keys(badClaims).length + broken.length).toBeGreaterThan(30);
}, 120_000);

const withNumber = (claim: string, number: string): string =>
  JSON.stringify({ ...claims(), [claim]: 'number' }).replace('"number"', number);

it.each([
  ['without a claim typ', {}],
  ['with the typ of Keycloak', { typ: 'Bearer' }],
  ['with several audiences', { aud: ['account', 'pishkhan'] }],
  ['with a subject that is a UUID or an address', { sub: 'f:0190a5c2-7b1e:clerk@gas.example' }],
  ['with fractions of a second', { iat: now + 0.25 }],
])('accepts a token %s', async (_, changes) => {
  const authorization = `Bearer ${await platform.issuer.sign({ ...claims(), ...changes })}`;
  await api.when(get('/v1/notes/slow/0').with({ authorization })).then(200);
});

it('N18: shows the name of a token without turning characters', async () => {
  const authorization = `Bearer ${await platform.issuer.sign({ ...claims(), name: 'Sara\u202e \u200bAhmadi' })}`;
  const { body } = await api.when(get('/v1/notes/slow/0').with({ authorization })).then(200);
  expect(body.text).toBe('Sara Ahmadi');
  await api.when(post('/v1/notes/1', { text: 'a' }).with({ authorization })).then(201);
});
