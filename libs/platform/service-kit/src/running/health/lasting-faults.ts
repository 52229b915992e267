import { publicMessageOf } from '@pishkhan/event-store';
import { withoutPersonalNumbers } from '../../logging/logger.ts';

/** Repeated failures of one piece of work. */
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

/** Work is retried within seconds: a run without faults for this long is over. */
const QUIET_MS = 60_000;
const MOST_RUNS = 200;
const LONGEST_TEXT = 300;

interface Options {
  /** How long the same work may fail before the fault is lasting. Default one minute. */
  readonly patienceMs?: number;
  /** Monotonic milliseconds; business time may not advance. */
  readonly now?: () => number;
}

/** Distinguishes work that keeps failing at the same position from transient faults. */
export const lastingFaults = ({ patienceMs = 60_000, now = () => performance.now() }: Options = {}) => {
  const runs = new Map<string, Run>();
  const isOver = ({ last }: Run): boolean => now() - last > QUIET_MS;
  const forget = (): void => {
    for (const [key, run] of runs) if (isOver(run) || runs.size > MOST_RUNS) runs.delete(key);
  };
  return {
    /** @param at Position in the log of the failed work; the fault's message if absent */
    note: (work: string, error: unknown, at?: string): void => {
      const fault = textOf(error);
      const key = JSON.stringify([work, at ?? fault]);
      const run = runs.get(key);
      runs.delete(key);
      runs.set(key, { work, at: at ?? fault, since: run && !isOver(run) ? run.since : now(), last: now(), fault });
      forget();
    },
    /** @param at Current position of the work: failures at other positions are resolved */
    lasting: (work: string, at?: string): LastingFault | undefined => {
      const run = [...runs.values()].find(
        (each) =>
          each.work === work && (at ?? each.at) === each.at && each.last - each.since >= patienceMs && !isOver(each),
      );
      return run && { forSeconds: Math.round((now() - run.since) / 1_000), lastFault: run.fault };
    },
  };
};

const textOf = (error: unknown): string => withoutPersonalNumbers(publicMessageOf(error)).slice(0, LONGEST_TEXT);
