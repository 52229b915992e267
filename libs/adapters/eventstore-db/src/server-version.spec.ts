import { expect, it } from '@jest/globals';
import { isSupportedVersion } from './server-version.ts';

it.each(['24.10.14', '24.10.20', '26.0.3', '26.0.3-test-server', '26.1.0.4571', '27.0.0'])(
  'server %s is supported',
  (version) => expect(isSupportedVersion(version)).toBe(true),
);
it.each(['24.10.13', '24.6.0', '25.0.9', '25.1.4', '26.0.2', '23.10.99', 'unknown', ''])(
  'server %s is rejected',
  (version) => expect(isSupportedVersion(version)).toBe(false),
);
