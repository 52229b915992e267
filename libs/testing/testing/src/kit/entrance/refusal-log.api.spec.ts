import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
const lines: string[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ logTo: { write: (line) => void lines.push(line) } });
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const refused = (rule: string) =>
  lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg, rule: named }) => msg === 'request refused' && named === rule);

it('S1, ASVS 16.3.2: a refused access is logged with rule, route, person and correlation, without ids and token', async () => {
  const { headers } = await api.when(post('/v1/notes/77001', { text: 'a' }).by('auditor-1')).then(403);
  expect(refused('RoleMustAllow')).toEqual([
    expect.objectContaining({
      status: 403,
      method: 'POST',
      route: '/v1/notes/:id',
      actor: 'auditor-1',
      roles: ['auditor'],
      correlationId: headers.get('x-correlation-id'),
    }),
  ]);
});
it('S1, ASVS 16.3.3: a refused token is logged with the route, and not itself', async () => {
  const forged = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjbGVyay0xMDEifQ.';
  await api.when(get('/v1/notes/slow/0').with({ authorization: `Bearer ${forged}` })).then(401);
  expect(refused('TokenMustBeValid')).toEqual([expect.objectContaining({ status: 401, method: 'GET' })]);
  expect(lines.join('')).not.toContain(forged);
});
