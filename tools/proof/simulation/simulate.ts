import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../run/build/bundle.ts';
import { workspaceRoot } from '../../check/source/files.ts';

/**
 * `npm run simulate -- --seeds 10000 [--from 1]`; exit code 1 on a violation. Services use decorators, so they are
 * bundled first.
 */
mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
const folder = mkdtempSync(join(workspaceRoot, '.cache', 'simulate-'));
try {
  const program = join(folder, 'simulate.mjs');
  await bundle({
    root: workspaceRoot,
    entry: join(workspaceRoot, 'tools/proof/simulation/simulate.main.ts'),
    file: program,
  });
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--enable-source-maps', program, ...process.argv.slice(2)],
    { cwd: workspaceRoot, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
