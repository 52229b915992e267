import type { Fault } from './faults.ts';
import { violationsOf } from './judge.ts';
import { Play } from './play.ts';

export interface Tally {
  readonly played: number;
  readonly proposed: number;
  readonly approved: number;
  readonly refused: number;
  readonly posted: number;
  readonly violations: readonly string[];
  /** First seed with a violation. */
  readonly firstSeed: number | undefined;
}

/** Plays stories from a seed on and judges each. */
export const tally = ({ from, count }: { readonly from: number; readonly count: number }, fault: Fault): Tally => {
  const counts = { played: count, proposed: 0, approved: 0, refused: 0, posted: 0 };
  const violations: string[] = [];
  let firstSeed: number | undefined;
  for (let seed = from; seed < from + count; seed++) {
    const play = new Play(seed, fault);
    play.run();
    for (const key of ['proposed', 'approved', 'refused'] as const) counts[key] += play.counts[key];
    counts.posted += play.posted;
    const found = violationsOf(play);
    if (found.length > 0) firstSeed ??= seed;
    violations.push(...found.map((each) => `seed ${seed}: ${each}`));
  }
  return { ...counts, violations, firstSeed };
};
