import { readFileSync } from 'node:fs';
import { roleNames, type Role } from '@pishkhan/roles';
import { UnusableSettings } from '../../../running/settings.ts';

/** At most this many requests in any window of this length. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** One version of the policy `request-rates`: how many requests one process accepts. */
export interface RequestRates {
  readonly version: string;
  /** Business day of its start. */
  readonly effectiveFrom: string;
  readonly content: {
    readonly actor: Rate;
    /** Roles that send data in bulk: the highest rate of the actor's roles counts, and the office is not counted. */
    readonly actorOfRole: Readonly<Partial<Record<Role, Rate>>>;
    readonly office: Rate;
    /** All requests of one network address. */
    readonly address: Rate;
    /** Requests of one address without a valid token. */
    readonly strangers: Rate;
    /** Wrong passwords of one user from one address, at the development issuer. */
    readonly passwordGuesses: Rate;
  };
}

const isRate = (value: unknown): value is Rate =>
  typeof value === 'object' &&
  value !== null &&
  'requests' in value &&
  'seconds' in value &&
  [value.requests, value.seconds].every((figure) => Number.isSafeInteger(figure) && Number(figure) > 0);

const isVersion = (value: unknown): value is RequestRates => {
  const { version, effectiveFrom, content } = value as Partial<RequestRates>;
  if (typeof version !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom ?? '') || !content) return false;
  const { actorOfRole, ...rates } = content;
  return (
    (['actor', 'office', 'address', 'strangers', 'passwordGuesses'] as const).every((name) => isRate(rates[name])) &&
    Object.entries(actorOfRole).every(([role, rate]) => roleNames.includes(role as Role) && isRate(rate))
  );
};

/**
 * The versions of a policy file.
 *
 * @param file One version or a list of them
 * @throws UnusableSettings that names the file
 */
export const requestRatesIn = (file: string): readonly RequestRates[] => {
  try {
    const versions = [JSON.parse(readFileSync(file, 'utf8')) as unknown].flat();
    if (versions.length > 0 && versions.every(isVersion)) return versions;
  } catch (cause) {
    throw new UnusableSettings(`the request rates in ${file} cannot be read`, { cause });
  }
  throw new UnusableSettings(`${file} is no policy of request rates; see data/rates/sample-request-rates.json`);
};

/** The version in force on a day: the latest that has started, else the first. */
export const ratesOn = (versions: readonly RequestRates[], day: string): RequestRates => {
  const byDay = versions.toSorted((left, right) => left.effectiveFrom.localeCompare(right.effectiveFrom));
  return byDay.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? byDay[0]!;
};
