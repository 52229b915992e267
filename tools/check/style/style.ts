import { basename } from 'node:path';
import { walk, type SourceModule, type SyntaxNode } from '../source/module.ts';
import { longLines } from './long-lines.ts';

const forbiddenWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'processor',
  'base',
  'impl',
]);
const generatedOrData = /(\.bench|\.data|\.builders|\.contract)\.ts$|^data\//;
const isSpec = (path: string) => /\.(spec|e2e)\.ts$/.test(path);

/** Words of a name: `billImpl.utils.ts` → bill, impl, utils. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);

const FILE_LIMIT = 200;

/** Most lines of a file after formatting; undefined without a limit. */
export const lineLimit = (path: string): number | undefined =>
  isSpec(path) || generatedOrData.test(path) ? undefined : FILE_LIMIT;

const sizeOf = (path: string, text: string): string[] => {
  const lines = text.trimEnd().split('\n').length;
  const limit = lineLimit(path);
  return limit !== undefined && lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
};

const nameOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .flatMap((part) =>
      wordsOf(basename(part))
        .filter((word) => forbiddenWords.has(word))
        .map((word) => `${path}: "${word}" says nothing; name the thing`),
    );

const constructorsOf = (module: SourceModule): string[] => {
  const found: string[] = [];
  walk(module.program, (node) => {
    if (node.type !== 'MethodDefinition' || node['kind'] !== 'constructor') return;
    const { params } = node['value'] as { params: readonly SyntaxNode[] };
    if (params.length > 4)
      found.push(`${module.path}:${module.lineOf(node.start)} constructor with ${params.length} parameters, at most 4`);
  });
  return found;
};

const literalTests = /\b(?:it|test|describe)\.(?:todo|skip|only)\b|\bx(?:it|describe)\(/;
const unfinished = /\b(?:TODO|FIXME|XXX|HACK)\b/;

const unfinishedWork = (module: SourceModule): string[] => {
  if (/^tools\/.*\.spec\.ts$|^tools\/check\/style\//.test(module.path)) return [];
  return module.text
    .split('\n')
    .flatMap((line, at) =>
      literalTests.test(line) || unfinished.test(line) ? [`${module.path}:${at + 1} unfinished: ${line.trim()}`] : [],
    );
};

export const styleViolations = (module: SourceModule): string[] => [
  ...longLines(module),
  ...sizeOf(module.path, module.text),
  ...nameOf(module.path),
  ...constructorsOf(module),
  ...unfinishedWork(module),
];

/** Source folders with more than twelve entries. */
export const crowdedFolders = (paths: readonly string[]): string[] => {
  const entries = new Map<string, Set<string>>();
  for (const path of paths) {
    const parts = path.split('/');
    parts.slice(0, -1).forEach((_, depth) => {
      const folder = parts.slice(0, depth + 1).join('/');
      entries.set(folder, (entries.get(folder) ?? new Set()).add(parts[depth + 1] ?? ''));
    });
  }
  return [...entries]
    .filter(([folder, names]) => names.size > 12 && folder.includes('/'))
    .map(([folder, names]) => `${folder}: ${names.size} entries, at most 12`);
};
