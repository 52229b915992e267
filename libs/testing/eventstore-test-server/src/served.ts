import type { Log } from './log/log.ts';
import type { Behaviour } from './faults/misbehaviour.ts';

/** Dependencies of the calls. */
export interface Served {
  readonly log: Log;
  readonly behaviour: Behaviour;
  readonly host: string;
  /** Size limit of one append in bytes. */
  readonly appendLimit: number;
  port(): number;
  /** Cuts the connection of a call. */
  cut(peer: string): void;
}
