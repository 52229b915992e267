import { TestServerRefused, UnsupportedServerVersion } from '../faults.ts';

/** Whether a server that calls itself a test server may be used. */
export type TestServerPolicy = 'accepted' | 'refused';

/** Suffix of the test server, which has the behaviour of the version before it. */
const TEST_SERVER = /-test-server$/;

/**
 * Earlier versions lose or duplicate events in ways that the adapter cannot detect. 25.x never got the fixes. As in
 * semantic versioning, a prerelease is before its version: `24.10.14-prerelease` may lack a fix of 24.10.14 and is not
 * supported, while `24.10.15-prerelease` is after 24.10.14 and is. A fourth number (a build) changes nothing.
 */
export const isSupportedVersion = (version: string): boolean => {
  const parts = /^(\d+)\.(\d+)\.(\d+)(?:\.\d+)?(-.+)?$/.exec(version.replace(TEST_SERVER, ''));
  if (!parts) return false;
  const [major = 0, minor = 0, patch = 0] = parts.slice(1, 4).map(Number);
  /** A prerelease of the first supported version is too early. */
  const first = parts[4] === undefined ? 0 : 1;
  if (major === 24) return minor === 10 && patch >= 14 + first;
  return major > 26 || (major === 26 && (minor > 0 || patch >= 3 + first));
};

/** @throws UnsupportedServerVersion, TestServerRefused */
export const checkServerVersion = (version: string, testServer: TestServerPolicy): void => {
  if (!isSupportedVersion(version)) throw new UnsupportedServerVersion(version);
  if (testServer === 'refused' && TEST_SERVER.test(version)) throw new TestServerRefused(version);
};
