import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from '../check/source/generated-file.ts';
import { addToCalls, type Edit } from './edits.ts';

interface EditedFile {
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
    if (text.includes(`eventsOf(${decider})`)) return [{ path, edits: [addToCalls('on', `${event}: 'ignored'`)] }];
    if (!text.includes(`publishes(${decider},`)) return [];
    return [{ path, edits: [addToCalls('publishes', `${event}: 'private'`)] }];
  });

/** Event types that a decider of the service declares. */
export const eventsDeclaredIn = (root: string, path: string): string[] => {
  const declared = /\bevents: \{([^}]*)\}/.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? '';
  return [...declared.matchAll(/(\w+):/g)].map(([, type]) => type!);
};

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

/** The names that the parts of a generated command are written with. */
export interface CommandWords {
  readonly service: string;
  /** Name that the service's index exports. */
  readonly definition: string;
  readonly noun: string;
  readonly name: string;
  readonly Name: string;
  readonly Command: string;
  readonly command: string;
  readonly file: string;
  readonly Event: string;
  readonly source: string;
  readonly role: string;
  readonly route: string;
}
