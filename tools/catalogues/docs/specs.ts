import { walk, type SourceModule, type SyntaxNode } from '../../check/source/module.ts';

/** A test with its title and its text. */
export interface Test {
  readonly path: string;
  readonly title: string;
  readonly text: string;
}

const rootName = (node: SyntaxNode): string | undefined => {
  if (node.type === 'Identifier') return String(node['name']);
  const below = (node['callee'] ?? node['object'] ?? node['tag']) as SyntaxNode | undefined;
  return below && rootName(below);
};

const titleOf = (node: SyntaxNode | undefined, text: string): string | undefined => {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return node?.type === 'TemplateLiteral' ? text.slice(node.start + 1, node.end - 1) : undefined;
};

const isTest = (node: SyntaxNode): boolean =>
  node.type === 'CallExpression' && ['it', 'test'].includes(rootName(node['callee'] as SyntaxNode) ?? '');

/** Every test of a spec. A table (`it.each([…])('title', …)`) is one test, and its rows are part of its text. */
export const testsOf = (spec: SourceModule): Test[] => {
  const found: Test[] = [];
  walk(spec.program, (node) => {
    if (!isTest(node)) return;
    const title = titleOf((node['arguments'] as SyntaxNode[])[0], spec.text);
    if (title !== undefined) found.push({ path: spec.path, title, text: spec.text.slice(node.start, node.end) });
  });
  return found;
};
