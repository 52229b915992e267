import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Nx plugin: edges of the project graph from the imports in the sources. Nx's own analysis needs the `typescript`
 * package, which this workspace does not have under that name (TypeScript 7 is installed as `@typescript/native`).
 */
export const name = 'project-imports';

const specifier =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

export const importsOf = (text) => [...text.matchAll(specifier)].map((match) => match[1] ?? match[2]);

/**
 * The project that an import of `file` refers to, by package name or by path; undefined for npm packages and Node's
 * own.
 */
export const targetOf = (specifierText, file, projects) => {
  if (specifierText.startsWith('.')) {
    const path = posix.join(posix.dirname(file), specifierText);
    return projects.find((project) => path === project.root || path.startsWith(`${project.root}/`))?.name;
  }
  return projects.find(
    (project) => specifierText === project.packageName || specifierText.startsWith(`${project.packageName}/`),
  )?.name;
};

const projectsOf = (context) =>
  Object.entries(context.projects).map(([projectName, { root }]) => {
    const manifest = join(context.workspaceRoot, root, 'package.json');
    return {
      name: projectName,
      root,
      packageName: existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).name : root,
    };
  });

const edgesOf = (source, file, projects, workspaceRoot) =>
  importsOf(readFileSync(join(workspaceRoot, file), 'utf8'))
    .map((text) => targetOf(text, file, projects))
    .filter((target) => target !== undefined && target !== source)
    .map((target) => ({ source, target, sourceFile: file, type: 'static' }));

export const createDependencies = (_, context) => {
  const projects = projectsOf(context);
  return Object.entries(context.filesToProcess.projectFileMap).flatMap(([source, files]) =>
    files
      .filter(({ file }) => /\.(ts|mts|mjs)$/.test(file))
      .flatMap(({ file }) => edgesOf(source, file, projects, context.workspaceRoot)),
  );
};
