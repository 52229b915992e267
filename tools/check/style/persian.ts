import { unnamedValues, valueNames } from '@pishkhan/fields';
import { childrenOf, walk, type SourceModule, type SyntaxNode } from '../source/module.ts';

const marked = /ه\u0654|\u06c0/;

/** Persian texts write «نماینده مشترک», never with a hamza over the final he, so that a search finds every text. */
const misspelt = (path: string, text: string, lineOf: (offset: number) => number, start = 0): string[] => {
  const at = text.search(marked);
  return at < 0 ? [] : [`${path}:${lineOf(start + at)} a hamza over the final he; write it without`];
};

/** Literals with a hamza over the final he. Specs are free, because they try both spellings. */
export const misspeltLiterals = (module: SourceModule): string[] => {
  if (/\.(spec|e2e)\.ts$/.test(module.path) || !marked.test(module.text)) return [];
  const found: string[] = [];
  walk(module.program, (node) => {
    const value = node.type === 'TemplateElement' ? (node['value'] as { raw: string }).raw : node['value'];
    if ((node.type === 'Literal' || node.type === 'TemplateElement') && typeof value === 'string')
      found.push(...misspelt(module.path, value, (offset) => module.lineOf(offset), node.start));
  });
  return found;
};

/** The same in a JSON file of data or contracts. */
export const misspeltJson = (path: string, text: string): string[] =>
  text.split('\n').flatMap((line, at) => misspelt(path, line, () => at + 1));

const ruleMakers = new Set(['rule', 'statusRule', 'existenceRule', 'permissionRule', 'inputRule']);
const named = new Set([...Object.keys(valueNames), ...unnamedValues]);

/** Objects that a predicate can return: of `&&`, `return` and an arrow's body. */
const returned = (node: SyntaxNode): SyntaxNode[] => {
  const result = (
    { LogicalExpression: 'right', ReturnStatement: 'argument', ArrowFunctionExpression: 'body' } as Record<
      string,
      string
    >
  )[node.type];
  const value = result === undefined ? undefined : (node[result] as SyntaxNode | null);
  const own = value?.type === 'ParenthesizedExpression' ? (value['expression'] as SyntaxNode) : value;
  return [
    ...(own?.type === 'ObjectExpression' ? [own] : []),
    ...childrenOf(node)
      .filter(({ type }) => type !== 'CallExpression')
      .flatMap(returned),
  ];
};

/** Keys in the data of rules whose values have no Persian name and are not known to stay unnamed. */
export const unnamedRuleValues = (module: SourceModule): string[] => {
  if (!module.path.startsWith('services/') || !/\.(rules|policy)\.ts$/.test(module.path)) return [];
  const found: string[] = [];
  walk(module.program, (node) => {
    if (node.type !== 'CallExpression' || !ruleMakers.has((node['callee'] as { name?: string }).name ?? '')) return;
    const predicate = (node['arguments'] as SyntaxNode[])[2];
    for (const { properties } of (predicate ? returned(predicate) : []) as unknown as { properties: SyntaxNode[] }[])
      for (const { key, start } of properties as (SyntaxNode & { key?: { name: string } })[])
        if (key && !named.has(key.name))
          found.push(
            `${module.path}:${module.lineOf(start)} ${key.name} has no Persian name; give it one in valueNames`,
          );
  });
  return found;
};
