import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file generated from the sources, committed, and compared by the check. */
export interface GeneratedFile {
  /** Relative to the workspace's root. */
  readonly path: string;
  readonly content: string;
}

/** Files in the folders that are no longer generated; a folder within them belongs to another program. */
const leftOver = (files: readonly GeneratedFile[], folders: readonly string[], root: string): string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => `${folder}/${name}`),
    )
    .filter((path) => !files.some((file) => file.path === path));

/**
 * Sentences about the differences between committed and newly generated files. `folders` contain generated files only.
 */
export const differences = (files: readonly GeneratedFile[], folders: readonly string[], root: string): string[] => [
  ...files.flatMap(({ path, content }) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`];
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is out of date`];
  }),
  ...leftOver(files, folders, root).map((path) => `${path} is not generated any more`),
];

/** Writes the files and deletes those no longer generated; returns the changed paths. */
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
