import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { eventsIn } from '../../../../src/gateway/changes/events-in.ts';
import { ownHeaders, type Service } from '../clients.ts';
import { mustAnswer } from '../own-desk.ts';
import { changeFeed, type Heard } from './feed.ts';
import { reached } from './positions.ts';

/** While changes are heard, a page looks seldom by itself: time passes, and not all is reported (ADR 0110). */
const SELDOM_MS = 120_000;

async function* open(names: readonly string[], signal: AbortSignal): AsyncGenerator<Heard> {
  const headers = { ...ownHeaders(), 'x-desk-background': '1' };
  const asked = fetch(`/changes?watch=${encodeURIComponent(names.join(','))}`, { headers, signal });
  yield* eventsIn((await mustAnswer(asked)).body!) as AsyncGenerator<Heard>;
}

const feed = changeFeed({ open, reached, isVisible: () => document.visibilityState === 'visible' });
document.addEventListener('visibilitychange', feed.wake);

/**
 * Looks again when a service says that something changed.
 *
 * @param what As the service names it, such as `case:<id>`
 * @param keys First words of the keys of the queries that show it
 */
export const useChanges = (service: Service, what: string, ...keys: readonly string[]): void => {
  const queries = useQueryClient();
  const shown = keys.join();
  useEffect(
    () =>
      feed.watch(`${service}/${what}`, () => {
        for (const key of shown.split(',')) void queries.invalidateQueries({ queryKey: [key] });
      }),
    [queries, service, what, shown],
  );
};

/** How often a page looks by itself: after so many milliseconds, seldom while changes are heard. */
export const useLookEvery = (service: Service, ms: number): number =>
  useSyncExternalStore(feed.onLive, () => feed.isLive(service)) ? SELDOM_MS : ms;

/**
 * Looks again when a service reports a change of what the page shows.
 *
 * @param what All names that are shown, such as `refunds`
 * @param key First word of the key of the query that shows them
 * @param ms Between two looks while nothing is heard
 * @returns How often the page looks by itself
 */
export const useWatched = (service: Service, what: readonly string[], key: string, ms: number): number => {
  const queries = useQueryClient();
  const names = what.join();
  useEffect(() => {
    const look = () => void queries.invalidateQueries({ queryKey: [key] });
    const leaving = names.split(',').map((name) => feed.watch(`${service}/${name}`, look));
    return () => leaving.forEach((leave) => leave());
  }, [queries, service, names, key]);
  return useLookEvery(service, ms);
};
