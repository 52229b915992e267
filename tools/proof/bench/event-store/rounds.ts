import { median, rounded } from '../latency/figures.ts';
import type { Side, Sides } from './sides.ts';

/** What one side did in one round, by the name of the figure. */
export type Figures = Readonly<Record<string, number>>;

export interface Compared {
  readonly adapter: readonly Figures[];
  readonly client: readonly Figures[];
}

const FEWEST_ROUNDS = 3;
const LONGEST_MS = 45_000;

/**
 * Alternates the works (A B A B …), so that all meet the same disturbances of the machine. Begins no further round
 * after 45 s.
 */
export const takeTurns = async <Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => Promise<Figures>>>,
): Promise<Record<Name, Figures[]>> => {
  const names = Object.keys(works) as Name[];
  const done = Object.fromEntries(names.map((name) => [name, [] as Figures[]])) as Record<Name, Figures[]>;
  const begun = performance.now();
  const isTime = () => performance.now() - begun < LONGEST_MS;
  for (let round = 0; round < rounds && (round < FEWEST_ROUNDS || isTime()); round++)
    for (const name of names) {
      globalThis.gc?.();
      done[name].push(await works[name]());
    }
  return done;
};

export const alternate = (
  rounds: number,
  { adapter, client }: Sides,
  work: (side: Side) => Promise<Figures>,
): Promise<Compared> => takeTurns(rounds, { adapter: () => work(adapter), client: () => work(client) });

export interface Goal {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Row {
  readonly work: string;
  readonly unit: string;
  readonly adapter: number | undefined;
  readonly client?: number;
  readonly ratio?: number;
  readonly goal: string;
  readonly reached: 'yes' | 'no' | 'not judged';
}

export const judged = (value: number, { atLeast = -Infinity, atMost = Infinity }: Goal): Row['reached'] =>
  value >= atLeast && value <= atMost ? 'yes' : 'no';

const shown = ({ atLeast, atMost }: Goal): string => (atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`);

/** Compares one figure of both sides: medians, and the median of the ratios of the rounds. */
export const rowOf = (work: string, unit: string, { adapter, client }: Compared, figure: string, goal?: Goal): Row => {
  const [ours, theirs] = [adapter, client].map((rounds) => rounds.map((round) => round[figure]!)) as [
    number[],
    number[],
  ];
  const ratio = rounded(median(ours.map((value, round) => value / theirs[round]!)));
  return {
    work,
    unit,
    adapter: rounded(median(ours)),
    client: rounded(median(theirs)),
    ratio,
    goal: goal ? `${shown(goal)} ×` : 'none',
    reached: goal ? judged(ratio, goal) : 'not judged',
  };
};
