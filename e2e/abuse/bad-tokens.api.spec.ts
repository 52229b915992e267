import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitions } from '@pishkhan/embedded/definitions';
import { startTestPlatform, type TestPlatform } from '@pishkhan/testing';
import { badTokens, goodClaims, type BadToken } from '@pishkhan/testing/bad-tokens';

interface Door {
  readonly method: string;
  readonly url: string;
}
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>> };

let platform: TestPlatform;
let tokens: readonly BadToken[];
const doors = new Map<string, Readonly<Record<'get' | 'post', readonly Door[]>>>();

beforeAll(async () => {
  platform = await startTestPlatform();
  tokens = await badTokens(platform.issuer);
  for (const definition of definitions) {
    const { url } = await platform.start(definition);
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
    const of = (method: string) =>
      Object.keys(paths)
        .filter((path) => path.startsWith('/v1/') && paths[path]![method] !== undefined)
        .map((path) => ({ method: method.toUpperCase(), url: url + path.replaceAll(/\{\w+\}/g, '1') }));
    doors.set(definition.name, { get: of('get'), post: of('post') });
  }
}, 60_000);
afterAll(() => platform.stop());

const ask = async ({ method, url }: Door, authorization: string | undefined) => {
  const body = method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {};
  const response = await fetch(url, {
    method,
    headers: { ...body, 'accept-language': 'en', ...(authorization !== undefined && { authorization }) },
    ...(method === 'POST' && { body: '{' }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

/** Sentences of the challenge, and codes of the library `jose`: none has a value of the token. */
const challenge = /^Bearer realm="pishkhan"(, error="invalid_token", error_description="([a-z ]+|ERR_[A-Z_]+)")?$/;
const members = ['correlationId', 'detail', 'instance', 'rule', 'status', 'title', 'type'];

/** What is wrong with the answer to a bad token: anything but the same 401 for each token. */
const faultOf = ({ status, headers, text }: Awaited<ReturnType<typeof ask>>, { url }: Door): string | undefined => {
  if (status !== 401) return `${status}`;
  const problem = JSON.parse(text) as Record<string, string>;
  if (Object.keys(problem).toSorted().join() !== members.join()) return `members ${Object.keys(problem).join()}`;
  if (problem.rule !== 'TokenMustBeValid' || problem.detail !== problem.title) return `detail ${problem.detail}`;
  if (problem.instance !== new URL(url).pathname) return `instance ${problem.instance}`;
  const given = headers.get('www-authenticate') ?? '';
  return challenge.test(given) ? undefined : `challenge ${given}`;
};

describe.each(definitions.map(({ name }) => name))('bad tokens at %s', (service) => {
  it.each(['get', 'post'] as const)(
    'S4, N19, N23: no endpoint by %s accepts one of more than 200, and the answer says only that it is not valid',
    async (method) => {
      const found = doors.get(service)![method];
      const head = await platform.eventStore.head();
      const faults: string[] = [];
      for (const [at, { name, authorization }] of tokens.entries()) {
        const door = found[at % found.length]!;
        const fault = faultOf(await ask(door, authorization), door);
        if (fault !== undefined) faults.push(`${door.method} ${door.url} with ${name}: ${fault}`);
      }
      expect(faults).toEqual([]);
      expect(await platform.eventStore.head()).toEqual(head);
      expect(tokens.length).toBeGreaterThan(Math.max(200, found.length));
    },
    60_000,
  );

  it('S4: the same requests with a good token get another answer', async () => {
    const authorization = `Bearer ${await platform.issuer.sign(goodClaims(platform.issuer))}`;
    const { get, post } = doors.get(service)!;
    for (const door of [...get, ...post]) expect((await ask(door, authorization)).status).not.toBe(401);
  }, 60_000);
});
