import { spawnSync } from 'node:child_process';
import { sourceFiles, workspaceRoot } from '../../check/source/files.ts';

/**
 * `npm run bench [-- <part of a path> [words]]`: runs each matching benchmark (`*.bench.ts`) in turn, with the words;
 * each prints its table and writes JSON to bench/results.
 */
const [part = '', ...words] = process.argv.slice(2);
const benches = sourceFiles('**/*.bench.ts').filter((path) => path.includes(part));
if (benches.length === 0) throw new Error(`no benchmark matches "${part}"`);
for (const bench of benches) {
  console.log(`\n${bench}`);
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--disable-warning=ExperimentalWarning', bench, ...words],
    {
      cwd: workspaceRoot,
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exitCode = 1;
}
