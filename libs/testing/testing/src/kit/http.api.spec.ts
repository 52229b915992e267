import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService } from '@pishkhan/service-kit';
import { get, post, startTestPlatform, type TestPlatform } from '../index.ts';
import { sampleService } from './sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const write = (body: unknown, contentType?: string) => post('/v1/notes/1', body, contentType).by('clerk-101');
const read = (path: string) => get(`/v1/notes/${path}`).by('clerk-101');

describe('request bodies', () => {
  it.each([
    ['malformed JSON', write('{"text":'), 400, 'BodyMustBeWellFormed'],
    ['an empty body', write(''), 400, 'BodyMustBeWellFormed'],
    ['a poisoned prototype', write('{"text":"a","__proto__":{"admin":true}}'), 400, 'BodyMustBeWellFormed'],
    ['too large a body', write({ text: 'x'.repeat(1024 * 1024) }), 413, 'BodyMustNotBeTooLarge'],
    ['plain text', write('text', 'text/plain'), 415, 'MediaTypeMustBeSupported'],
    ['XML', write('<text/>', 'application/xml'), 415, 'MediaTypeMustBeSupported'],
    ['CSV instead of JSON', write('text', 'text/csv'), 415, 'MediaTypeMustBeSupported'],
    ['JSON instead of CSV', post('/v1/notes/1/files', {}).by('clerk-101'), 415, 'MediaTypeMustBeSupported'],
    ['deep nesting', write(`{"text":"a","lines":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 400, 'InvalidInput'],
    ['null', write('null'), 400, 'InvalidInput'],
    ['a float for rial', write({ text: 'a', amount: 1.5 }), 400, 'InvalidInput'],
    ['a day that does not exist', write({ text: 'a', day: '2026-02-30' }), 400, 'InvalidInput'],
    ['half a surrogate pair', write('{"text":"\\ud800"}'), 400, 'BodyMustBeWellFormed'],
    ['a number too large for a double', write('{"text":"a","amount":1e999}'), 400, 'BodyMustBeWellFormed'],
    ['a day without its century', write({ text: 'a', day: '05-09-01' }), 400, 'InvalidInput'],
    ['a control character', write({ text: 'a\u0007b' }), 400, 'InvalidInput'],
  ])('rejects %s', async (_, request, status, rule) => void (await api.when(request).thenRefused(status, rule)));

  it('names a field in a list by its index', async () => {
    const { body } = await api
      .when(write({ text: 'a', lines: [{ text: 'b' }, { text: 3 }] }))
      .thenRefused(400, 'InvalidInput');
    expect(body.errors).toEqual([{ field: 'lines[1].text', rule: 'isText', message: expect.any(String) }]);
  });

  it('accepts CSV up to 5 MiB if a controller allows it', async () => {
    const file = (size: number) =>
      post('/v1/notes/1/files', 'x'.repeat(size), 'text/csv; charset=utf-8').by('clerk-101');
    await api
      .send(file(3 * 1024 * 1024))
      .then(({ status, body }) => expect([status, body]).toEqual([200, { characters: 3 * 1024 * 1024 }]));
    await api.when(file(5 * 1024 * 1024 + 1)).thenRefused(413, 'BodyMustNotBeTooLarge');
  });
});

describe('problems', () => {
  it.each([
    ['rule', 422],
    ['status', 409],
    ['missing', 404],
    ['forbidden', 403],
  ])('a rejection by %s is %i, with the rule and its data', async (kind, status) => {
    const { body, headers } = await api.when(write({ text: kind })).thenRefused(status, 'NoteMustBeAllowed');
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body).toMatchObject({
      type: 'urn:pishkhan:rule:NoteMustBeAllowed',
      title: 'این یادداشت مجاز نیست',
      data: { text: kind },
      instance: '/v1/notes/1',
    });
  });

  it.each([
    ['en', 'This note is not allowed'],
    ['en-GB,fa;q=0.5', 'This note is not allowed'],
    ['fa', 'این یادداشت مجاز نیست'],
    ['de', 'این یادداشت مجاز نیست'],
  ])('titles for %s', async (language, title) => {
    expect((await api.when(write({ text: 'rule' }).with({ 'accept-language': language })).then(422)).body.title).toBe(
      title,
    );
  });

  it.each([
    ['an unknown route', get('/v2/nothing').by('clerk-101'), 404, 'RouteMustExist'],
    ['an address that cannot be decoded', get('/v1/%zz').by('clerk-101'), 400, 'BodyMustBeWellFormed'],
    ['an id that is too long for one', get(`/v1/notes/${'x'.repeat(300)}`).by('clerk-101'), 404, 'RouteMustExist'],
    ['what is contended', read('faults/contended'), 409, 'StreamMustNotBeContended'],
    ['an outage', read('faults/outage'), 503, 'PartMustBeAvailable'],
    ['a missing document', read('nothing'), 404, 'NoteMustExist'],
    ['a position that is malformed', read('1').with({ 'x-after-position': 'soon' }), 400, 'PositionMustBeReadable'],
    ['a route without a role', read('nobody'), 403, 'RoleMustAllow'],
    ['a limit that is not a number', read('pages?limit=ten'), 400, 'InvalidInput'],
    ['a limit given twice', read('pages?limit=1&limit=2'), 400, 'InvalidInput'],
    ['an unknown query parameter', read('pages?admin=true'), 400, 'InvalidInput'],
  ])('replies to %s with a problem', async (_, request, status, rule) => {
    const answer = await api.send(request);
    expect([answer.status, answer.body.rule]).toEqual([status, rule]);
  });

  it('replies to headers that are no valid request', async () => {
    const answer = await fetch(`${api.url}/v1/notes/1`, { headers: { 'x-much': 'x'.repeat(17_000) } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      431,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ rule: 'RequestMustBeUnderstood', status: 431 });
  });

  it('an unexpected error has no internal details', async () => {
    const { body } = await api.when(read('faults/inside')).then(500);
    expect(body.rule).toBe('UnexpectedFault');
    expect(JSON.stringify(body)).not.toMatch(/secret|mongodb|stack/);
  });

  it('reports after two seconds that the view is behind', async () => {
    await api.when(write({ text: 'first' })).then(201);
    await api.when(read('1').with({ 'x-after-position': '999999-999999' })).thenRefused(503, 'ViewIsBehind');
  });
});

describe('every response', () => {
  it.each(['/v1/notes/1', '/v1/nothing', '/health/ready'])(
    'S1: %s is of no use in a browser of somebody else',
    async (path) => {
      const { headers } = await fetch(`${api.url}${path}`);
      const named = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cache-control'];
      expect(named.map((name) => headers.get(name))).toEqual([
        "default-src 'none'; frame-ancestors 'none'",
        'nosniff',
        'no-referrer',
        'no-store',
      ]);
      expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('N17: carries a correlation id of our form: a UUID of the caller, or a new one', async () => {
    const correlation = async (given: string) =>
      (await api.when(read('1').with({ 'x-correlation-id': given })).then(200)).headers.get('x-correlation-id');
    expect(await correlation('0190a5c2-7b1e-4d3a-9f00-aabbccddee01')).toBe('0190a5c2-7b1e-4d3a-9f00-aabbccddee01');
    for (const foreign of [
      '0012345679',
      '09121234567',
      'case-17-of-today',
      'x"; drop',
      '00000000-0000-4000-8000-000012345679',
      '0190A5C2-7B1E-4D3A-9F00-AABBCCDDEE01',
    ]) {
      const given = await correlation(foreign);
      expect(given).toMatch(/^[0-9a-f-]{36}$/);
      expect(given).not.toBe(foreign);
    }
  });

  const CORRELATION = '0190a5c2-7b1e-4d3a-9f00-aabbccddee02';
  it('stores correlation, actor and reason in the event', async () => {
    await api
      .when(post('/v1/notes/2', { text: 'kept' }).by('clerk-101').with({ 'x-correlation-id': CORRELATION }))
      .then(201);
    const [event] = await platform.eventStore.readStream('note-2');
    expect(event!.metadata).toMatchObject({
      correlationId: CORRELATION,
      actor: { subject: 'clerk-101', roles: ['counterClerk'], office: 'office-101' },
      build: 'test',
    });
    expect(event!.metadata.actor).not.toHaveProperty('name');
  });

  it('repeats the first response for a body with its keys in another order', async () => {
    const send = (body: string) => api.when(post('/v1/notes/3', body).by('clerk-101').key('same-command')).then(201);
    await send('{"text":"a","amount":1}');
    expect((await send('{ "amount": 1, "text": "a" }')).headers.get('idempotency-repeated')).toBe('true');
  });
});

describe('open routes', () => {
  const readiness = async (headers: Record<string, string> = {}): Promise<Record<string, unknown>> =>
    (await (await fetch(`${api.url}/health/ready`, { headers })).json()) as Record<string, unknown>;
  const tokenOf = async (username: string) => ({ authorization: `Bearer ${await platform.tokenFor(username)}` });

  it('N19: say one word to strangers and to other roles', async () => {
    expect(await (await fetch(`${api.url}/health/live`)).json()).toEqual({ status: 'up' });
    for (const headers of [{}, { authorization: 'Bearer x.y.z' }, await tokenOf('clerk-101')])
      expect(await readiness(headers)).toEqual({ status: 'up' });
  });

  it('N19: report of each part to an operator', async () => {
    const { parts } = (await readiness(await tokenOf('operator-1'))) as { parts: Record<string, { up: boolean }> };
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(['store', 'broker', 'database', 'identity', 'projectors']),
    );
    expect(Object.values(parts).every(({ up }) => up)).toBe(true);
  });

  it('N19: serve no documents where the platform does not say so', async () => {
    const { documents: _documents, ...own } = await platform.platformFor('undocumented');
    const service = await startService({ ...sampleService, name: 'undocumented' }, own, { host: '127.0.0.1', port: 0 });
    for (const path of ['docs', 'docs/start.js', 'openapi.json'])
      expect((await fetch(`${service.url}/${path}`)).status).toBe(404);
    await service.stop();
  });

  it('serve a page that loads nothing from other origins', async () => {
    const response = await fetch(`${api.url}/docs`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const page = await response.text();
    expect(page).not.toMatch(/(?:src|href)="(?:https?:|\/\/)/);
    const files = [...page.matchAll(/(?:src|href)="(docs\/[^"]+)"/g)].map(([, path]) => path!);
    expect(files).toHaveLength(4);
    for (const path of files) {
      const file = await fetch(`${api.url}/${path}`);
      expect([path, file.status, (await file.arrayBuffer()).byteLength > 200]).toEqual([path, 200, true]);
    }
    expect((await fetch(`${api.url}/docs/start.js`)).headers.get('content-type')).toContain('text/javascript');
  });

  it('serve only the files of that page', async () => {
    for (const path of ['package.json', '..%2fpackage.json', 'absolute-path.js'])
      expect((await fetch(`${api.url}/docs/${path}`)).status).toBe(404);
  });

  it('document security, keys and problems', async () => {
    const document = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { parameters: { name: string; required: boolean }[]; responses: object }>>;
    };
    const operation = document.paths['/v1/notes/{id}']!.post!;
    expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: true }));
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '404', '409', '422', '503']),
    );
    expect(document).toMatchObject({ openapi: '3.1.0', security: [{ token: [] }] });
    expect(operation).toMatchObject({ 'x-roles': ['counterClerk'] });
    expect(document.paths['/admin/views']!.get).toMatchObject({ 'x-roles': ['operator'] });
  });
});
