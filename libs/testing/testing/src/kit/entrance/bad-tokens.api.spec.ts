import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { badTokens, goodClaims } from '../../given/bad-tokens.builders.ts';
import { get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

it('S4, N23, N24: of more than 200 bad tokens of more than 30 classes, none is accepted', async () => {
  const accepted: string[] = [];
  const tokens = await badTokens(platform.issuer);
  for (const { name, authorization } of tokens) {
    const response = await fetch(`${api.url}/v1/notes/slow/0`, { headers: authorization ? { authorization } : {} });
    const { rule } = (await response.json()) as { rule?: string };
    const challenged = response.headers.get('www-authenticate')?.startsWith('Bearer realm="pishkhan"');
    if (response.status !== 401 || rule !== 'TokenMustBeValid' || !challenged)
      accepted.push(`${name}: ${response.status} ${rule}`);
  }
  expect(accepted).toEqual([]);
  expect(tokens.length).toBeGreaterThan(200);
  expect(new Set(tokens.map(({ kind }) => kind)).size).toBeGreaterThan(30);
}, 120_000);

it.each([
  ['without a claim typ', {}],
  ['with the typ of Keycloak', { typ: 'Bearer' }],
  ['with several audiences', { aud: ['account', 'pishkhan'] }],
  ['with a subject that is a UUID or an address', { sub: 'f:0190a5c2-7b1e:clerk@gas.example' }],
  ['with fractions of a second', { iat: Math.floor(Date.now() / 1000) + 0.25 }],
])('accepts a token %s', async (_, changes) => {
  const authorization = `Bearer ${await platform.issuer.sign({ ...goodClaims(platform.issuer), ...changes })}`;
  await api.when(get('/v1/notes/slow/0').with({ authorization })).then(200);
});

it('N18: shows the name of a token without turning characters', async () => {
  const authorization = `Bearer ${await platform.issuer.sign({ ...goodClaims(platform.issuer), name: 'Sara\u202e \u200bAhmadi' })}`;
  const { body } = await api.when(get('/v1/notes/slow/0').with({ authorization })).then(200);
  expect(body.text).toBe('Sara Ahmadi');
  await api.when(post('/v1/notes/1', { text: 'a' }).with({ authorization })).then(201);
});
