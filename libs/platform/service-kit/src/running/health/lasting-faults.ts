import { withoutPersonalNumbers } from '../../logging/logger.ts';

/** One failed piece of work that was tried again and again. */
interface Run {
  readonly work: string;
  readonly at: string;
  readonly since: number;
  readonly last: number;
  readonly fault: string;
}

export interface LastingFault {
  readonly forSeconds: number;
  readonly lastFault: string;
}

/** Work is tried again after seconds: a run of faults that has been silent for so long is over. */
const QUIET_MS = 60_000;
const MOST_RUNS = 200;
const LONGEST_TEXT = 300;

interface Options {
  /** How long the same work may fail before it is lasting. Default one minute. */
  readonly patienceMs?: number;
  /** Milliseconds of a clock that only goes forward; business time may stand still. */
  readonly now?: () => number;
}

/** Tells work that keeps failing at the same place from faults that pass. */
export const lastingFaults = ({ patienceMs = 60_000, now = () => performance.now() }: Options = {}) => {
  const runs = new Map<string, Run>();
  const isOver = ({ last }: Run): boolean => now() - last > QUIET_MS;
  const forget = (): void => {
    for (const [key, run] of runs) if (isOver(run) || runs.size > MOST_RUNS) runs.delete(key);
  };
  return {
    /** @param at What failed of the work: its place in the log, or the fault's own words where it has none */
    note: (work: string, error: unknown, at?: string): void => {
      const fault = textOf(error);
      const key = JSON.stringify([work, at ?? fault]);
      const run = runs.get(key);
      runs.delete(key);
      runs.set(key, { work, at: at ?? fault, since: run && !isOver(run) ? run.since : now(), last: now(), fault });
      forget();
    },
    /** @param at Where the work is now: what failed elsewhere has gone through since */
    lasting: (work: string, at?: string): LastingFault | undefined => {
      const run = [...runs.values()].find(
        (each) =>
          each.work === work && (at ?? each.at) === each.at && each.last - each.since >= patienceMs && !isOver(each),
      );
      return run && { forSeconds: Math.round((now() - run.since) / 1_000), lastFault: run.fault };
    },
  };
};

const textOf = (error: unknown): string =>
  withoutPersonalNumbers(error instanceof Error ? error.message : String(error)).slice(0, LONGEST_TEXT);
