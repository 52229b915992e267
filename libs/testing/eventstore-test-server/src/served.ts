import type { Log } from './log/log.ts';
import type { Behaviour } from './faults/misbehaviour.ts';

/** What the calls are answered from. */
export interface Served {
  readonly log: Log;
  readonly behaviour: Behaviour;
  readonly host: string;
  /** Most bytes of one append. */
  readonly appendLimit: number;
  port(): number;
  /** Cuts the connection of a call. */
  cut(peer: string): void;
}
