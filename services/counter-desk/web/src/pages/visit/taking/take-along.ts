import type { WorklistItemDto } from '../../../api/generated/case-handling.ts';
import { startWorker } from '../worker/start-worker.ts';
import { freshVisit } from './fresh.ts';
import type { KeptVisit, KnownPerson } from '../kept/kept-visit.ts';
import { arrive, newVisitKey, onPhone } from '../kept/queue.ts';

/** What was not taken along. */
export interface Taken {
  /** Cases that do not wait any more. */
  readonly missing: number;
  /** The limit of the desk, if there were more. */
  readonly most?: number;
}

/**
 * Takes visits along: the page itself, and what is needed at each meter. Nothing is kept if the connection is lost
 * before the end.
 *
 * @param done Says how many are fetched
 */
export const takeAlong = async (
  person: KnownPerson,
  wanted: readonly WorklistItemDto[],
  done: (count: number) => void,
): Promise<Taken> => {
  done(0);
  await startWorker();
  const key = await newVisitKey();
  const chosen = wanted.slice(0, key.most);
  const visits: KeptVisit[] = [];
  for (const [place, item] of chosen.entries()) {
    const visit = await freshVisit(item);
    if (visit) visits.push(visit);
    done(place + 1);
  }
  await onPhone.take(person, key, visits);
  await arrive(person);
  return { missing: chosen.length - visits.length, ...(chosen.length < wanted.length && { most: key.most }) };
};
