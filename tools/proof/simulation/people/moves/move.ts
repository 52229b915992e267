import type { World } from '@pishkhan/simulated-world';
import type { Company } from '../../company/company.ts';
import type { Request } from '../asking.ts';
import type { Bank } from '../bank.ts';
import type { Household } from '../households.ts';
import type { Seen } from '../seen.ts';

/** The context of the next move. */
export interface Scene {
  readonly company: Company;
  readonly world: World;
  readonly households: readonly Household[];
  readonly bank: Bank;
  readonly seen: Seen;
}

/** A possible action; a greater weight makes it more likely. Several requests are sent at the same moment. */
export interface Move {
  readonly weight: number;
  readonly request: () => Request | readonly Request[];
}

/** @param place In [0, 1) */
export const chosen = (moves: readonly Move[], place: number): Move | undefined => {
  let left = place * moves.reduce((sum, { weight }) => sum + weight, 0);
  return moves.find(({ weight }) => (left -= weight) < 0);
};
