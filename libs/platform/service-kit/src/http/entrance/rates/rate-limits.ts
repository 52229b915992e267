import type { Clock } from '@pishkhan/calendar';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemException } from '../../problem.ts';
import type { SignedInActor } from '../../request-context.ts';
import { versionOn } from '../policy-file.ts';
import { networkOf } from './network.ts';
import type { Rate, RequestRates } from './request-rates.ts';

/** Counts requests in the memory of this process; each check throws 429 `RateMustBeWithinLimit` with Retry-After. */
export interface RateLimits {
  ofAddress(address: string): Promise<void>;
  /** A request without a valid token. */
  ofStrangersAt(address: string): Promise<void>;
  of(actor: SignedInActor): Promise<void>;
}

type Limit = 'address' | 'strangers' | 'actor' | 'office';

const overLimit = (limit: Limit, waitMs: number): ProblemException => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new ProblemException(429, 'RateMustBeWithinLimit', {
    data: { limit, seconds },
    headers: { 'Retry-After': String(seconds) },
  });
};

const counterOf = ({ requests, seconds }: Rate) => new RateLimiterMemory({ points: requests, duration: seconds });

const perSecond = ({ points, duration }: RateLimiterMemory): number => points / duration;

const countersOf = ({ content }: RequestRates) => {
  const ofRole = new Map<string, RateLimiterMemory>(
    Object.entries(content.actorOfRole).map(([role, rate]) => [role, counterOf(rate)]),
  );
  return {
    address: counterOf(content.address),
    strangers: counterOf(content.strangers),
    actor: counterOf(content.actor),
    office: counterOf(content.office),
    /** The counter of bulk data of these roles. */
    bulk: (roles: readonly string[]): RateLimiterMemory | undefined =>
      roles.flatMap((role) => ofRole.get(role) ?? []).toSorted((a, b) => perSecond(b) - perSecond(a))[0],
  };
};

const count = async (counter: RateLimiterMemory, limit: Limit, key: string): Promise<void> => {
  try {
    await counter.consume(key);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw overLimit(limit, refusal.msBeforeNext);
    throw refusal;
  }
};

/** The limits of the version in force; a new version starts with fresh counters. */
export const rateLimits = (versions: readonly RequestRates[], clock: Clock): RateLimits => {
  let inForce = versionOn(versions, clock.today());
  let counters = countersOf(inForce);
  const current = () => {
    const rates = versionOn(versions, clock.today());
    if (rates !== inForce) [inForce, counters] = [rates, countersOf(rates)];
    return counters;
  };
  return {
    ofAddress: (address) => count(current().address, 'address', networkOf(address)),
    ofStrangersAt: (address) => count(current().strangers, 'strangers', networkOf(address)),
    of: async ({ subject, roles, office }) => {
      const { actor, bulk, office: ofOffice } = current();
      const ofBulk = bulk(roles);
      await count(ofBulk ?? actor, 'actor', subject);
      if (!ofBulk && office !== undefined) await count(ofOffice, 'office', office);
    },
  };
};
