import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { allFolders, workspaceRoot } from '../source/files.ts';

/**
 * `node tools/check/static/lint.ts [<folder or option> …]`: oxlint with types, in one thread for the reason given in
 * tools/check/static/types.ts.
 */
const given = process.argv.slice(2);
const oxlint = join(workspaceRoot, 'node_modules/oxlint/bin/oxlint');
/** The console is linted with the types of the services' APIs. */
const console = 'services/counter-desk/web/api-types.ts';
const words = given.some((word) => !word.startsWith('-')) ? given : [...allFolders, ...given];
if (words.some((word) => console.startsWith(`${word}/`)))
  spawnSync(process.execPath, [console], { cwd: workspaceRoot, stdio: 'inherit' });
process.exitCode =
  spawnSync(process.execPath, [oxlint, '--type-aware', '--deny-warnings', ...words], {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: { ...process.env, GOMAXPROCS: '1' },
  }).status ?? 1;
