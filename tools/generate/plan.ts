import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../check/source/generated-file.ts';
import { addToCalls, type Edit } from './edits.ts';

export interface EditedFile {
  readonly path: string;
  readonly edits: readonly Edit[];
}

/** What a generator does: new files, edits of hand-written ones, and what is left for a person. */
export interface Plan {
  readonly creates: readonly GeneratedFile[];
  readonly edits: readonly EditedFile[];
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

/** Views and publishing maps of a decider mention every event: a new one changes nothing there at first. */
export const mentionedByReaders = (root: string, service: string, decider: string, event: string): EditedFile[] =>
  globSync(`services/${service}/src/**/*.{view,publish}.ts`, { cwd: root }).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const source = `eventsOf(${decider})`;
    if (text.includes(source)) return [{ path, edits: [addToCalls('on', source, `${event}: 'ignored'`)] }];
    if (!text.includes(`publishes(${decider},`)) return [];
    return [{ path, edits: [addToCalls('publishes', `(${decider},`, `${event}: 'private'`)] }];
  });

/** Views of other services mention every contract of a service: a new one changes nothing there at first. */
export const mentionedByOthers = (root: string, service: string, contract: string): EditedFile[] =>
  globSync('{services,libs}/**/src/**/*.ts', { cwd: root, exclude: (path) => /node_modules|dist/.test(path) }).flatMap(
    (path) => {
      const source = `messagesOf('${service}')`;
      if (!readFileSync(join(root, path), 'utf8').includes(source)) return [];
      return [{ path, edits: [addToCalls('on', source, `${contract}: 'ignored'`)] }];
    },
  );

/** The files as the plan leaves them. @throws Error when a new file is there already or an edit finds no place */
export const resultOf = ({ creates, edits }: Plan, root: string): GeneratedFile[] => {
  const taken = creates.filter(({ path }) => existsSync(join(root, path)));
  if (taken.length > 0) throw new Error(`${taken.map(({ path }) => path).join(', ')} is there already`);
  const edited = edits.map(({ path, edits: steps }) => {
    if (!existsSync(join(root, path))) throw new Error(`${path} is not there`);
    const before = readFileSync(join(root, path), 'utf8');
    try {
      return { path, content: steps.reduce((text, edit) => edit(text), before) };
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  });
  return [...creates, ...edited];
};

/** Carries the plan out, all or nothing. @returns The paths that were written */
export const carryOut = (plan: Plan, root: string): string[] => {
  const files = resultOf(plan, root);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return files.map(({ path }) => path);
};
