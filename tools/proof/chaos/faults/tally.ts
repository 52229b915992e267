import { KINDS, type Kind, type Trouble, type Victim } from './plan.ts';

/** A time span in which a process was stopped, in system time (ms since 1970). */
export interface Pause {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Counts of the faults. */
export class FaultTally {
  readonly kills: Record<Kind, number> = { service: 0, broker: 0, database: 0, 'event store': 0 };
  readonly paused: Record<Kind, number> = { service: 0, broker: 0, database: 0, 'event store': 0 };
  readonly pauses: Pause[] = [];
  readonly toxics: Partial<Record<Trouble, number>> = {};
  /** Milliseconds until each killed server responded again. */
  readonly returnsMs: Record<Kind, number[]> = { service: [], broker: [], database: [], 'event store': [] };

  get killed(): number {
    return KINDS.reduce((sum, kind) => sum + this.kills[kind], 0);
  }

  kill({ kind }: Victim): void {
    this.kills[kind]++;
  }

  returned({ kind }: Victim, afterMs: number): void {
    this.returnsMs[kind].push(afterMs);
  }

  pause({ name, kind }: Victim, from: number, to: number): void {
    this.paused[kind]++;
    this.pauses.push({ name, from, to });
  }

  toxic(trouble: Trouble): void {
    this.toxics[trouble] = (this.toxics[trouble] ?? 0) + 1;
  }

  /** Number of pauses of processes of one kind that outlast a consumer session. */
  longPauses(kind: RegExp, sessionMs: number): number {
    return this.pauses.filter(({ name, from, to }) => kind.test(name) && to - from > sessionMs).length;
  }
}
