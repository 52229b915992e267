import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import * as matrix from './matrix.ts';
import type { Run } from './matrix.ts';
import { nameOnPage } from './page.ts';
import { copyOfWorkspace, linkService } from './tree.ts';

/**
 * `npm run proof -- generators [--keep]`: in a copy of the workspace every generator runs on every aggregate that it
 * fits; the result is checked as a commit would be, and its specs run.
 */
const root = copyOfWorkspace();
const faults: string[] = [];
const written = new Set<string>();
const sizes = new Map<string, Set<string>>();
let runs = 0;

const node = (words: readonly string[], cwd = root) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, GOMAXPROCS: '1' },
  });

const count = (generator: string, added: number, edited: number): void => {
  const size = `${added} added, ${edited} edited`;
  sizes.set(generator, (sizes.get(generator) ?? new Set()).add(size));
};

type Generate = typeof import('../../generate/generators.ts') & typeof import('../../generate/plan.ts');

/** The generators of the copy: they know its roles. */
const generate = async (): Promise<Pick<Generate, 'generators' | 'carryOut'>> => ({
  ...((await import(join(root, 'tools/generate/generators.ts'))) as Generate),
  ...((await import(join(root, 'tools/generate/plan.ts'))) as Generate),
});

const play = ({ generators, carryOut }: Pick<Generate, 'generators' | 'carryOut'>, run: Run): void => {
  runs += 1;
  const name = `${run.generator} (${run.about})`;
  try {
    const plan = generators[run.generator]!.plan(run.options, root);
    for (const path of carryOut(plan, root)) written.add(path);
    count(run.generator, plan.creates.length, plan.edits.length);
    if (run.refusal) faults.push(`${name}: expected ${String(run.refusal)}, but it wrote files`);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    if (!run.refusal?.test(sentence)) faults.push(`${name}: ${sentence}`);
  }
};

/** Role and service first, by the command line: the other generators are loaded when the copy has them. */
const playFirst = ({ generator, options }: Run): void => {
  runs += 1;
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const { status, stdout, stderr } = node(['tools/generate/generate.ts', generator, ...words]);
  if (status !== 0) faults.push(`${generator}: ${stderr}`);
  const paths = [...stdout.matchAll(/^wrote (.*)$/gm)].map(([, path]) => path!);
  for (const path of paths) written.add(path);
  const edited = paths.filter((path) => existsSync(join(workspaceRoot, path))).length;
  count(generator, paths.length - edited, edited);
};

const format = () => node(['node_modules/oxfmt/bin/oxfmt', ...[...written].filter((path) => path.endsWith('.ts'))]);

/** Everything but the reactions, which would act while the specs of the commands run. */
/** A folder of contracts has no room for one of every aggregate at once. */
const CONTRACTS_OF_A_SERVICE = 7;

const playReadersAndTables = async (): Promise<(run: Run) => void> => {
  playFirst(matrix.newRole);
  playFirst(matrix.newService);
  linkService(root, matrix.NEW_SERVICE);
  const tools = await generate();
  const one = (run: Run) => play(tools, run);
  matrix.newAggregates(root).forEach(one);
  const aggregates = matrix.allAggregates(root);
  console.log(`${aggregates.length} aggregates: ${aggregates.map(({ noun }) => noun).join(', ')}`);
  aggregates.map(matrix.commandFor).forEach(one);
  const now = matrix.allAggregates(root);
  const commanded = now.filter(({ decides }) => decides === 'commands');
  for (const ofService of Map.groupBy(commanded, ({ service }) => service).values())
    ofService.slice(0, CONTRACTS_OF_A_SERVICE).map(matrix.contractFor).forEach(one);
  now.map(matrix.viewFor).forEach(one);
  now
    .filter(({ noun }) => noun.endsWith('policy'))
    .map(matrix.policyFor)
    .forEach(one);
  one(matrix.newKind);
  format();
  return one;
};

const playReactions = (one: (run: Run) => void): void => {
  const now = matrix.allAggregates(root);
  matrix.ownReactions(now).forEach(one);
  matrix.reactionsToMessages(root, now).forEach(one);
  format();
};

/** Sentences that the check prints in the copy and not in the workspace itself. */
const check = (name: string, words: readonly string[], compare = false): void => {
  const began = performance.now();
  const { status, stdout, stderr } = node(words);
  const before = compare ? node(words, workspaceRoot) : undefined;
  const known = new Set(before ? `${before.stdout}${before.stderr}`.split('\n') : []);
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '' && !known.has(line));
  const fresh = compare ? lines.filter((line) => !/^\w+: \d+ modules, \d+ violations$/.test(line)) : lines;
  const ok = status === 0 || (compare && fresh.length === 0);
  if (!ok) faults.push(`${name}:\n${fresh.join('\n')}`);
  console.log(`${ok ? 'holds' : 'FAILS'}: ${name} (${Math.round((performance.now() - began) / 1000)} s)`);
};

/** Runs the specs of these files. */
const checkSpecs = (name: string, paths: readonly string[]): void =>
  check(name, [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--maxWorkers=2',
    '--silent',
    ...paths.map((path) => path.replaceAll('.', '\\.')),
  ]);
const specsWritten = (): string[] => [...written].filter((path) => path.endsWith('.spec.ts'));

const one = await playReadersAndTables();
const specs = specsWritten();
const house = [
  'contracts/contracts.spec',
  'contracts/services.spec',
  'libs/values/roles/',
  'libs/platform/views/src/defining',
];
checkSpecs('specs', [...specs, ...house, 'services/case-handling/src/engine/walk/search']);
playReactions(one);
nameOnPage(root, written);
const reactions = specsWritten().filter((path) => !specs.includes(path));
checkSpecs('specs of reactions', reactions);
check('types', ['tools/check/static/types.ts']);
check('lint', ['tools/check/static/lint.ts']);
check('boundaries', ['tools/check/boundaries/check.ts'], true);
check('style', ['tools/check/style/check.ts'], true);
check('catalogues', ['tools/catalogues/docs/generate.ts']);
for (const fault of faults) console.error(fault);
for (const [generator, size] of sizes) console.log(`${generator}: ${[...size].join('; ')}`);
if (process.argv.includes('--keep')) console.log(`kept in ${root}`);
else rmSync(root, { recursive: true, force: true });
console.log(
  `${runs} runs of the generators, ${written.size} files, ${specsWritten().length} specs: ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
