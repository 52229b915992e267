import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../check/source/generated-file.ts';
import type { Edit } from './edits.ts';

/** What a generator does: new files, edits of hand-written ones, and what is left for a person. */
export interface Plan {
  readonly creates: readonly GeneratedFile[];
  readonly edits: readonly { readonly path: string; readonly edits: readonly Edit[] }[];
  readonly next: readonly string[];
}

export type Options = Readonly<Record<string, string>>;

/** @throws Error that names the option when it is missing */
export const needed = (options: Options, ...names: readonly string[]): string[] =>
  names.map((name) => {
    const value = options[name];
    if (!value) throw new Error(`--${name} is missing`);
    return value;
  });

/**
 * Carries the plan out, all or nothing: a file that would be overwritten or an edit that finds no place leaves
 * everything as it was.
 */
export const carryOut = ({ creates, edits }: Plan, root: string): string[] => {
  const taken = creates.filter(({ path }) => existsSync(join(root, path)));
  if (taken.length > 0) throw new Error(`${taken.map(({ path }) => path).join(', ')} is there already`);
  const edited = edits.map(({ path, edits: steps }) => {
    if (!existsSync(join(root, path))) throw new Error(`${path} is not there`);
    return { path, content: steps.reduce((text, edit) => edit(text), readFileSync(join(root, path), 'utf8')) };
  });
  const files = [...creates, ...edited];
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return files.map(({ path }) => path);
};
