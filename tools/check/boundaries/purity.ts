import { posix } from 'node:path';
import { walk, type SourceModule, type SyntaxNode } from '../source/module.ts';

const values = [
  'money',
  'calendar',
  'consumption',
  'identifiers',
  'decider',
  'published-versions',
  'roles',
  'fields',
  'contracts',
  'contracts/signed-facts',
].map((name) => `@pishkhan/${name}`);
const specMayImport = new Set([
  '@jest/globals',
  'fast-check',
  'decimal.js',
  'node:assert',
  'node:assert/strict',
  '@pishkhan/published-versions/builders',
]);
/** Pure packages that a domain may use: hashing, canonical JSON, schemas as data. `randomUUID` is rejected by name. */
const purePackages = new Set(['node:crypto', 'canonicalize', 'typebox', 'typebox/value']);

const isSpec = (path: string) => /\.(spec|builders)\.ts$/.test(path);
/** The folders `domain` and `kinds` and every kind of case are pure: no clock, no randomness, no I/O, no classes. */
export const isDomain = (path: string): boolean =>
  /^services\/[^/]+\/src\/(.*\/)?(domain|kinds|engine)\//.test(path) || path.endsWith('.case.ts');
/** Publishing is a pure function too, although it is outside the domain folder. */
const isPure = (path: string) => isDomain(path) || path.endsWith('.publish.ts');

const serviceOf = (path: string) => path.split('/').slice(0, 2).join('/');

const mayImport = (module: SourceModule, specifier: string): boolean => {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(module.path), specifier);
    return (isDomain(target) || isSpec(module.path)) && serviceOf(target) === serviceOf(module.path);
  }
  return (
    values.includes(specifier) || purePackages.has(specifier) || (isSpec(module.path) && specMayImport.has(specifier))
  );
};

const memberName = (node: SyntaxNode): string => {
  const object = node['object'] as SyntaxNode;
  const property = node['property'] as SyntaxNode;
  return `${String(object['name'])}.${String(property['name'])}`;
};

const impureMembers = new Set(['Date.now', 'Math.random', 'process.env', 'crypto.randomUUID']);

/** The impure construct at this node, or undefined. */
const impurity = (node: SyntaxNode): string | undefined => {
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return 'class';
  if (node.type === 'AwaitExpression') return 'await';
  if (node['async'] === true) return 'async';
  if (node.type === 'Identifier' && node['name'] === 'randomUUID') return 'randomUUID';
  if (node.type === 'MemberExpression' && impureMembers.has(memberName(node))) return memberName(node);
  const calls = node.type === 'NewExpression' || node.type === 'CallExpression';
  return calls && (node['callee'] as SyntaxNode)['name'] === 'Date' ? 'new Date(' : undefined;
};

/** The impure constructs and imports of a domain module, each with its line; empty for other modules. */
export const purityViolations = (module: SourceModule): string[] => {
  if (!isPure(module.path)) return [];
  const found: string[] = [];
  if (isDomain(module.path)) {
    for (const { specifier, line } of module.imports)
      if (!mayImport(module, specifier)) found.push(`${module.path}:${line} domain must not import ${specifier}`);
  }
  walk(module.program, (node) => {
    const what = isSpec(module.path) && node['async'] === true ? undefined : impurity(node);
    if (what) found.push(`${module.path}:${module.lineOf(node.start)} domain must not use ${what}`);
  });
  return found;
};
