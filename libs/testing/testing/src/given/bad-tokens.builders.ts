import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { DevelopmentIssuer } from '@pishkhan/development-issuer';
import { base64url, exportJWK, SignJWT, UnsecuredJWT } from 'jose';

/** An `Authorization` header, none if undefined, and its class. */
export interface BadToken {
  readonly kind: string;
  readonly name: string;
  readonly authorization: string | undefined;
}

/** Tokens stay bad for five minutes, so that a slow spec may use them. */
const now = Math.floor(Date.now() / 1000);

/** Claims of a good token of the clerk of an office. */
export const goodClaims = ({ issuer }: DevelopmentIssuer) => ({
  iss: issuer,
  aud: 'pishkhan',
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
  iat: [...times, now + 300, now + 31_536_000, now + 1e12, now - 86_400],
  nbf: [...times.filter((time) => time !== null), now + 300, now + 1e9],
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

const withNumber = (issuer: DevelopmentIssuer, claim: string, number: string): string =>
  JSON.stringify({ ...goodClaims(issuer), [claim]: 'number' }).replace('"number"', number);

const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const strangerRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const json = (value: unknown) => base64url.encode(JSON.stringify(value));

/** Bad headers by class: scheme, claims, foreign keys, algorithms, changed text. */
const headersOf = (issuer: DevelopmentIssuer): readonly [kind: string, header: () => Promise<string | undefined>][] => {
  const claims = () => goodClaims(issuer);
  const signed = (changes: Record<string, unknown>) => issuer.sign({ ...claims(), ...changes });
  const publishedKey = async () =>
    ((await (await fetch(`${issuer.issuer}/jwks`)).json()) as { keys: { kid: string }[] }).keys[0]!;
  const byStranger = async (header: Record<string, unknown>) =>
    new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header }).sign(stranger.privateKey);
  const parts = async () => (await signed({})).split('.') as [string, string, string];
  const hmacOver = async (header: object, secret: string) => {
    const content = `${json(header)}.${json(claims())}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  return [
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
    ['an issuer with an extra slash', async () => `Bearer ${await signed({ iss: `${issuer.issuer}/` })}`],
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
    [
      'a key in the token itself',
      async () => `Bearer ${await byStranger({ jwk: await exportJWK(stranger.publicKey) })}`,
    ],
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
};

/** More than 200 bad tokens of more than 30 classes, none of which a service may accept (S4, N23). */
export const badTokens = async (issuer: DevelopmentIssuer): Promise<readonly BadToken[]> => {
  const tokens: BadToken[] = [];
  const add = (kind: string, name: string, token: string) =>
    tokens.push({ kind, name, authorization: `Bearer ${token}` });
  for (const [kind, header] of headersOf(issuer)) tokens.push({ kind, name: kind, authorization: await header() });
  for (const [claim, values] of Object.entries(badClaims))
    for (const value of values) {
      const signed = await issuer.sign({ ...goodClaims(issuer), [claim]: value }).catch(() => undefined);
      if (signed !== undefined) add(claim, `${claim} ${JSON.stringify(value)}`, signed);
    }
  for (const claim of ['exp', 'iat', 'nbf'])
    for (const number of rawNumbers)
      add(claim, `${claim} ${number}`, await issuer.signText(withNumber(issuer, claim, number)));
  const parts = (await issuer.sign(goodClaims(issuer))).split('.') as [string, string, string];
  for (const [at, change] of broken.entries()) add(`broken ${at}`, `broken ${at}`, change(...parts));
  return tokens;
};
