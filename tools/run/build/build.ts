import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '../../check/source/files.ts';
// @ts-expect-error plain JavaScript, shared with scripts that run before anything is installed
import { isBuilt, sourcesHash } from '../launch/built.mjs';
import { bundle } from './bundle.ts';

/** Every app is one bundle named after its entry: `main.ts` of deploys and services, `demo.ts` of the journeys. */
const entriesOf = (project: string): string[] =>
  ['main', 'demo'].filter((name) => existsSync(join(workspaceRoot, project, 'src', `${name}.ts`)));

/** The pages of the console, by its own bundler, from the words of the services' APIs: a clean clone has none. */
const buildPages = async (project: string): Promise<void> => {
  const root = join(workspaceRoot, project, 'web');
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  await import(pathToFileURL(join(root, 'api-types.ts')).href);
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  console.log(`${project}/dist/pages`);
};

const projects = (): string[] =>
  globSync('{deploy/*,services/*,e2e}/src/{main,demo}.ts', { cwd: workspaceRoot }).map((path) =>
    path.replace(/\/src\/.*$/, ''),
  );

export const buildProject = async (project: string): Promise<void> => {
  const hash = sourcesHash() as string;
  const started = performance.now();
  for (const name of entriesOf(project)) {
    const file = join(workspaceRoot, project, 'dist', `${name}.mjs`);
    const entry = join(workspaceRoot, project, 'src', `${name}.ts`);
    await bundle({ root: workspaceRoot, entry, file, npm: 'inside' });
    console.log(`${project}/dist/${name}.mjs in ${Math.round(performance.now() - started)} ms`);
  }
  await buildPages(project);
  mkdirSync(join(workspaceRoot, project, 'dist'), { recursive: true });
  writeFileSync(join(workspaceRoot, project, 'dist', '.sources'), hash);
};

if (import.meta.main) {
  const asked = process.argv.slice(2);
  for (const project of asked.length > 0 ? asked : new Set(projects())) {
    if (asked.length > 0 || !isBuilt(project)) await buildProject(project);
  }
}
