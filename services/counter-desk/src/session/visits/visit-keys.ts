import { randomBytes } from 'node:crypto';
import { addDays, civilDateInTehran } from '@pishkhan/calendar';
import { refused } from '../../http/refusals.ts';
import type { Limits } from '../session.ts';
import type { Sealing } from '../stored/sealing.ts';
import type { NewVisitKey, VisitKey } from './visit-key.ts';

const ABOUT = 'visits taken along';

interface Wrapped extends VisitKey {
  readonly subject: string;
}

const endOfDayInTehran = (now: number): number =>
  Date.parse(`${addDays(civilDateInTehran(new Date(now)), 1)}T00:00:00+03:30`);

/**
 * Keys of visits that are taken along without a connection (ADR 0108). Nothing is stored here: the phone keeps the
 * wrapped key, and any process of the desk opens it for the same person.
 *
 * @param limits In force now
 */
export const visitKeysBy = ({ seal, open }: Sealing, limits: () => Limits, now: () => number) => ({
  /** @throws ProblemException 403 `VisitsMustBeTakenAlongByPolicy` if the policy in force does not permit it */
  make: (subject: string): NewVisitKey => {
    const { visits } = limits();
    if (!visits) throw refused('VisitsMustBeTakenAlongByPolicy');
    const key = randomBytes(32).toString('base64');
    const times = { visitsUntil: endOfDayInTehran(now()), unsentUntil: now() + visits.keepUnsentMs };
    const wrapped = seal({ subject, key, ...times } satisfies Wrapped, ABOUT);
    return { key, wrapped: Buffer.from(wrapped).toString('base64url'), most: visits.most, ...times };
  },
  /** @throws ProblemException 404 `VisitsMustBeOfThisPerson` for another person's, for rubbish, and when it is over */
  open: (subject: string, wrapped: string): VisitKey => {
    const found = open(Buffer.from(wrapped, 'base64url'), ABOUT) as Wrapped | undefined;
    const { visitsUntil, unsentUntil, key } = found ?? ({} as Partial<Wrapped>);
    if (!found || found.subject !== subject || Math.max(visitsUntil!, unsentUntil!) <= now())
      throw refused('VisitsMustBeOfThisPerson');
    return { key: key!, visitsUntil: visitsUntil!, unsentUntil: unsentUntil! };
  },
});

export type VisitKeys = ReturnType<typeof visitKeysBy>;
