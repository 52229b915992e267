import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Refused } from './command.ts';
import { isLeftOut } from './parts.ts';

/** The file of a backup that says what belongs to it. */
export const MANIFEST = 'backup.json';

export interface Manifest {
  readonly product: 'pishkhan';
  readonly madeAt: string;
  /** Position and id of the last event. */
  readonly head: number;
  readonly headId?: string;
  readonly events: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

/** Files of a folder that belong to a backup, by their path in it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isLeftOut(entry.name) && entry.name !== MANIFEST)
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((name) => !/\.damaged-/.test(name))
    .toSorted();

export const sumOf = (file: string): { bytes: number; sha256: string } => {
  const content = readFileSync(file);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
};

/** The manifest of a backup, whose files are all there and unchanged. @throws Refused */
export const wholeBackup = (folder: string): Manifest => {
  const path = join(folder, MANIFEST);
  if (!existsSync(path))
    throw new Refused(`${folder} is no backup, or one that was not finished: it has no ${MANIFEST}`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const wrong = manifest.files.filter(({ name, sha256 }) => {
    const file = join(folder, name);
    return !existsSync(file) || sumOf(file).sha256 !== sha256;
  });
  if (wrong.length > 0)
    throw new Refused(
      `${folder}: ${wrong.map(({ name }) => name).join(', ')} is missing or damaged. Use another backup.`,
    );
  return manifest;
};
