import type { Pause } from '../faults/tally.ts';

/** The services answer everything but a file within it. */
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
 * Time in which the call could have been answered and heard: a stopped process of the service cannot look at its clock,
 * and this one hears nothing while it has no turn. Of the service's processes the one that stood still longest counts.
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

/** How long the calls took; those that were over their deadline are kept one by one. */
export class CallTimes {
  count = 0;
  longestMs = 0;
  readonly late: Call[] = [];
  /** Answers 500, a fault that nobody expected: method and path without the names in it, and how often. */
  readonly unexpected: Record<string, number> = {};

  note(call: Call): void {
    this.count++;
    const took = call.to - call.from;
    if (call.deadlineMs === ANSWER_MS) this.longestMs = Math.max(this.longestMs, took);
    if (took > call.deadlineMs + GRACE_MS) this.late.push(call);
  }

  /** @param status Undefined where the connection failed */
  answer({ service, path }: Pick<Call, 'service' | 'path'>, method: string, status: number | undefined): void {
    if (status !== 500) return;
    const what = `${method} ${service} ${path.replace(/\?.*/, '').replace(/\/[^/]*\d[^/]*(?=\/|$)/g, (part) => (/^\/v\d+$/.test(part) ? part : '/…'))}`;
    this.unexpected[what] = (this.unexpected[what] ?? 0) + 1;
  }

  /** Calls that were not settled by their deadline and a second, pauses of the service itself left out. */
  unsettled(pauses: readonly Pause[]): Call[] {
    return this.late.filter((call) => wakefulMs(call, pauses) > call.deadlineMs + GRACE_MS);
  }
}
