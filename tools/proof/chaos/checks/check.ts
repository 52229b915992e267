import type { RecordedEvent } from '@pishkhan/event-store';
import type { Lying } from '../evidence/topics.ts';
import type { Entry } from '../load/journal.ts';

/** What a run has left behind, by which it is judged. */
export interface Evidence {
  readonly log: readonly RecordedEvent[];
  readonly entries: readonly Entry[];
  readonly lying: readonly Lying[];
}

/** One thing that must hold, and what was found. */
export interface Check {
  /** Row of the quality list: `R1`. */
  readonly row: string;
  readonly what: string;
  readonly found: string;
  readonly goal: string;
  /** One sentence per thing that is not as it must be; none where it holds. */
  readonly violations: readonly string[];
  /** A speed: shown beside its goal, and missed, never failed, on a machine that is busy with something else. */
  readonly isSpeed?: true;
}

export const none = (row: string, what: string, violations: readonly string[], of: string): Check => ({
  row,
  what,
  found: `${violations.length} of ${of}`,
  goal: '0',
  violations,
});

/** How often each of these is there; those that are there more than once. */
export const repeated = (names: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${name}: ${count} times`);
};

export const ofType = <Data>(
  log: readonly RecordedEvent[],
  type: string,
): (RecordedEvent & { readonly data: Data })[] =>
  log.filter((event) => event.type === type) as (RecordedEvent & { data: Data })[];
