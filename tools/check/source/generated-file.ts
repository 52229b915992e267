import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that is made from the sources, committed, and compared by the check. */
export interface GeneratedFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly content: string;
}

/** Files of the folders that nothing generates any more. */
const leftOver = (files: readonly GeneratedFile[], folders: readonly string[], root: string): string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !files.some((file) => file.path === path));

/**
 * What differs between the committed files and what would be generated now, each in words. `folders` hold generated
 * files only.
 */
export const differences = (files: readonly GeneratedFile[], folders: readonly string[], root: string): string[] => [
  ...files.flatMap(({ path, content }) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`];
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is out of date`];
  }),
  ...leftOver(files, folders, root).map((path) => `${path} is not generated any more`),
];

/** Writes them and removes what is not generated any more; answers the paths that changed. */
export const writeGenerated = (files: readonly GeneratedFile[], folders: readonly string[], root: string): string[] => {
  const stale = leftOver(files, folders, root);
  for (const path of stale) rmSync(join(root, path));
  const changed = files.filter(
    ({ path, content }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content,
  );
  for (const { path, content } of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return [...stale, ...changed.map(({ path }) => path)];
};
