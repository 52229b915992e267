import { versionsIn, type FileVersion } from '../policy-file.ts';

/** What a command decides about; each sort has its own strength of the login. */
export const weightyMatters = ['money', 'publication', 'person', 'authority'] as const;
export type WeightyMatter = (typeof weightyMatters)[number];

/** How and when the person of a token proved who he is, as the issuer says. */
export interface Login {
  readonly acr?: string;
  readonly amr: readonly string[];
  /** Seconds since 1970. */
  readonly authTime?: number;
  /** Session of the issuer (`sid`), which ends with the sign-out. */
  readonly session?: string;
}

/** The login that a matter needs. */
export interface NeededLogin {
  /** Values of `acr`, the strongest first; any one is enough. */
  readonly acrValues: readonly string[];
  /** Values of `amr` that show several factors; any one is enough. */
  readonly amrValues: readonly string[];
  /** Seconds since the person proved who he is; absent: no limit. */
  readonly maxAgeSeconds?: number;
}

/** One version of the policy `login-strength`. A matter with two empty lists needs no strength. */
export interface LoginStrength extends FileVersion {
  readonly content: Readonly<Record<WeightyMatter, NeededLogin>>;
}

/** RFC 9470 writes the values into a header. */
const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && /^[\w.:/#-]{1,200}$/.test(each));

const isNeeded = (value: unknown): value is NeededLogin => {
  const { acrValues, amrValues, maxAgeSeconds } = value as Partial<NeededLogin>;
  const isAge = maxAgeSeconds === undefined || (Number.isSafeInteger(maxAgeSeconds) && maxAgeSeconds > 0);
  return isList(acrValues) && isList(amrValues) && isAge;
};

/** The versions of a policy file. @throws UnusableSettings that names the file */
export const loginStrengthIn = (file: string): readonly LoginStrength[] =>
  versionsIn<LoginStrength>(file, {
    isContentOf: (content): content is LoginStrength['content'] =>
      weightyMatters.every((matter) => isNeeded((content as LoginStrength['content'])[matter])),
    policy: 'login strength',
    sample: 'data/logins/sample-login-strength.json',
  });
