import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModule, type SourceModule } from './module.ts';

/** Root of the workspace. */
export const workspaceRoot = join(import.meta.dirname, '..', '..', '..');

/** Folders of the workspace with our own sources. */
export const allFolders = ['libs', 'contracts', 'services', 'deploy', 'e2e', 'tools', 'data'];
const left = /(^|\/)(node_modules|dist|generated|\.data|\.cache)(\/|$)/;

/**
 * Paths of our own files that match, relative to the root, sorted; `pattern` is a glob below each of the workspace's
 * folders.
 */
export const sourceFiles = (pattern = '**/*.{ts,mjs}', root = workspaceRoot): string[] =>
  allFolders
    .flatMap((folder) => globSync(`${folder}/${pattern}`, { cwd: root, exclude: (path) => left.test(path) }))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();

export const readText = (path: string, root = workspaceRoot): string => readFileSync(join(root, path), 'utf8');

export const readModules = (paths: readonly string[], root = workspaceRoot): SourceModule[] =>
  paths.map((path) => readModule(path, readText(path, root)));
