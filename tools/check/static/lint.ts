import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { allFolders, workspaceRoot } from '../source/files.ts';

/**
 * `node tools/check/static/lint.ts [<folder or option> …]`: oxlint with types, in one thread for the reason given in
 * tools/check/static/types.ts.
 */
const given = process.argv.slice(2);
const oxlint = join(workspaceRoot, 'node_modules/oxlint/bin/oxlint');
const words = given.some((word) => !word.startsWith('-')) ? given : [...allFolders, ...given];
process.exitCode =
  spawnSync(process.execPath, [oxlint, '--type-aware', '--deny-warnings', ...words], {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: { ...process.env, GOMAXPROCS: '1' },
  }).status ?? 1;
