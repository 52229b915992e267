import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allFolders, workspaceRoot } from '../source/files.ts';

/**
 * `node tools/check/static/types.ts [<folder> …]`: checks the types of one project, or of the whole tree. One checker:
 * each further one would load the types of mongoose and typebox again, and two cores gain nothing. The configuration is
 * written here because a tsconfig.json per project would also be a separate program for the type-aware linter.
 */
/** Sources for the browser: another library of types, and JSX. */
const CONSOLE = 'services/counter-desk/web';
const given = process.argv.slice(2);
const folders = given.length > 0 ? given : allFolders;
const cache = join(workspaceRoot, '.cache', 'types');
mkdirSync(cache, { recursive: true });
const config = join(cache, `${given.join('-').replaceAll('/', '-') || 'tree'}.json`);
const up = '../..';
writeFileSync(
  config,
  JSON.stringify({
    extends: `${up}/tsconfig.base.json`,
    include: folders.map((folder) => `${up}/${folder}/**/*.ts`),
    exclude: [`${up}/**/node_modules`, `${up}/**/dist`, `${up}/${CONSOLE}`],
  }),
);
const run = (...words: string[]): number =>
  spawnSync(process.execPath, words, { cwd: workspaceRoot, stdio: 'inherit' }).status ?? 1;
const typesOf = (project: string): number =>
  run(
    join(workspaceRoot, 'node_modules/@typescript/native/bin/tsc'),
    '-p',
    project,
    '--checkers',
    '1',
    '--pretty',
    'false',
  );
const ofConsole = (): number => run(`${CONSOLE}/api-types.ts`) || typesOf(join(workspaceRoot, CONSOLE));
process.exitCode = typesOf(config) || (folders.some((folder) => CONSOLE.startsWith(`${folder}/`)) ? ofConsole() : 0);
