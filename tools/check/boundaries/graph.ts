import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '../source/files.ts';
import type { SourceModule } from '../source/module.ts';
// @ts-expect-error plain JavaScript, shared with the plugin of Nx
import { targetOf as targetOfImport } from '../nx/project-imports.mjs';
import { KINDS, type Dependency, type Kind, type ProjectGraph } from './projects.ts';

interface Project {
  readonly name: string;
  readonly root: string;
  readonly packageName: string;
}

const targetOf = targetOfImport as (
  specifier: string,
  file: string,
  projects: readonly Project[],
) => string | undefined;

const json = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as { readonly name: string; readonly tags?: readonly string[] };

const isKind = (kind: string | undefined): kind is Kind => KINDS.some((known) => known === kind);

/** Specs and their building blocks; they may import test code, and are not shipped. */
const isTest = (path: string) => /\.(spec|e2e|builders|contract|contract-run)\.ts$/.test(path);

/** The imports between projects; @throws Error naming a project whose kind is missing or unknown. */
export const projectGraph = (modules: readonly SourceModule[], root = workspaceRoot): ProjectGraph => {
  const files = globSync('{libs/*/*,contracts,services/*,deploy/*,data,e2e,tools,tools/proof/chaos}/project.json', {
    cwd: root,
  });
  const kinds = new Map<string, Kind>();
  const projects = files.map((file): Project => {
    const { name, tags } = json(join(root, file));
    const kind = tags?.find((tag) => tag.startsWith('type:'))?.slice('type:'.length);
    if (!isKind(kind)) throw new Error(`${file} needs a tag type:${KINDS.join('|')}`);
    kinds.set(name, kind);
    const manifest = join(root, dirname(file), 'package.json');
    return { name, root: dirname(file), packageName: existsSync(manifest) ? json(manifest).name : dirname(file) };
  });
  const inside = projects.toSorted((a, b) => b.root.length - a.root.length);
  const dependencies = new Map<string, Map<string, Dependency>>();
  for (const { path, imports } of modules) {
    const source = inside.find((project) => path.startsWith(`${project.root}/`))?.name;
    for (const { specifier } of imports) {
      const target = targetOf(specifier, path, inside);
      if (source === undefined || target === undefined || target === source) continue;
      const test = isTest(path);
      const known = dependencies.get(source) ?? new Map<string, Dependency>();
      dependencies.set(source, known.set(`${target} ${test}`, { target, test }));
    }
  }
  return new Map(
    [...kinds].map(([name, kind]) => [name, { kind, imports: [...(dependencies.get(name)?.values() ?? [])] }]),
  );
};
