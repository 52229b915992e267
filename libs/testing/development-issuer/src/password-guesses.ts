import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { OAuthRefusal } from './token-grant.ts';

/** At most this many wrong passwords of one user from one address in any window of this length. */
export interface GuessRate {
  readonly requests: number;
  readonly seconds: number;
}

const tooMany = (waitMs: number): OAuthRefusal =>
  new OAuthRefusal(429, 'invalid_grant', 'too many wrong passwords', {
    'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))),
  });

/** Counts wrong passwords (H9); a right one within the limit is accepted and clears the count. */
export const passwordGuesses = ({ requests, seconds }: GuessRate) => {
  const counter = new RateLimiterMemory({ points: requests, duration: seconds });
  return {
    /** @throws OAuthRefusal 429 when the guesses are used up, also for the right password */
    judge: async <Grant>(key: string, grant: () => Promise<Grant>): Promise<Grant> => {
      const before = await counter.get(key);
      if (before && before.consumedPoints >= requests) throw tooMany(before.msBeforeNext);
      try {
        const granted = await grant();
        await counter.delete(key);
        return granted;
      } catch (refusal) {
        if (refusal instanceof OAuthRefusal && refusal.code === 'invalid_grant')
          await counter.consume(key).catch((full: unknown) => {
            if (!(full instanceof RateLimiterRes)) throw full;
          });
        throw refusal;
      }
    },
  };
};
