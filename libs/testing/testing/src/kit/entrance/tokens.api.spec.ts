import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { goodClaims } from '../../given/bad-tokens.builders.ts';
import { get, startTestPlatform, type TestPlatform } from '../../index.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;
beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const now = Math.floor(Date.now() / 1000);
const signed = (changes: Record<string, unknown>) =>
  platform.issuer.sign({ ...goodClaims(platform.issuer), ...changes });

/** The bad tokens are in `bad-tokens.api.spec.ts`. */
describe('tokens', () => {
  it('accepts a valid token, and one whose clock is slightly ahead', async () => {
    for (const token of [await signed({}), await signed({ nbf: now + 2 })])
      await api.when(get('/v1/notes/slow/0').with({ authorization: `Bearer ${token}` })).then(200);
  });

  it('ignores a token in the address', async () => {
    await api.when(get(`/v1/notes/slow/0?access_token=${await signed({})}`)).thenRefused(401, 'TokenMustBeValid');
  });

  it('grants no right for an unknown role', async () => {
    await api
      .when(
        get('/v1/notes/slow/0').with({ authorization: `Bearer ${await signed({ roles: ['admin', '__proto__'] })}` }),
      )
      .thenRefused(403, 'RoleMustAllow');
  });

  it('continues over a rotation of keys', async () => {
    const before = await signed({});
    await platform.issuer.rotateKeys();
    await sleep(1_100);
    for (const token of [await signed({}), before])
      await api.when(get('/v1/notes/slow/0').with({ authorization: `Bearer ${token}` })).then(200);
  });
});
