import { roleNames, type Role } from '@pishkhan/roles';
import { versionsIn, type FileVersion } from '../policy-file.ts';

/** At most this many requests in any window of this length. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** One version of the policy `request-rates`: how many requests one process accepts. */
export interface RequestRates extends FileVersion {
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

const isContent = (content: unknown): content is RequestRates['content'] => {
  const { actorOfRole, ...rates } = content as Partial<RequestRates['content']>;
  return (
    (['actor', 'office', 'address', 'strangers', 'passwordGuesses'] as const).every((name) => isRate(rates[name])) &&
    Object.entries(actorOfRole!).every(([role, rate]) => roleNames.includes(role as Role) && isRate(rate))
  );
};

/** The versions of a policy file. @throws UnusableSettings that names the file */
export const requestRatesIn = (file: string): readonly RequestRates[] =>
  versionsIn<RequestRates>(file, {
    isContentOf: isContent,
    policy: 'request rates',
    sample: 'data/rates/sample-request-rates.json',
  });
