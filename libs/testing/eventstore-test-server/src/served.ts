import type { Log } from './log/log.ts';
import type { Behaviour } from './faults/misbehaviour.ts';
import type { Counter } from './protocol/calls/counts.ts';
import type { Positions } from './protocol/positions.ts';
import type { Profile } from './protocol/profile.ts';

/** Dependencies of the calls. */
export interface Served {
  readonly log: Log;
  readonly positions: Positions;
  readonly behaviour: Behaviour;
  readonly counter: Counter;
  readonly host: string;
  readonly profile: Profile;
  port(): number;
  /** Cuts the connection of a call. */
  cut(peer: string): void;
}
