const MiB = 1024 * 1024;

/** What differs between the versions of a real server. */
export interface Profile {
  /** Size limit of one append in bytes. */
  readonly appendLimit: number;
  /** Size limit of one event in bytes. */
  readonly eventLimit: number;
}

export const profiles = {
  '24.10.14': { appendLimit: MiB, eventLimit: Infinity },
  '26.0.3': { appendLimit: 256 * MiB, eventLimit: 16 * MiB },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

export const DEFAULT_PROFILE: ProfileName = '24.10.14';

export const isProfile = (name: string): name is ProfileName => Object.hasOwn(profiles, name);

/** The version that a server of this profile reports. Production refuses a server with this ending. */
export const versionOf = (name: ProfileName): string => `${name}-test-server`;
