import type { Finding } from '@pishkhan/event-store';
import { checks } from './checks/index.ts';
import { play, type Play, type Played } from './play.ts';

/** One check that runs after every seed. */
export interface Line {
  readonly name: string;
  examined: number;
  violations: number;
  firstSeed?: number;
  firstViolation?: string;
}

/** Totals of all seeds of one variant. */
export interface Tally {
  seeds: number;
  events: number;
  readonly commands: Played['asking']['commands'];
  readonly failingSeeds: number[];
  readonly mishaps: Played['company']['world']['mishaps'];
  readonly lines: readonly Line[];
}

const PLAYED = 'the seed can be played to its end';

const emptyTally = (): Tally => ({
  seeds: 0,
  events: 0,
  commands: { answered: 0, refused: 0, repeated: 0 },
  failingSeeds: [],
  mishaps: { crashes: 0, lostRequests: 0, lostAnswers: 0, duplicates: 0 },
  lines: [PLAYED, ...checks.map(({ name }) => name)].map((name) => ({ name, examined: 0, violations: 0 })),
});

const note = (line: Line, seed: number, { violations, examined }: Finding): void => {
  Object.assign(line, { examined: line.examined + examined, violations: line.violations + violations.length });
  if (violations.length > 0)
    Object.assign(line, { firstSeed: line.firstSeed ?? seed, firstViolation: line.firstViolation ?? violations[0] });
};

const addTo = <Counts extends object>(sums: Counts, counts: Counts): void => {
  for (const [name, times] of Object.entries(counts) as [keyof Counts, number][])
    Object.assign(sums, { [name]: Number(sums[name]) + times });
};

const add = (tally: Tally, { company: { store, world }, asking }: Played): void => {
  tally.events += store.log.length;
  addTo(tally.mishaps, world.mishaps);
  addTo(tally.commands, asking.commands);
};

/** The findings of each line for one seed, in their order; only the first if the seed could not be played. */
const findingsOf = async (tally: Tally, seed: number, options: Play): Promise<readonly Finding[]> => {
  try {
    const played = await play(seed, options);
    add(tally, played);
    return [{ examined: 1, violations: [] }, ...checks.map(({ judge }) => judge(played))];
  } catch (error) {
    return [{ examined: 1, violations: [String(error)] }];
  }
};

/** Plays and judges the seeds; no state is shared between them. `each` gets the violations of the seed just played. */
export const tallyOf = async (
  seeds: { readonly from: number; readonly count: number },
  options: Play = {},
  each: (tally: Tally, seed: number, violations: readonly string[]) => void = () => {},
): Promise<Tally> => {
  const tally = emptyTally();
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const findings = await findingsOf(tally, seed, options);
    for (const [place, finding] of findings.entries()) note(tally.lines[place]!, seed, finding);
    const violations = findings.flatMap((finding) => finding.violations);
    if (violations.length > 0) tally.failingSeeds.push(seed);
    tally.seeds++;
    each(tally, seed, violations);
  }
  return tally;
};

export const failed = ({ lines }: Tally): readonly Line[] => lines.filter(({ violations }) => violations > 0);

/** So many seeds reach every situation. */
export const ENOUGH_SEEDS = 100;
/** Checks that examined nothing: their stories are not played. */
export const unexamined = ({ lines }: Tally): readonly Line[] => lines.filter(({ examined }) => examined === 0);
