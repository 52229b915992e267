import { TestServerRefused, UnsupportedServerVersion } from './faults.ts';

/** Whether a server that calls itself a test server may be used. */
export type TestServerPolicy = 'accepted' | 'refused';

/** Earlier versions lose or duplicate events in ways that the adapter cannot detect. 25.x never got the fixes. */
export const isSupportedVersion = (version: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = (/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  if (major === 24) return minor === 10 && patch >= 14;
  return major > 26 || (major === 26 && (minor > 0 || patch >= 3));
};

/** @throws UnsupportedServerVersion, TestServerRefused */
export const checkServerVersion = (version: string, testServer: TestServerPolicy): void => {
  if (!isSupportedVersion(version)) throw new UnsupportedServerVersion(version);
  if (testServer === 'refused' && version.includes('-test-server')) throw new TestServerRefused(version);
};
