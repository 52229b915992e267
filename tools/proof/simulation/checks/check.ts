import type { Finding } from '@pishkhan/event-store';
import type { Played } from '../play.ts';

/** A requirement on the log of a played seed, after all faults. */
export interface Check {
  readonly name: string;
  judge(played: Played): Finding;
}
