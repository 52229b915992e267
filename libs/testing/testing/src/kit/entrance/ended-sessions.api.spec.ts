import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, type RunningService } from '@pishkhan/service-kit';
import { goodClaims } from '../../given/bad-tokens.builders.ts';
import { eventually, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let replicas: RunningService[];
const start = async () =>
  startService(sampleService, await platform.platformFor(sampleService.name), { host: '127.0.0.1', port: 0 });
beforeAll(async () => {
  platform = await startTestPlatform();
  replicas = [await start(), await start()];
});
afterAll(async () => {
  for (const replica of replicas) await replica.stop();
  await platform.stop();
});

const tokenOf = (changes: Record<string, unknown>) =>
  platform.issuer.sign({ ...goodClaims(platform.issuer), ...changes });
const asked = async (at: number, token: string, method = 'GET') => {
  const answer = await fetch(`${replicas[at]!.url}${method === 'GET' ? '/v1/notes/slow/0' : '/session'}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  });
  return [answer.status, answer.headers.get('www-authenticate')];
};
const isOver = [401, expect.stringContaining('the session is over')];

describe('ASVS 7.4.1: a session of the issuer that is over', () => {
  it('every token of it is refused at once, at every replica within seconds, and after a restart', async () => {
    const [token, renewed, other] = [
      await tokenOf({ sid: 'session-1' }),
      await tokenOf({ sid: 'session-1', jti: 'renewed' }),
      await tokenOf({ sid: 'session-2' }),
    ];
    for (const at of [0, 1]) expect(await asked(at, token)).toEqual([200, null]);
    expect(await asked(0, token, 'DELETE')).toEqual([204, null]);
    for (const each of [token, renewed]) expect(await asked(0, each)).toEqual(isOver);
    await eventually(async () => expect(await asked(1, token)).toEqual(isOver));
    replicas.push(await start());
    for (const each of [token, renewed]) expect(await asked(2, each)).toEqual(isOver);
    for (const at of [0, 1, 2]) expect(await asked(at, other)).toEqual([200, null]);
  });

  it('is ended by a token of it only, whatever the roles of the person; a second time it is refused like any call', async () => {
    const token = await tokenOf({ sid: 'session-3', roles: [] });
    expect(await asked(0, `${token.slice(0, -9)}forged000`, 'DELETE')).toEqual([401, expect.any(String)]);
    expect(await asked(0, token)).toEqual([403, null]);
    expect(await asked(0, token, 'DELETE')).toEqual([204, null]);
    expect(await asked(0, token, 'DELETE')).toEqual(isOver);
  });

  it('the next login of the same person in the same session of the issuer is another one, until it is over too', async () => {
    const at = Math.floor(Date.now() / 1_000) - 60;
    const [left, renewed, next, nameless] = [
      await tokenOf({ sid: 'session-4', auth_time: at }),
      await tokenOf({ sid: 'session-4', auth_time: at, jti: 'renewed' }),
      await tokenOf({ sid: 'session-4', auth_time: at + 1 }),
      await tokenOf({ sid: 'session-4', auth_time: undefined }),
    ];
    expect(await asked(0, left, 'DELETE')).toEqual([204, null]);
    for (const each of [left, renewed, nameless]) {
      expect(await asked(0, each)).toEqual(isOver);
      await eventually(async () => expect(await asked(1, each)).toEqual(isOver));
    }
    for (const replica of [0, 1]) expect(await asked(replica, next)).toEqual([200, null]);
    expect(await asked(1, next, 'DELETE')).toEqual([204, null]);
    await eventually(async () => expect(await asked(0, next)).toEqual(isOver));
    replicas.push(await start());
    for (const each of [left, next]) expect(await asked(replicas.length - 1, each)).toEqual(isOver);
  });

  it('a token that names no session ends none', async () => {
    const token = await tokenOf({});
    expect(await asked(0, token, 'DELETE')).toEqual([422, null]);
    expect(await asked(0, token)).toEqual([200, null]);
    for (const sid of [7, 'x'.repeat(201), null])
      expect(await asked(0, await tokenOf({ sid }), 'DELETE')).toEqual([401, expect.stringContaining('malformed')]);
  });
});
