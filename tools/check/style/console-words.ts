import { posix } from 'node:path';
import { walk, type SourceModule, type SyntaxNode } from '../source/module.ts';

const CONSOLE = 'services/counter-desk/web/src/';
const spoken = new Set(['aria-label', 'aria-description', 'placeholder', 'title', 'alt']);
const hasLetters = (text: unknown): boolean => typeof text === 'string' && /\p{L}/u.test(text);
const isWords = ({ path }: SourceModule): boolean => path.endsWith('.words.ts');

/** Texts for people inside of a component: they would have one language only. */
const strayTexts = (module: SourceModule): string[] => {
  const found: string[] = [];
  const add = (node: SyntaxNode) =>
    found.push(`${module.path}:${module.lineOf(node.start)} a text for people belongs into a words file`);
  walk(module.program, (node) => {
    if (node.type === 'JSXText' && hasLetters(node['value'])) add(node);
    if (node.type !== 'JSXAttribute' || !spoken.has((node['name'] as { name: string }).name)) return;
    if (hasLetters((node['value'] as { value?: unknown } | null)?.value)) add(node);
  });
  return found;
};

const keysIn = (module: SourceModule): { key: string; line: number }[] => {
  const found: { key: string; line: number }[] = [];
  walk(module.program, (node) => {
    if (node.type !== 'Property') return;
    const value = node['value'] as SyntaxNode & {
      readonly properties?: { readonly key?: { readonly name?: string } }[];
    };
    const names = value.properties?.map(({ key }) => key?.name).toSorted();
    if (names?.join() === 'en,fa')
      found.push({ key: (node['key'] as { name: string }).name, line: module.lineOf(node.start) });
  });
  return found;
};

const importsFile = ({ path, imports }: SourceModule, file: string): boolean =>
  imports.some(({ specifier }) => posix.join(posix.dirname(path), specifier) === file);

/** The name that a module uses for an export of a words file. */
const nameIn = ({ text }: SourceModule, name: string): string =>
  new RegExp(`\\b${name} as (\\w+)`).exec(text)?.[1] ?? name;

/** Whether a word of the group is chosen by a value, such as `stateWords[state]`: then each of the group is said. */
const isChosenByValue = (speaker: SourceModule, group: string): boolean =>
  new RegExp(`\\b${nameIn(speaker, group)}\\[`).test(speaker.text);

/** Words that no component says any more. */
const unusedWords = (module: SourceModule, all: readonly SourceModule[]): string[] => {
  const speakers = all.filter((other) => importsFile(other, module.path));
  const chosen = new Set(
    module.exports.map(({ name }) => name).filter((name) => speakers.some((speaker) => isChosenByValue(speaker, name))),
  );
  const groupAt = (line: number) => module.exports.findLast((group) => group.line <= line)?.name ?? '';
  return keysIn(module)
    .filter(({ line }) => !chosen.has(groupAt(line)))
    .filter(({ key }) => !speakers.some(({ text }) => new RegExp(`\\w\\.${key}\\b`).test(text)))
    .map(({ key, line }) => `${module.path}:${line} no component says "${key}"`);
};

/** Texts of the console: each in a words file, in both languages, and said somewhere. */
export const consoleWordViolations = (modules: readonly SourceModule[]): string[] => {
  const console = modules.filter(({ path }) => path.startsWith(CONSOLE) && !path.endsWith('.spec.ts'));
  return console.flatMap((module) => (isWords(module) ? unusedWords(module, console) : strayTexts(module)));
};
