import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../check/source/generated-file.ts';
import { addToCalls, type Edit } from './edits.ts';

export interface EditedFile {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/** The result of a generator: new files, edits of hand-written ones, and tasks for a person. */
export interface Plan {
  readonly creates: readonly GeneratedFile[];
  readonly edits: readonly EditedFile[];
  readonly next: readonly string[];
}

export type Options = Readonly<Record<string, string>>;

/** @throws Error that names a missing option */
export const needed = <const Names extends readonly string[]>(
  options: Options,
  ...names: Names
): { [Index in keyof Names]: string } =>
  names.map((name) => {
    const value = options[name];
    if (!value) throw new Error(`--${name} is missing`);
    return value;
  }) as { [Index in keyof Names]: string };

/** Views and publishing maps of a decider mention every event: a new one is ignored there at first. */
export const mentionedByReaders = (root: string, service: string, decider: string, event: string): EditedFile[] =>
  globSync(`services/${service}/src/**/*.{view,publish}.ts`, { cwd: root }).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const source = new RegExp(String.raw`eventsOf\((?:[\w.]+, )*${decider}(?:, [\w.]+)*\)`).exec(text)?.[0];
    if (source) return [{ path, edits: [addToCalls('on', source, `${event}: 'ignored'`)] }];
    if (!text.includes(`publishes(${decider},`)) return [];
    return [{ path, edits: [addToCalls('publishes', `(${decider},`, `${event}: 'private'`)] }];
  });

/** Views of other services mention every contract of a service: a new one is ignored there at first. */
export const mentionedByOthers = (root: string, service: string, contract: string): EditedFile[] =>
  globSync('{services,libs}/**/src/**/*.ts', { cwd: root, exclude: (path) => /node_modules|dist/.test(path) }).flatMap(
    (path) => {
      const source = `messagesOf('${service}')`;
      if (!readFileSync(join(root, path), 'utf8').includes(source)) return [];
      return [{ path, edits: [addToCalls('on', source, `${contract}: 'ignored'`)] }];
    },
  );

/**
 * The files after the plan.
 *
 * @throws Error if a new file already exists or an edit finds no position
 */
export const resultOf = ({ creates, edits }: Plan, root: string): GeneratedFile[] => {
  const taken = creates.filter(({ path }) => existsSync(join(root, path)));
  if (taken.length > 0) throw new Error(`${taken.map(({ path }) => path).join(', ')} already exists`);
  const edited = edits.map(({ path, edits: steps }) => {
    if (!existsSync(join(root, path))) throw new Error(`${path} does not exist`);
    const before = readFileSync(join(root, path), 'utf8');
    try {
      return { path, content: steps.reduce((text, edit) => edit(text), before) };
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
  return [...creates, ...edited];
};

/**
 * Executes the plan completely or not at all.
 *
 * @returns The written paths
 */
export const carryOut = (plan: Plan, root: string): string[] => {
  const files = resultOf(plan, root);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return files.map(({ path }) => path);
};
