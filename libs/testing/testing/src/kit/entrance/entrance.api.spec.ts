import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get, post, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

/** Sends the head of a request only; its body never follows. */
const headOnly = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest(`${api.url}${path}`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.flushHeaders();
  });

const json = { 'content-type': 'application/json', 'content-length': '1000000' };
const withToken = async (username: string) => ({ authorization: `Bearer ${await platform.tokenFor(username)}` });

describe('N22: a request is refused by its head, and its body is not read', () => {
  it.each([
    ['a known route', '/v1/notes/1'],
    ['an unknown route', '/v2/nothing'],
    ['a file', '/v1/notes/1/files'],
  ])('of a stranger at %s: 401', async (_, path) => expect(await headOnly(path, json)).toBe(401));

  it('of a role that may not: 403', async () =>
    expect(await headOnly('/v1/notes/1', { ...json, ...(await withToken('auditor-1')) })).toBe(403));

  it('of another media type or an unknown route, with a token: 415 and 404', async () => {
    const token = await withToken('clerk-101');
    expect(await headOnly('/v1/notes/1', { ...json, ...token, 'content-type': 'application/xml' })).toBe(415);
    expect(await headOnly('/v2/nothing', { ...json, ...token })).toBe(404);
  });

  it.each([
    ['malformed JSON', '{{{', 'application/json'],
    ['XML', '<a/>', 'application/xml'],
    ['six MiB', 'x'.repeat(6 * 1024 * 1024), 'application/json'],
  ])('%s without a token: 401, no word about the body', async (_, body, type) => {
    const { headers } = await api.when(post('/v1/notes/1', body, type)).thenRefused(401, 'TokenMustBeValid');
    expect(headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('N27: an encoded body', () => {
  it.each(['gzip', 'x-pishkhan', 'br', 'identity, gzip'])('%s is refused with 415', async (encoding) => {
    const request = post('/v1/notes/1', { text: 'a' }).by('clerk-101').with({ 'content-encoding': encoding });
    const { headers } = await api.when(request).thenRefused(415, 'ContentMustNotBeEncoded');
    expect(headers.get('accept-encoding')).toBe('identity');
  });
  it('identity is accepted', async () => {
    const request = post('/v1/notes/9', { text: 'a' }).by('clerk-101').with({ 'content-encoding': 'identity' });
    await api.when(request).then(201);
  });
});

describe('S2: HEAD', () => {
  it('has the access of its GET', async () => {
    const statusOf = async (headers: Record<string, string>) =>
      (await fetch(`${api.url}/v1/notes/pages`, { method: 'HEAD', headers })).status;
    expect([await statusOf({}), await statusOf(await withToken('auditor-1'))]).toEqual([401, 403]);
    expect(await statusOf(await withToken('clerk-101'))).toBe(200);
    await api.when(get('/v1/notes/pages').by('clerk-101')).then(200);
  });
});
