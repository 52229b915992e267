import { setTimeout as sleep } from 'node:timers/promises';
import { EventNotKnown } from '@pishkhan/event-store';

/** Number of attempts of a failing handler before its stream is parked, and the pauses between them. */
export interface Patience {
  readonly attempts: number;
  /** Pause after this failed attempt (1, 2, …), in milliseconds. */
  pauseMs(attempt: number): number;
  wait(ms: number): Promise<void>;
}

/** Five attempts in two seconds: other streams of the partition continue within five (R6). */
export const PATIENCE: Patience = {
  attempts: 5,
  pauseMs: (attempt) => 50 * 3 ** (attempt - 1),
  wait: (ms) => sleep(ms),
};

/** A fault that no retry can fix, such as data that violates its contract. Its stream is parked at once. */
export class Poison extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Poison';
  }
}

interface Trying {
  readonly patience: Patience;
  /**
   * Whether an error is a fault of the infrastructure. It is returned at once, without a report: the source pauses,
   * reports it and delivers the item again.
   */
  readonly isPassing: (error: Error) => boolean;
  readonly onFault: (error: unknown) => void;
}

/** @returns The last fault; undefined after a successful attempt. */
export const tryPatiently = async (
  work: () => Promise<void>,
  { patience: { attempts, pauseMs, wait }, isPassing, onFault }: Trying,
): Promise<Error | undefined> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return undefined;
    } catch (error) {
      if (error instanceof Error && isPassing(error)) return error;
      onFault(error);
      if (error instanceof Poison || error instanceof EventNotKnown || attempt >= attempts)
        return error instanceof Error ? error : new Error('failed without a reason', { cause: error });
      await wait(pauseMs(attempt));
    }
  }
};

/**
 * Repeats an attempt while its fault is one of the infrastructure, for work that no source delivers again.
 *
 * @returns The last fault; undefined after a successful attempt, and once it is aborted during an outage
 */
export const outlastOutages = async (
  attempt: () => Promise<Error | undefined>,
  { patience, isPassing }: Pick<Trying, 'patience' | 'isPassing'>,
  signal: AbortSignal,
): Promise<Error | undefined> => {
  for (let nth = 1; !signal.aborted; nth = Math.min(nth + 1, patience.attempts)) {
    const fault = await attempt();
    if (!fault || !isPassing(fault)) return fault;
    await patience.wait(patience.pauseMs(nth));
  }
  return undefined;
};
