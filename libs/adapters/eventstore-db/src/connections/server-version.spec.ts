import { expect, it } from '@jest/globals';
import { TestServerRefused, UnsupportedServerVersion } from '../faults.ts';
import { checkServerVersion, isSupportedVersion } from './server-version.ts';

it.each([
  '24.10.14',
  '24.10.20',
  '24.10.14-test-server',
  '26.0.3',
  '26.0.3-test-server',
  '26.1.0.4571',
  '27.0.0',
  '24.10.15-prerelease',
  '26.0.4-rc.1',
  '26.1.0-rc.1',
])('server %s is supported', (version) => expect(isSupportedVersion(version)).toBe(true));
it.each([
  '24.10.13',
  '24.6.0',
  '25.0.9',
  '25.1.4',
  '26.0.2',
  '23.10.99',
  'unknown',
  '',
  '24.10.14-prerelease',
  '24.10.14.4571-rc1',
  '24.10.14-rc-test-server',
  '26.0.3-rc.1',
  '24.10.140x',
])('server %s is rejected', (version) => expect(isSupportedVersion(version)).toBe(false));

it.each(['26.0.3-test-server', '24.10.14-test-server'])('15.3: production refuses server %s', (version) => {
  expect(() => checkServerVersion(version, 'refused')).toThrow(TestServerRefused);
  expect(() => checkServerVersion(version, 'refused')).toThrow('EVENTSTORE_URL');
  expect(() => checkServerVersion(version, 'accepted')).not.toThrow();
});
it('15.3: a test server of an unsupported version is not usable either', () => {
  expect(() => checkServerVersion('24.10.13-test-server', 'accepted')).toThrow(UnsupportedServerVersion);
  expect(() => checkServerVersion('24.10.14', 'refused')).not.toThrow();
});
