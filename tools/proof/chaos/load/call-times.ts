import type { Pause } from '../faults/tally.ts';

/** Response deadline of the services, in ms, except for files. */
export const ANSWER_MS = 15_000;
export const FILE_ANSWER_MS = 300_000;
const GRACE_MS = 1000;

export interface Call {
  readonly service: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly deadlineMs: number;
}

const overlap = ({ from, to }: Call, pause: Pause): number =>
  Math.max(0, Math.min(to, pause.to) - Math.max(from, pause.from));

/**
 * Time in ms in which the call could have been answered and received. It excludes the pauses of the service's processes
 * (of the one paused longest) and the time in which this process was blocked.
 */
export const wakefulMs = (call: Call, pauses: readonly Pause[]): number => {
  const still = new Map<string, number>();
  for (const pause of pauses) still.set(pause.name, (still.get(pause.name) ?? 0) + overlap(call, pause));
  const longest = Math.max(
    0,
    ...[...still].filter(([name]) => name.startsWith(`${call.service}-`)).map(([, ms]) => ms),
  );
  return call.to - call.from - longest - (still.get('chaos') ?? 0);
};

/** Durations of the calls, and each call past its deadline. */
export class CallTimes {
  count = 0;
  longestMs = 0;
  readonly late: Call[] = [];
  /** Counts of responses 500 (unexpected errors), by method and path without ids. */
  readonly unexpected: Record<string, number> = {};

  note(call: Call): void {
    this.count++;
    const took = call.to - call.from;
    if (call.deadlineMs === ANSWER_MS) this.longestMs = Math.max(this.longestMs, took);
    if (took > call.deadlineMs + GRACE_MS) this.late.push(call);
  }

  /** @param status Undefined if the connection failed */
  answer({ service, path }: Pick<Call, 'service' | 'path'>, method: string, status: number | undefined): void {
    if (status !== 500) return;
    const what = `${method} ${service} ${path.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*(?=\/|$)/g, (part) => (/^\/v\d+$/.test(part) ? part : '/…'))}`;
    this.unexpected[what] = (this.unexpected[what] ?? 0) + 1;
  }

  /** Calls that did not settle by their deadline plus one second, excluding pauses of the service. */
  unsettled(pauses: readonly Pause[]): Call[] {
    return this.late.filter((call) => wakefulMs(call, pauses) > call.deadlineMs + GRACE_MS);
  }
}
