import { beforeEach, describe, expect, it } from '@jest/globals';
import { offlineBy } from './offline.ts';

const HERE = 'https://desk.example.ir';
const files = ['/assets/main-1.js', '/assets/visits-1.js'];
let kept: Map<string, Map<string, Response>>;
let asked: string[];
/** What the desk answers; undefined: it does not respond. */
let desk: ((address: string) => Response | undefined) | 'slow';

const addressOf = (request: unknown): string =>
  new URL(typeof request === 'string' ? request : (request as Request).url, HERE).pathname;
const fetching = ((request: unknown) => {
  const address = addressOf(request);
  asked.push(address);
  if (desk === 'slow') return new Promise(() => {});
  const answer = desk(address);
  return answer ? Promise.resolve(answer) : Promise.reject(new TypeError('cut'));
}) as typeof fetch;

const caches = {
  open: (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    return Promise.resolve({
      match: (address: string) => Promise.resolve(cache.get(address)?.clone()),
      put: (address: string, answer: Response) => Promise.resolve(void cache.set(address, answer)),
      addAll: async (addresses: string[]) => {
        for (const address of addresses) cache.set(address, await fetching(address));
      },
    } as unknown as Cache);
  },
  keys: () => Promise.resolve([...kept.keys()]),
  delete: (name: string) => Promise.resolve(kept.delete(name)),
};
const worker = (of = files) => offlineBy({ caches, fetch: fetching, files: of, patienceMs: 5 });
const request = (path: string, over: Partial<Request> = {}) => ({
  method: 'GET',
  mode: 'navigate' as const,
  url: `${HERE}${path}`,
  ...over,
});
const textOf = async (path: string, over: Partial<Request> = {}) => {
  const answer = await worker().answer(request(path, over), HERE);
  return answer && ((await answer.text().catch(() => '')) || answer.type);
};
const shellOf = (build: string) => (address: string) =>
  new Response(address === '/visits' ? `<script src="/assets/main-${build}.js">` : address);

beforeEach(async () => {
  kept = new Map([['another', new Map()]]);
  asked = [];
  desk = shellOf('1');
  await worker().install();
});

describe('the pages of visits without a connection', () => {
  it('come from the phone, with their files', async () => {
    desk = () => undefined;
    for (const path of ['/visits', '/visits/c-1', '/visits?a=1']) expect(await textOf(path)).toContain('main-1.js');
    expect(await textOf('/assets/visits-1.js', { mode: 'no-cors' })).toBe('/assets/visits-1.js');
  });

  it('no answer with data is ever kept or taken over: other pages, services, the session, commands', async () => {
    desk = () => undefined;
    for (const path of ['/', '/visitors', '/accounts/1']) expect(worker().answer(request(path), HERE)).toBeUndefined();
    for (const path of ['/api/case-handling/v1/worklist', '/session', '/assets/main-2.js'])
      expect(worker().answer(request(path, { mode: 'cors' }), HERE)).toBeUndefined();
    expect(worker().answer(request('/visits', { method: 'POST' }), HERE)).toBeUndefined();
    expect(worker().answer({ ...request('/visits'), url: 'https://evil.example/visits' }, HERE)).toBeUndefined();
    expect([...kept.values()].flatMap((cache) => [...cache.keys()]).toSorted()).toEqual(
      [...files, '/visits'].toSorted(),
    );
  });

  it('come from the desk while it responds, and from the phone if it is late or broken', async () => {
    desk = shellOf('2');
    expect(await textOf('/visits')).toContain('main-2.js');
    desk = () => new Response('', { status: 503 });
    expect(await textOf('/visits')).toContain('main-1.js');
    desk = 'slow';
    expect(await textOf('/visits')).toContain('main-1.js');
  });

  it('a new build takes over whole or not at all, and removes what the build before has kept', async () => {
    const next = worker(['/assets/main-2.js']);
    await expect(next.install()).rejects.toThrow('another build');
    expect(kept.size).toBe(2);
    desk = shellOf('2');
    await next.install();
    desk = () => undefined;
    expect(await textOf('/visits')).toContain('main-1.js');
    await next.activate();
    expect([...kept.keys()]).toEqual(['another', 'visits /assets/main-2.js']);
  });
});
