import type { Finding } from '../../../audit/invariants/invariant.ts';
import type { Played } from '../play.ts';

/** Something that must hold of a played seed, once everybody is calm. */
export interface Check {
  readonly name: string;
  judge(played: Played): Finding;
}
