import type { VersionDto } from '../../../api/generated/case-handling.ts';

export type Version = VersionDto;

const isPublished = ({ state }: Version): boolean => ['inForce', 'later', 'earlier'].includes(state);

/** The version that is in force on a day, of those that two persons have published; undefined before the first one. */
export const inForceOn = (versions: readonly Version[], day: string): Version | undefined =>
  versions
    .filter((version) => isPublished(version) && version.from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1);

/** The version before one in time: the one that it changes. */
export const versionBefore = (versions: readonly Version[], of: Version): Version | undefined =>
  inForceOn(
    versions.filter(({ version, from }) => version !== of.version && (from < of.from || !isPublished(of))),
    of.from,
  );

export const named = (versions: readonly Version[], name: unknown): Version | undefined =>
  versions.find(({ version }) => version === name);
