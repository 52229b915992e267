import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../../run/build/bundle.ts';
import { workspaceRoot } from '../../../check/source/files.ts';

/**
 * `npm run bench -- worst-request [part of a name]`: the CPU time of the longest turn of the event loop while one
 * request runs that costs as much as it can (N12). Services use decorators, so they are bundled first.
 */
mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
const folder = mkdtempSync(join(workspaceRoot, '.cache', 'worst-request-'));
try {
  const file = join(folder, 'worst-request.mjs');
  await bundle({ root: workspaceRoot, entry: join(import.meta.dirname, 'worst-request.main.ts'), file });
  const { status } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', file, ...process.argv.slice(2)],
    {
      cwd: workspaceRoot,
      stdio: 'inherit',
    },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
