import type { Log } from './log.ts';
import type { Behaviour } from './faults/misbehaviour.ts';

/** What the calls are answered from. */
export interface Served {
  readonly log: Log;
  readonly behaviour: Behaviour;
  readonly host: string;
  port(): number;
  /** Cuts the connection of a call. */
  cut(peer: string): void;
}
