import type { Company } from '../company/company.ts';
import type { Asking } from './asking.ts';
import { caseMoves } from './cases.ts';
import { decisionMoves } from './decisions.ts';
import type { Household } from './households.ts';
import { chosen, type Scene } from './move.ts';
import { seenIn } from './seen.ts';
import { supplyMoves } from './supply.ts';

const MOVES = 48;
const PEOPLE = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Several people at a time make possible moves while days pass; the deadline watch runs at random times. */
export const tellStory = async (company: Company, asking: Asking, households: readonly Household[]): Promise<void> => {
  const { world, clock } = company;
  const scene: Scene = { company, world, households, seen: seenIn(company) };
  let left = MOVES;
  const somebody = async (): Promise<void> => {
    while (left-- > 0) {
      for (let pause = world.below(20); pause > 0; pause--) await world.moment(asking.people);
      if (world.happens(0.2)) clock.advance((1 + world.below(12)) * DAY_MS);
      if (world.happens(0.2)) void watch(company);
      const move = chosen(
        [...supplyMoves(scene), ...caseMoves(scene), ...decisionMoves(scene)],
        world.below(1_000_000) / 1_000_000,
      );
      if (move) await asking.ask(move.request());
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, somebody));
};

/** Like the service's own watch: a failed check is repeated the next time. */
export const watch = async (company: Company): Promise<void> => {
  const {
    desks: { deadlines },
  } = company.serving('case-handling');
  try {
    await deadlines.recount();
    await deadlines.tellMissed();
  } catch {
    // Repeated the next time.
  }
};
