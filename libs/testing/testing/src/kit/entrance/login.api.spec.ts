import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strongLogin } from '@pishkhan/development-issuer';
import { post, startTestPlatform, type TestPlatform } from '../../index.ts';
import { goodClaims } from '../../given/bad-tokens.builders.ts';
import { sampleService } from '../sample-service.ts';

let platform: TestPlatform;
let api: Awaited<ReturnType<TestPlatform['start']>>;

const needed = { acrValues: ['urn:gas:two-factors', 'urn:gas:card'], amrValues: ['otp', 'hwk'], maxAgeSeconds: 600 };

beforeAll(async () => {
  platform = await startTestPlatform({ logins: { money: needed } });
  api = await platform.start(sampleService);
});
afterAll(() => platform.stop());

const ago = (seconds: number) => Math.floor(Date.now() / 1_000) - seconds;
const answered = async (login: Readonly<Record<string, unknown>>) => {
  const token = await platform.issuer.sign({ ...goodClaims(platform.issuer), ...login });
  return api.send(post(`/v1/notes/${crypto.randomUUID()}/approvals`).with({ authorization: `Bearer ${token}` }));
};

describe('ASVS 6.3.3, 6.8.4, 10.3.4: a weighty command', () => {
  it.each([
    { acr: 'urn:gas:card', auth_time: ago(10) },
    { amr: ['pwd', 'otp'], auth_time: ago(599) },
    { acr: '1', amr: ['hwk'], auth_time: ago(0) },
  ])('is taken after the login %p', async (login) => expect((await answered(login)).status).toBe(200));

  it.each([
    {},
    { auth_time: ago(10) },
    { acr: '1', auth_time: ago(10) },
    { acr: 'urn:gas:two-factors urn:gas:card', auth_time: ago(10) },
    { amr: ['pwd'], auth_time: ago(10) },
    { ...strongLogin(), auth_time: ago(10) },
  ])('asks for a stronger login by RFC 9470 after %p', async (login) => {
    const { status, body, headers } = await answered(login);
    expect([status, body.rule]).toEqual([401, 'LoginMustBeStrong']);
    expect(body.data).toEqual({ acrValues: needed.acrValues, maxAgeSeconds: 600 });
    expect(headers.get('www-authenticate')).toBe(
      'Bearer realm="pishkhan", error="insufficient_user_authentication", error_description="a stronger login is required", acr_values="urn:gas:two-factors urn:gas:card", max_age="600"',
    );
  });

  it.each([{ acr: 'urn:gas:card' }, { acr: 'urn:gas:card', auth_time: ago(700) }, { amr: ['otp'], auth_time: 0 }])(
    'asks for a more recent login after %p',
    async (login) => {
      const { status, body, headers } = await answered(login);
      expect([status, body.rule]).toEqual([401, 'LoginMustBeRecent']);
      expect(headers.get('www-authenticate')).toContain('error="insufficient_user_authentication"');
      expect(headers.get('www-authenticate')).toContain('max_age="600"');
    },
  );

  it.each([
    { acr: 7 },
    { acr: 'x'.repeat(201) },
    { amr: 'otp' },
    { amr: [7] },
    { amr: Array.from({ length: 21 }, () => 'otp') },
    { auth_time: '1' },
    { auth_time: -1 },
    { auth_time: ago(-600) },
  ])('refuses a token with the malformed login %p', async (login) => {
    const { status, body } = await answered(login);
    expect([status, body.rule]).toEqual([401, 'TokenMustBeValid']);
  });

  it('refuses a role that may not act with 403, whatever its login is', async () =>
    void (await api.when(post('/v1/notes/1/approvals').by('auditor-1')).thenRefused(403, 'RoleMustAllow')));

  it('of another matter, and a command without one, need what the policy says for them', async () => {
    const token = await platform.issuer.sign(goodClaims(platform.issuer));
    const plain = post('/v1/notes/9', { text: 'a' }).with({ authorization: `Bearer ${token}` });
    expect((await api.send(plain)).status).toBeLessThan(300);
  });
});
