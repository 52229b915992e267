import { afterEach, describe, expect, it } from '@jest/globals';
import type { RequestRates } from '@pishkhan/service-kit';
import { get, post, startTestPlatform, type Answer, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
afterEach(() => platform.stop());

const started = async (rates: Partial<RequestRates['content']>) => {
  platform = await startTestPlatform({ rates });
  return platform.start(sampleService);
};
const three = { requests: 3, seconds: 3_600 };
const page = (username: string) => get('/v1/notes/pages').by(username);

/** The statuses of requests one after another, and the last response. */
const statusesOf = async (asks: readonly (() => Promise<Answer>)[]) => {
  const answers: Answer[] = [];
  for (const ask of asks) answers.push(await ask());
  return { statuses: answers.map(({ status }) => status), last: answers.at(-1)! };
};
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

describe('N12: the rate of requests', () => {
  it('of one actor is limited: 429 with Retry-After and rule, and others go on', async () => {
    const api = await started({ actor: three });
    const { statuses, last } = await statusesOf(times(4, () => api.send(page('clerk-101'))));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(last.body).toMatchObject({ rule: 'RateMustBeWithinLimit', data: { limit: 'actor' } });
    expect(Number(last.headers.get('retry-after'))).toBe(last.body.data.seconds);
    expect(last.body.data.seconds).toBeGreaterThan(0);
    await api.when(page('clerk-102')).then(200);
    expect((await api.send(post('/v1/notes/1', '{{{').by('clerk-101'))).status).toBe(429);
  });

  it('of one office is limited over its persons; a role of bulk data has its own figure and no office', async () => {
    const api = await started({ office: three, actorOfRole: { auditor: { requests: 5, seconds: 3_600 } } });
    const persons = ['clerk-101', 'representative-101-a', 'clerk-101', 'clerk-101'];
    const { statuses, last } = await statusesOf(persons.map((person) => () => api.send(page(person))));
    expect(statuses).toEqual([200, 403, 200, 429]);
    expect(last.body.data.limit).toBe('office');
    await api.when(page('clerk-102')).then(200);
    const bulk = await statusesOf(times(6, () => api.send(get('/v1/notes/1').by('auditor-1'))));
    expect(bulk.statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });

  it('of one address is limited, open routes too', async () => {
    const api = await started({ address: three });
    await fetch(`${api.url}/health/live`);
    await fetch(`${api.url}/health/live`);
    const { statuses, last } = await statusesOf(times(2, () => api.send(page('clerk-101'))));
    expect(statuses).toEqual([429, 429]);
    expect(last.body.data.limit).toBe('address');
  });

  it('of strangers at one address is limited, and a valid token goes on', async () => {
    const api = await started({ strangers: three });
    const { statuses } = await statusesOf(times(5, () => api.send(get('/v1/notes/1'))));
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    await api.when(page('clerk-101')).then(200);
  });
});
