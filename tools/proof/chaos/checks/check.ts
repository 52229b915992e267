import type { RecordedEvent } from '@pishkhan/event-store';
import type { Lying } from '../evidence/topics.ts';
import type { Entry } from '../load/journal.ts';

/** The state after a run, which the checks examine. */
export interface Evidence {
  readonly log: readonly RecordedEvent[];
  readonly entries: readonly Entry[];
  readonly lying: readonly Lying[];
}

/** One requirement and the findings. */
export interface Check {
  /** Row of the quality list: `R1`. */
  readonly row: string;
  readonly what: string;
  readonly found: string;
  readonly goal: string;
  /** One sentence per violation; empty if the requirement holds. */
  readonly violations: readonly string[];
  /** A speed: compared with its goal, but never a failure, because the machine may be busy. */
  readonly isSpeed?: true;
}

export const none = (row: string, what: string, violations: readonly string[], of: string): Check => ({
  row,
  what,
  found: `${violations.length} of ${of}`,
  goal: '0',
  violations,
});

/** Names that occur more than once, with their counts. */
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
