/** A count that takes long, and the small part of it that CI runs at every change. */
export interface Proof {
  readonly what: string;
  readonly program: string;
  /** Options of a recorded run. */
  readonly whole: readonly string[];
  /** Options of the fixed part that CI runs. */
  readonly share: readonly string[];
  /** What was counted, from the output. */
  counts(output: string): string;
}

const all = (pattern: RegExp, output: string): string[] =>
  [...output.matchAll(pattern)].map((found) => found[1]!.trim());

export const proofs: Readonly<Record<string, Proof>> = {
  simulation: {
    what: "the services' own process managers in a simulated world of faults (npm run simulate)",
    program: 'tools/proof/simulation/simulate.ts',
    whole: ['--seeds', '10000'],
    share: ['--seeds', '150'],
    counts: (output) =>
      all(/^(seeds [\d,]+, failing seeds [\d,]+, events [\d,]+, crashes [\d,]*\d)/gm, output).join('; '),
  },
  chaos: {
    what: 'random commands while processes and servers are killed (npm run chaos)',
    program: 'tools/proof/chaos.mjs',
    whole: ['--kills', '300'],
    share: ['--kills', '20', '--seed', '1405'],
    counts: (output) =>
      [
        ...all(/^SIGKILL by target +(\d+):/gm, output).map((kills) => `${kills} kills`),
        ...all(/^commands +(.*?);/gm, output).map((commands) => `commands ${commands}`),
        ...all(/^(\d+ passed, \d+ failed)$/gm, output),
      ].join('; '),
  },
  conformance: {
    what: "each port's contract spec on real servers (npm run contract -- all)",
    program: 'tools/proof/conformance/contract.ts',
    whole: ['all'],
    share: ['all'],
    counts: (output) => all(/^(The contracts of .*|Broken: .*)$/gm, output).join('; '),
  },
  launchers: {
    what: 'launchers killed by each signal: nothing that they started may be left',
    program: 'tools/proof/launchers/launchers.ts',
    whole: [],
    share: ['--launchers', 'infra,start', '--signals', 'SIGKILL', '--victims', 'npm'],
    counts: (output) => all(/^(\d+ passed, \d+ failed)$/gm, output).join('; '),
  },
  generators: {
    what: 'every generator on every aggregate, in a copy of the workspace that is then checked like a commit',
    program: 'tools/proof/generators/generators.ts',
    whole: [],
    share: [],
    counts: (output) => all(/^(\d+ runs of the generators, .*)$/gm, output).join('; '),
  },
  store: {
    what: 'a data folder damaged at random: refused by a sentence, or everything is there',
    program: 'tools/proof/store/store.ts',
    whole: ['--rounds', '1000'],
    share: ['--rounds', '60', '--starts', '2', '--until', '10 of 27 reading files'],
    counts: (output) => all(/^(\d+ rounds: .*)$/gm, output).join('; '),
  },
  'personal-numbers': {
    what: 'personal numbers in every field: none in logs, topics, addresses, views (S7, A6)',
    program: 'tools/proof/personal-numbers/personal-numbers.ts',
    whole: ['--persons', '10000'],
    share: ['--persons', '40'],
    counts: (output) => all(/^(\d+ persons seeded, .*)$/gm, output).join('; '),
  },
  fuzz: {
    what: 'Schemathesis on every service in both languages: no 500, nothing outside of the OpenAPI document (S6)',
    program: 'tools/proof/fuzz/fuzz.ts',
    whole: ['--seconds', '60'],
    share: ['--seconds', '8'],
    counts: (output) => all(/^([\d,]+ requests, \d+ of \d+ runs failed)$/gm, output).join('; '),
  },
  matrix: {
    what: 'every endpoint × role × place against who-sees-what.md, with own, foreign and unknown ids (S2, N29)',
    program: 'tools/catalogues/access/matrix/matrix.ts',
    whole: ['--languages', 'fa,en'],
    share: ['--languages', 'fa'],
    counts: (output) => all(/^(\w+: \d+ endpoints, .*)$/gm, output).join('; '),
  },
  duties: {
    what: 'proposals, approvals, policies, certificates and payments interleaved: nobody approves the own work',
    program: 'tools/proof/duties/duties.ts',
    whole: ['--interleavings', '1000'],
    share: ['--interleavings', '100'],
    counts: (output) => all(/^(\d+ interleavings: .*)$/gm, output).join('; '),
  },
  bench: {
    what: 'measurements beside their reference (npm run bench)',
    program: 'tools/proof/bench/bench.ts',
    whole: [],
    share: ['rating'],
    counts: (output) => `${all(/^(\S+\.bench\.ts)$/gm, output).length} benchmarks`,
  },
};
